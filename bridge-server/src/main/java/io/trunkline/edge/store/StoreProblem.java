package io.trunkline.edge.store;

/** The store cannot be opened or read: which setting, what is wrong, what to do about it. */
public final class StoreProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final String problem;
  private final String remedy;

  /** Names the setting, says what is wrong and what to do, the latter two as parts of sentences. */
  public StoreProblem(String key, String problem, String remedy) {
    super(key + ": " + problem + ". Remedy: " + remedy + ".");
    this.key = key;
    this.problem = problem;
    this.remedy = remedy;
  }

  /** The setting concerned; {@link Store#DATA} or the one that gives the sealing key. */
  public String key() {
    return key;
  }

  /** What is wrong. */
  public String problem() {
    return problem;
  }

  /** What the operator can do. */
  public String remedy() {
    return remedy;
  }
}
