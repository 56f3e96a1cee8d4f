package io.trunkline.lab.pbx;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One playing of a tape. Thread-safe. */
public final class Replay {
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Rendering rendering;
  private final double speed;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private volatile String held = "";
  private volatile boolean holding;
  private long base = System.nanoTime();
  private int next;

  Replay(Rendering rendering, double speed) {
    this.rendering = rendering;
    this.speed = speed;
  }

  /** Ends when the last event has been sent, or the replay was stopped. */
  public CompletableFuture<Void> done() {
    return done;
  }

  /**
   * Waits for the end.
   *
   * @throws IllegalStateException when it does not come in time
   */
  public void await(Duration limit) {
    try {
      done.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a tape played", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the tape did not end within " + limit, e);
    }
  }

  /**
   * Stands still before the next event of this name, for as long as a test needs to look around;
   * what comes later keeps its distance. Another name holds there instead.
   *
   * @param event as Asterisk names it, such as {@code AgentConnect}
   */
  public Replay holdBefore(String event) {
    held = event;
    return this;
  }

  /** Goes on to the end. */
  public void goOn() {
    held = "";
  }

  /** Whether it stands still by now before the event that it was to hold before. */
  public boolean isHolding() {
    return holding && !held.isEmpty();
  }

  /** Sends nothing more. */
  public void stop() {
    done.complete(null);
  }

  /** What a uniqueid or linkedid of the tape is in this replay. */
  public String uniqueId(String onTape) {
    synchronized (rendering) {
      return rendering.uniqueId(onTape);
    }
  }

  /** Whether this fresh uniqueid is one of this replay's. */
  boolean named(String fresh) {
    synchronized (rendering) {
      return rendering.named(fresh);
    }
  }

  boolean isOver() {
    return done.isDone() || next >= rendering.score().events().size();
  }

  /** The next event, which is then past. */
  Score.Event take() {
    return rendering.score().events().get(next++);
  }

  String text(Score.Event event) {
    synchronized (rendering) {
      return rendering.text(event);
    }
  }

  /** Nanoseconds until the next event is due, or shall be looked at again; else zero or less. */
  long due() {
    Score.Event event = rendering.score().events().get(next);
    long due = base + (long) (event.at().toNanos() / speed) - System.nanoTime();
    if (!event.name().equals(held)) {
      return due;
    }
    holding = due <= 0;
    base -= Math.min(0, due);
    return Math.max(due, LOOK_AGAIN_NANOS);
  }
}
