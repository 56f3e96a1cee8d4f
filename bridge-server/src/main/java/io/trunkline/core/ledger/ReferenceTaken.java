package io.trunkline.core.ledger;

/** Another passage's row bears this reference; plan again with a new one. */
public final class ReferenceTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the reference. */
  public ReferenceTaken(String reference) {
    super("the reference " + reference + " belongs to another ticket");
  }
}
