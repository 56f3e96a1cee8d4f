package io.trunkline.demo.bench.crash;

import io.trunkline.lab.org.Door;
import io.trunkline.lab.org.Fault;
import java.time.Duration;

/**
 * What the org does to the next request at a door.
 *
 * @param at from when on
 * @param delay of what comes late
 */
record OrgMishap(Duration at, Door door, Fault fault, Duration delay) {
  /** From here on a save that comes late is called held. */
  private static final Duration LONG = Duration.ofSeconds(30);

  boolean isHeld() {
    return isHeld(fault, delay);
  }

  static boolean isHeld(Fault fault, Duration delay) {
    return fault == Fault.COMMITS_LATE && delay.compareTo(LONG) >= 0;
  }
}
