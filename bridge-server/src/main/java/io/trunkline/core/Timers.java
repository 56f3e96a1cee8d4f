package io.trunkline.core;

import java.time.Duration;

/** Later, on the thread that owns the caller's state. */
public interface Timers {
  /** Runs this once after the delay, unless cancelled before. */
  Timer after(Duration delay, Runnable task);

  /** A task that has not run yet. */
  interface Timer {
    /** Makes sure that it never runs; nothing happens when it has. */
    void cancel();
  }
}
