package io.trunkline.edge.store;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Instants as the database keeps them: nanoseconds since 1970-01-01 UTC, good until 2262. */
final class Times {
  private Times() {}

  static long number(Instant time) {
    long seconds = Math.multiplyExact(time.getEpochSecond(), TimeUnit.SECONDS.toNanos(1));
    return Math.addExact(seconds, time.getNano());
  }

  static Instant instant(long number) {
    return Instant.ofEpochSecond(0, number);
  }
}
