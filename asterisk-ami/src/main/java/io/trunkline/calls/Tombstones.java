package io.trunkline.calls;

import java.util.HashSet;
import java.util.Set;

/**
 * The channels that hung up last, at least so many of them and at most twice as many: what comes
 * late, a list's row or an event, must not bring them back. Kept in two sets, of which the older is
 * thrown away whole: that costs less than to look for the eldest each time.
 */
final class Tombstones {
  private final int least;
  private Set<String> newer = new HashSet<>();
  private Set<String> older = new HashSet<>();

  Tombstones(int least) {
    this.least = least;
  }

  void add(String uniqueId) {
    if (newer.size() == least) {
      Set<String> emptied = older;
      emptied.clear();
      older = newer;
      newer = emptied;
    }
    newer.add(uniqueId);
  }

  boolean has(String uniqueId) {
    return newer.contains(uniqueId) || older.contains(uniqueId);
  }
}
