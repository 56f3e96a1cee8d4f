package io.trunkline.core.ledger;

/** Where a ticket that is due stands. The ledger never says more than we know. */
public enum LedgerState {
  /** Written down, shown to nobody yet. */
  PLANNED,
  /** Sent to the agent's leading page, which has not asked for it. */
  OFFERED,
  /** One writer has it, and no other may write. */
  CLAIMED,
  /** The writer was let go and never said how it ended: it may stand in the org or not. */
  UNDECIDED,
  /** The org said that it stands. */
  FILED,
  /** The end of the call is written to it as well. */
  COMPLETED,
  /** The org could not be reached; tried again until it is filed. */
  RETRYING,
  /** The org said no; a person corrects or discards it. */
  REFUSED,
  /** A person said that it shall not be filed. */
  DISCARDED,
  /** It stands in the org more than once. */
  DOUBLED;

  /** Whether nothing is left to do for a row in this state. */
  public boolean isOver() {
    return this == COMPLETED || this == DISCARDED || this == DOUBLED;
  }
}
