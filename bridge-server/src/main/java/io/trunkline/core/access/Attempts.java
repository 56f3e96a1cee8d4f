package io.trunkline.core.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts failed sign-ins per person and address, and per address. An attempt counts before its
 * password is checked, so that many at once do not slip through; a good one is forgiven. Keeps the
 * 10,000 keys used last. Safe from several threads.
 */
public final class Attempts {
  private static final int KEYS = 10_000;
  private static final int ADDRESS_FACTOR = 6;
  private final int limit;
  private final Duration window;
  private final Clock clock;
  private final Map<String, Count> countByKey =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > KEYS;
        }
      };

  /** So many failures of one person from one address within this time. */
  public Attempts(int limit, Duration window, Clock clock) {
    this.limit = limit;
    this.window = window;
    this.clock = clock;
  }

  /** Counts an attempt; answers how long to wait when it may not be made. */
  public synchronized Optional<Duration> begin(String address, String email) {
    Optional<Duration> wait = wait(person(address, email), limit);
    if (wait.isEmpty()) {
      wait = wait(address, limit * ADDRESS_FACTOR);
    }
    if (wait.isEmpty()) {
      add(person(address, email), 1);
      add(address, 1);
    }
    return wait;
  }

  /** The attempt was good: it does not count, and the person begins anew. */
  public synchronized void forgive(String address, String email) {
    countByKey.remove(person(address, email));
    add(address, -1);
  }

  private Optional<Duration> wait(String key, int most) {
    Count count = countByKey.get(key);
    Instant now = clock.instant();
    if (count == null || !now.isBefore(count.until)) {
      return Optional.empty();
    }
    return count.number < most ? Optional.empty() : Optional.of(Duration.between(now, count.until));
  }

  private void add(String key, int more) {
    Instant now = clock.instant();
    Count old = countByKey.get(key);
    Count count = old == null || !now.isBefore(old.until) ? new Count(0, now.plus(window)) : old;
    countByKey.put(key, new Count(Math.max(0, count.number + more), count.until));
  }

  private static String person(String address, String email) {
    return address + " " + email;
  }

  private record Count(int number, Instant until) {}
}
