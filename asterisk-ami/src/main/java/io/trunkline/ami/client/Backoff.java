package io.trunkline.ami.client;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: doubling with full jitter after a broken link, and
 * slower, never less than half the step, after a refused login, which fail2ban and locked accounts
 * punish. One thread.
 */
final class Backoff {
  private static final int MOST_DOUBLINGS = 16;

  private final AmiTimings timings;
  private final DoubleSupplier jitter;
  private int broken;
  private int refused;

  /** Jitter gives numbers from 0 to below 1. */
  Backoff(AmiTimings timings, DoubleSupplier jitter) {
    this.timings = timings;
    this.jitter = jitter;
  }

  /** The link has held: the next trouble starts from the first step again. */
  void held() {
    broken = 0;
    refused = 0;
  }

  Duration afterBroken() {
    long step = step(timings.retry(), timings.retryCap(), broken++);
    long least = timings.retry().toMillis() / 10;
    return Duration.ofMillis(Math.max(least, (long) (step * jitter.getAsDouble())));
  }

  Duration afterRefused() {
    long step = step(timings.refusedRetry(), timings.refusedRetryCap(), refused++);
    return Duration.ofMillis(step / 2 + (long) (step / 2.0 * jitter.getAsDouble()));
  }

  private static long step(Duration first, Duration cap, int doublings) {
    return Math.min(cap.toMillis(), first.toMillis() << Math.min(doublings, MOST_DOUBLINGS));
  }
}
