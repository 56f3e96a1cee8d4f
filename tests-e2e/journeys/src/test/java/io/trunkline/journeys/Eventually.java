package io.trunkline.journeys;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/**
 * The one way in which journeys wait: again and again until it holds, with one deadline for all.
 */
final class Eventually {
  private static final Duration DEADLINE = Duration.ofSeconds(25);
  private static final Duration BETWEEN = Duration.ofMillis(100);

  private Eventually() {}

  /** Returns once the assertion holds; fails with its last words when the deadline has passed. */
  static void eventually(ThrowingRunnable assertion) {
    Awaitility.await()
        .atMost(DEADLINE)
        .pollDelay(Duration.ZERO)
        .pollInterval(BETWEEN)
        .ignoreExceptions()
        .untilAsserted(assertion);
  }
}
