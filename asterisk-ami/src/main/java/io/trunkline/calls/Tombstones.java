package io.trunkline.calls;

import java.util.HashMap;
import java.util.Map;

/**
 * The channels that hung up last, at least so many of them and at most twice as many: what comes
 * late, a list's row or an event, must not bring them back. The older half is thrown away at one
 * go: that costs less than to look for the eldest each time.
 */
final class Tombstones {
  private final int least;
  private final Map<String, Long> numberByUniqueId = new HashMap<>();
  private long last;

  Tombstones(int least) {
    this.least = least;
  }

  void add(String uniqueId) {
    numberByUniqueId.put(uniqueId, ++last);
    if (numberByUniqueId.size() == 2 * least) {
      numberByUniqueId.values().removeIf(number -> number <= last - least);
    }
  }

  void remove(String uniqueId) {
    numberByUniqueId.remove(uniqueId);
  }

  boolean has(String uniqueId) {
    return numberByUniqueId.containsKey(uniqueId);
  }
}
