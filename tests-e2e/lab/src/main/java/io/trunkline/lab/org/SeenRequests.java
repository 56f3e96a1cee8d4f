package io.trunkline.lab.org;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts requests by door and keeps the newest. Thread-safe. */
final class SeenRequests {
  private static final int KEPT = 5_000;

  private final Deque<Seen> newest = new ArrayDeque<>();
  private final Map<Door, Integer> countByDoor = new EnumMap<>(Door.class);

  synchronized void add(Seen seen) {
    newest.add(seen);
    if (newest.size() > KEPT) {
      newest.remove();
    }
    countByDoor.merge(seen.door(), 1, Integer::sum);
  }

  synchronized List<Seen> all() {
    return List.copyOf(newest);
  }

  synchronized int count(Door door) {
    return countByDoor.getOrDefault(door, 0);
  }
}
