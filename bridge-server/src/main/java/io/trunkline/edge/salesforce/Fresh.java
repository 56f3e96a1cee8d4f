package io.trunkline.edge.salesforce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Remembers a bounded number of answers for a while. Safe for several threads. */
final class Fresh<K, V> {
  private final Map<K, Kept<V>> kept = new LinkedHashMap<>();
  private final Clock clock;
  private final Duration time;
  private final int most;

  Fresh(Clock clock, Duration time, int most) {
    this.clock = clock;
    this.time = time;
    this.most = most;
  }

  synchronized Optional<V> find(K key) {
    Kept<V> found = kept.get(key);
    if (found == null) {
      return Optional.empty();
    }
    if (!clock.instant().isBefore(found.until())) {
      kept.remove(key);
      return Optional.empty();
    }
    return Optional.of(found.value());
  }

  /** Keeps this; the one kept longest goes when there are too many. */
  synchronized void keep(K key, V value) {
    kept.remove(key);
    kept.put(key, new Kept<>(value, clock.instant().plus(time)));
    if (kept.size() > most) {
      kept.remove(kept.keySet().iterator().next());
    }
  }

  synchronized void forget(K key) {
    kept.remove(key);
  }

  /** Forgets what was kept at least so long ago. */
  synchronized void forgetOlder(Duration age, Predicate<K> isOver) {
    Instant latest = clock.instant().plus(time).minus(age);
    kept.entrySet()
        .removeIf(one -> isOver.test(one.getKey()) && !one.getValue().until().isAfter(latest));
  }

  synchronized void forgetAll() {
    kept.clear();
  }

  private record Kept<V>(V value, Instant until) {}
}
