package io.trunkline.demo.bench.crash;

import io.trunkline.demo.World;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Kills the bridge and starts it again, one after the other. A kill may come in the middle of a
 * start, but not so that the bridge never comes to follow the PBX. A bridge that has ended by
 * itself before is no kill's work, and counted. Thread-safe.
 */
final class Killer {
  private static final Duration MOST_AWAY = Duration.ofSeconds(3);
  private static final Duration MOST_STARTING = Duration.ofSeconds(30);

  private final World world;
  private final Presence presence;
  private int kills;
  private int diedByItself;

  Killer(World world, Presence presence) {
    this.world = world;
    this.presence = presence;
  }

  /** It starts again after this time, and is not waited for. */
  synchronized void kill(Duration away) {
    boolean unused = kill(away, MOST_AWAY, () -> true, () -> {});
  }

  /**
   * Kills it while it follows the PBX, in the middle of something.
   *
   * @param underWay whether that is going on
   * @param then right after the kill, while the bridge is away
   * @return whether it was, before the kill and still after it
   */
  synchronized boolean killDuring(Duration away, BooleanSupplier underWay, Runnable then) {
    return kill(
        away,
        Duration.ZERO,
        () -> underWay.getAsBoolean() && (presence.away().isZero() || !world.bridgeRuns()),
        then);
  }

  private boolean kill(Duration away, Duration mostAway, BooleanSupplier underWay, Runnable then) {
    long deadline = System.nanoTime() + MOST_STARTING.toNanos();
    while (presence.away().compareTo(mostAway) > 0 && System.nanoTime() < deadline) {
      Pauses.sleep(Duration.ofMillis(20));
    }
    look();
    boolean before = underWay.getAsBoolean();
    world.killBridge();
    kills++;
    boolean after = underWay.getAsBoolean();
    then.run();
    Pauses.sleep(away);
    world.startBridge();
    return before && after;
  }

  /** Notices a bridge that has ended without having been killed. */
  synchronized void look() {
    if (!world.bridgeRuns()) {
      diedByItself++;
    }
  }

  synchronized int kills() {
    return kills;
  }

  synchronized int diedByItself() {
    return diedByItself;
  }
}
