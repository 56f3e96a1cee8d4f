package io.trunkline.core;

import java.util.HashMap;
import java.util.Map;

/**
 * Numbers the changes of secrets, so that who uses one learns of a change without reading it. Knows
 * names alone; grows with what administrators enter. Safe for use from several threads.
 */
public final class SecretChanges {
  private final Map<String, Long> lastByName = new HashMap<>();
  private final Map<String, Long> lastByPrefix = new HashMap<>();
  private long last;

  /** The secret of that name was put. */
  public synchronized void put(String name) {
    lastByName.put(name, ++last);
  }

  /** Every secret whose name begins with this was removed. */
  public synchronized void removed(String prefix) {
    lastByPrefix.put(prefix, ++last);
  }

  /** The number of the last change of that secret; 0 for none. */
  public synchronized long lastOf(String name) {
    long removed =
        lastByPrefix.entrySet().stream()
            .filter(one -> name.startsWith(one.getKey()))
            .mapToLong(Map.Entry::getValue)
            .max()
            .orElse(0);
    return Math.max(removed, lastByName.getOrDefault(name, 0L));
  }
}
