package io.trunkline.demo.bench.crash;

import io.trunkline.demo.World;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Kills the bridge and starts it again, one after the other. A kill may come in the middle of a
 * start, but not so that the bridge never comes to follow the PBX: a call of which it has seen
 * nothing at all is nobody's to file. Thread-safe.
 */
final class Killer {
  private static final Duration MOST_AWAY = Duration.ofSeconds(3);
  private static final Duration MOST_STARTING = Duration.ofSeconds(30);

  private final World world;
  private final AtomicLong seenAt = new AtomicLong(System.nanoTime());
  private final AtomicLong longest = new AtomicLong();
  private int kills;

  Killer(World world) {
    this.world = world;
  }

  /** It starts again after this time, and is not waited for. */
  synchronized void kill(Duration away) {
    long deadline = System.nanoTime() + MOST_STARTING.toNanos();
    while (away().compareTo(MOST_AWAY) > 0 && System.nanoTime() < deadline) {
      Pauses.sleep(Duration.ofMillis(20));
    }
    world.killBridge();
    kills++;
    Pauses.sleep(away);
    world.startBridge();
  }

  /** Looks whether the bridge follows the PBX; to be called often. */
  void look() {
    if (world.pbx().loggedIn() > 0) {
      seenAt.set(System.nanoTime());
    } else {
      longest.accumulateAndGet(System.nanoTime() - seenAt.get(), Math::max);
    }
  }

  private Duration away() {
    return Duration.ofNanos(System.nanoTime() - seenAt.get());
  }

  /** The longest time in which it did not follow the PBX. */
  Duration longestAway() {
    return Duration.ofNanos(longest.get());
  }

  synchronized int kills() {
    return kills;
  }
}
