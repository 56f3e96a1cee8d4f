package io.trunkline.core.flow;

import io.trunkline.core.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The flow's thread and its sense of time.
 *
 * @param clock what time it is
 * @param timers later, on the flow's thread
 * @param thread the flow's one thread
 * @param settings how patient the flow is
 * @param jitter numbers from 0 to 1, so that retries do not come in step
 */
public record FlowTime(
    Clock clock, Timers timers, Executor thread, FlowSettings settings, DoubleSupplier jitter) {

  Instant now() {
    return clock.instant();
  }

  Timers.Timer after(Duration delay, Runnable task) {
    return timers.after(delay, task);
  }

  /**
   * Goes on with an answer on the flow's thread.
   *
   * @param then gets the answer, or null and why there is none, without the wrapping that futures
   *     made of others put around it
   */
  <T> void whenAnswered(
      CompletableFuture<T> answer, BiConsumer<@Nullable T, @Nullable Throwable> then) {
    CompletableFuture<T> unused =
        answer.whenComplete((is, failure) -> thread.execute(() -> then.accept(is, bare(failure))));
  }

  private static @Nullable Throwable bare(@Nullable Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /** Doubles with every attempt up to the longest pause; the last half of it is chance. */
  Duration backOff(int attempts) {
    long first = settings.retryFirst().toMillis();
    long most = settings.retryMost().toMillis();
    long pause = Math.min(most, first << Math.min(attempts, 20));
    return Duration.ofMillis((long) (pause * (0.5 + jitter.getAsDouble() / 2)));
  }
}
