package io.trunkline.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C, made a thing to wait for: the process ends only after this is closed, or 10 s later. */
final class Interruption implements AutoCloseable {
  private static final long PATIENCE_S = 10;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::end, "ctrl-c");

  Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Waits as long as this, or until somebody ends the process, and says which. */
  boolean within(Duration pause) throws InterruptedException {
    return asked.await(pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void end() {
    asked.countDown();
    try {
      boolean unused = closed.await(PATIENCE_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    if (asked.getCount() > 0) {
      boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
