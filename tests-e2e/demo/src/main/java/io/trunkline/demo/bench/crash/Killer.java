package io.trunkline.demo.bench.crash;

import io.trunkline.demo.World;
import java.time.Duration;

/** Kills the bridge and starts it again, one after the other. Thread-safe. */
final class Killer {
  private final World world;
  private int kills;

  Killer(World world) {
    this.world = world;
  }

  /**
   * Kills it wherever it is, also in the middle of its start; it starts again after this time, and
   * is not waited for.
   */
  synchronized void kill(Duration away) {
    world.killBridge();
    kills++;
    Pauses.sleep(away);
    world.startBridge();
  }

  synchronized int kills() {
    return kills;
  }
}
