package io.trunkline.demo;

import java.util.Optional;

/** A bridge that runs, in this process or in one of its own. */
interface RunningBridge extends AutoCloseable {
  /** What the first administrator must know, while there is none; waits until the bridge serves. */
  Optional<String> setupCode();

  /** Whether it runs still. */
  boolean isAlive();

  /** Ends it as a power cut would: it has no time for anything. */
  void kill();

  @Override
  void close();
}
