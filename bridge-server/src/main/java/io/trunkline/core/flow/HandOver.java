package io.trunkline.core.flow;

import io.trunkline.core.ledger.LedgerRow;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives a ticket to another agent: one that was filed at once to whoever answers, and any to whom
 * the call is transferred where the account says so. A ticket that somebody is writing waits for
 * the outcome. Flow thread only.
 */
final class HandOver {
  private final TicketBook book;
  private final Filing filing;
  private final Amendments amendments;
  private final Map<String, String> agentByReference = new HashMap<>();

  HandOver(TicketBook book, Filing filing, Amendments amendments) {
    this.book = book;
    this.filing = filing;
    this.amendments = amendments;
  }

  /** Goes on with what an earlier run of the bridge had to hand over. */
  void takeIn(String reference, @Nullable String agentId) {
    if (agentId != null) {
      book.everKnown(reference)
          .filter(row -> !agentId.equals(row.agentId()))
          .ifPresent(row -> to(reference, agentId));
    }
  }

  /** The ticket is this agent's from now on, also when it is complete. */
  void to(String reference, String agentId) {
    agentByReference.put(reference, agentId);
    follow(reference);
  }

  /** The ticket stands otherwise than before: what had to wait may be possible now. */
  void follow(String reference) {
    String agentId = agentByReference.get(reference);
    if (agentId == null) {
      return;
    }
    LedgerRow row = book.everKnown(reference).orElse(null);
    if (row == null) {
      agentByReference.remove(reference);
      return;
    }
    switch (row.state()) {
      // Whoever writes it says first how it went, if need be to the next run of the bridge.
      case CLAIMED, UNDECIDED -> amendments.owner(reference, agentId);
      case DISCARDED -> agentByReference.remove(reference);
      case FILED, COMPLETED, DOUBLED -> {
        agentByReference.remove(reference);
        amendments.owner(reference, agentId);
        book.change(row.ownedBy(agentId), LedgerRow.BRIDGE);
      }
      default -> {
        agentByReference.remove(reference);
        amendments.ownerIsInTheDraft(reference);
        filing.owned(row, agentId);
      }
    }
  }
}
