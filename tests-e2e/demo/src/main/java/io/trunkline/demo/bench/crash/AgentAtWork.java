package io.trunkline.demo.bench.crash;

/** An agent's page that mishaps happen to, on a thread of its own. */
interface AgentAtWork extends AutoCloseable {
  /** From now on nothing happens to it. */
  void leaveAlone();

  /** How often this happened to it. */
  int count(PageMishap.Kind kind);

  @Override
  void close();
}
