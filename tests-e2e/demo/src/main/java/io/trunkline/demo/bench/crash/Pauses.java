package io.trunkline.demo.bench.crash;

import java.time.Duration;

/** Time that passes. */
final class Pauses {
  private Pauses() {}

  /** Waits as long as this; less when the thread shall end. */
  static void sleep(Duration time) {
    try {
      Thread.sleep(Math.max(0, time.toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
