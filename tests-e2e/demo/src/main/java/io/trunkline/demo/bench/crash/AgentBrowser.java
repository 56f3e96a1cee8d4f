package io.trunkline.demo.bench.crash;

import java.time.Duration;

/** A browser in which an agent is signed in to the softphone. Not thread-safe. */
interface AgentBrowser extends AutoCloseable {
  void reload();

  /** The renderers stand still; nothing in the pages runs, and no clock of theirs is told. */
  void freeze(Duration time);

  /**
   * They stand still from between a claim and the go on.
   *
   * @throws IllegalStateException when the page claimed nothing for long
   */
  void sleep(Duration time);

  /** Its network is cut: to the bridge and to the org. */
  void cut(Duration time);

  /** Whether the softphone is there, connected or not. */
  boolean showsSoftphone();

  @Override
  void close();
}
