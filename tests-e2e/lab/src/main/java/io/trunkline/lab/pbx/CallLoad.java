package io.trunkline.lab.pbx;

import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/**
 * Rings one tape at a steady rate, for benchmarks: call number n goes to agent n modulo the number
 * of agents, so with enough of them nobody has two calls at once. What is sent is only copied
 * together from a score made once.
 */
public final class CallLoad {
  private final FakePbx pbx;
  private final Tape tape;
  private final double speed;
  private final IntFunction<Replacements> replacementsForCall;

  /**
   * Starts nothing yet.
   *
   * @param replacementsForCall the agent and the caller of call number n, counted from 0
   */
  public CallLoad(
      FakePbx pbx, Tape tape, double speed, IntFunction<Replacements> replacementsForCall) {
    this.pbx = pbx;
    this.tape = tape;
    this.speed = speed;
    this.replacementsForCall = replacementsForCall;
  }

  /**
   * Begins so many calls, evenly spaced.
   *
   * @return completed when the last of them has been played to its end
   */
  public CompletableFuture<Void> run(int calls, double callsPerSecond) {
    CompletableFuture<?>[] ends = new CompletableFuture<?>[calls];
    for (int i = 0; i < calls; i++) {
      int call = i;
      CompletableFuture<Void> end = new CompletableFuture<>();
      ends[i] = end;
      pbx.later(() -> begin(call, end), (long) (i * 1_000_000_000L / callsPerSecond));
    }
    return CompletableFuture.allOf(ends);
  }

  private void begin(int call, CompletableFuture<Void> end) {
    Replay replay = pbx.play(tape, replacementsForCall.apply(call), speed);
    CompletableFuture<Void> unused = replay.done().thenAccept(over -> end.complete(null));
  }
}
