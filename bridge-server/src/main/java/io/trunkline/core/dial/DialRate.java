package io.trunkline.core.dial;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many calls each agent may begin: so many within any stretch of this length. Not thread-safe;
 * grows with the agents who dialled lately.
 */
public final class DialRate {
  private final int most;
  private final Duration window;
  private final Clock clock;
  private final Map<String, ArrayDeque<Instant>> begunByAgent = new HashMap<>();

  public DialRate(int most, Duration window, Clock clock) {
    this.most = most;
    this.window = window;
    this.clock = clock;
  }

  /** Counts a call; or answers how long to wait, when it may not be begun yet. */
  public Optional<Duration> begin(String agentId) {
    Instant now = clock.instant();
    begunByAgent.values().forEach(begun -> forget(begun, now));
    begunByAgent.values().removeIf(ArrayDeque::isEmpty);
    ArrayDeque<Instant> begun = begunByAgent.computeIfAbsent(agentId, id -> new ArrayDeque<>());
    if (begun.size() >= most) {
      return Optional.of(Duration.between(now, begun.getFirst().plus(window)));
    }
    begun.add(now);
    return Optional.empty();
  }

  private void forget(ArrayDeque<Instant> begun, Instant now) {
    while (!begun.isEmpty() && !begun.getFirst().plus(window).isAfter(now)) {
      begun.removeFirst();
    }
  }
}
