package io.trunkline.edge.salesforce;

import java.time.Duration;

/** When an operation must have its answer, on the JVM's monotonic clock. */
record Deadline(long endNanos) {
  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  long remainingMillis() {
    return Math.max(0, (endNanos - System.nanoTime()) / 1_000_000);
  }

  boolean expired() {
    return remainingMillis() == 0;
  }
}
