package io.trunkline.demo.bench.crash;

import io.trunkline.demo.World;
import java.time.Duration;

/**
 * Kills the bridge and starts it again, one after the other. A kill may come in the middle of a
 * start, but not so that the bridge never comes to follow the PBX. Thread-safe.
 */
final class Killer {
  private static final Duration MOST_AWAY = Duration.ofSeconds(3);
  private static final Duration MOST_STARTING = Duration.ofSeconds(30);

  private final World world;
  private final Presence presence;
  private int kills;

  Killer(World world, Presence presence) {
    this.world = world;
    this.presence = presence;
  }

  /** It starts again after this time, and is not waited for. */
  synchronized void kill(Duration away) {
    long deadline = System.nanoTime() + MOST_STARTING.toNanos();
    while (presence.away().compareTo(MOST_AWAY) > 0 && System.nanoTime() < deadline) {
      Pauses.sleep(Duration.ofMillis(20));
    }
    world.killBridge();
    kills++;
    Pauses.sleep(away);
    world.startBridge();
  }

  synchronized int kills() {
    return kills;
  }
}
