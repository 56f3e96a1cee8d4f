package io.trunkline.core.flow;

import io.trunkline.core.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.DoubleSupplier;

/** A clock that a test sets, and the flow's one thread as a queue that the test runs. */
final class TestTime extends Clock implements Timers {
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(Comparator.comparing(Waiting::at).thenComparing(Waiting::order));
  private Instant now = Instant.parse("2026-11-22T08:30:00Z");
  private long order;

  /** The longest pause each time, unless a test wants chance. */
  DoubleSupplier jitter = () -> 1.0;

  FlowTime flowTime() {
    return new FlowTime(
        this,
        this,
        tasks::add,
        FlowSettings.standard(ZoneId.of("Europe/Rome")),
        () -> jitter.getAsDouble());
  }

  /** Runs what is to be run now, and what that brings about. */
  void run() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  /** Lets time pass, running every timer when it is due. */
  void pass(Duration duration) {
    run();
    Instant until = now.plus(duration);
    while (!waiting.isEmpty() && !waiting.peek().at().isAfter(until)) {
      Waiting next = waiting.poll();
      now = next.at();
      tasks.add(next.task());
      run();
    }
    now = until;
  }

  /** The process ended: what it was waiting for never comes. */
  void forget() {
    tasks.clear();
    waiting.clear();
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    Waiting next = new Waiting(now.plus(delay), order++, task);
    waiting.add(next);
    return () -> waiting.remove(next);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("one zone will do");
  }

  private record Waiting(Instant at, long order, Runnable task) {}
}
