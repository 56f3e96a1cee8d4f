package io.trunkline.demo.bench.crash;

import java.util.Optional;

/** An agent's page that mishaps happen to, on a thread of its own. */
interface AgentAtWork extends AutoCloseable {
  /** From now on nothing happens to it. */
  void leaveAlone();

  /** How often this happened to it. */
  int count(PageMishap.Kind kind);

  /** How often its browser had died and was opened anew. */
  int restarts();

  /** Why there is no page any more, in words. */
  Optional<String> trouble();

  @Override
  void close();
}
