package io.trunkline.core.ledger;

/**
 * This passage of the call has a row for this trigger and action already, under another reference.
 */
public final class AlreadyPlanned extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reference;

  /** Names the row that was not written and the reference of the one that stands. */
  public AlreadyPlanned(LedgerRow row, String reference) {
    super(
        "call=%s segment=%d trigger=%s action=%d is planned already as %s"
            .formatted(row.call(), row.segment(), row.triggerId(), row.action(), reference));
    this.reference = reference;
  }

  /** The reference of the row that stands. */
  public String reference() {
    return reference;
  }
}
