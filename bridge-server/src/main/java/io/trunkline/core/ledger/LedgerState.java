package io.trunkline.core.ledger;

import java.util.EnumSet;

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
  /**
   * A person said that it shall not be filed, or that nothing of it needs to be done any more; a
   * page may say later that it was filed.
   */
  DISCARDED,
  /** It stands in the org more than once. */
  DOUBLED;

  /** Whether a row may go from this state to that one; the table of the claim protocol. */
  public boolean mayBecome(LedgerState next) {
    return switch (this) {
      case PLANNED ->
          EnumSet.of(PLANNED, OFFERED, CLAIMED, RETRYING, REFUSED, FILED, DISCARDED).contains(next);
      case OFFERED -> EnumSet.of(PLANNED, CLAIMED, REFUSED, FILED, DISCARDED).contains(next);
      case CLAIMED -> EnumSet.of(PLANNED, UNDECIDED, RETRYING, REFUSED, FILED).contains(next);
      case UNDECIDED ->
          EnumSet.of(UNDECIDED, PLANNED, REFUSED, FILED, DOUBLED, DISCARDED).contains(next);
      case RETRYING ->
          EnumSet.of(RETRYING, PLANNED, CLAIMED, REFUSED, FILED, DISCARDED).contains(next);
      case REFUSED -> EnumSet.of(PLANNED, FILED, DISCARDED).contains(next);
      case FILED -> EnumSet.of(FILED, COMPLETED, DOUBLED).contains(next);
      case COMPLETED -> next == COMPLETED || next == DOUBLED;
      case DOUBLED -> next == FILED || next == DISCARDED;
      case DISCARDED -> next == FILED;
    };
  }

  /** Whether nothing is left to do for a row in this state. */
  public boolean isOver() {
    return this == COMPLETED || this == DISCARDED || this == DOUBLED;
  }
}
