package io.trunkline.core.flow;

import io.trunkline.core.ledger.LedgerRow;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives a ticket to another agent: one that was filed at once to whoever answers, and any to whom
 * the call is transferred where the account says so. A ticket that somebody is writing waits for
 * the outcome. Flow thread only.
 */
final class HandOver {
  private final TicketBook book;
  private final Filing filing;
  private final Preparation preparation;
  private final Completion completion;
  private final FlowTime time;
  private final Map<String, String> agentByReference = new HashMap<>();

  HandOver(
      TicketBook book,
      Filing filing,
      Preparation preparation,
      Completion completion,
      FlowTime time) {
    this.book = book;
    this.filing = filing;
    this.preparation = preparation;
    this.completion = completion;
    this.time = time;
  }

  /** The ticket is this agent's from now on. */
  void to(LedgerRow row, String agentId) {
    agentByReference.put(row.reference(), agentId);
    follow(row.reference());
  }

  /** The ticket stands otherwise than before: what had to wait may be possible now. */
  void follow(String reference) {
    String agentId = agentByReference.get(reference);
    if (agentId == null) {
      return;
    }
    LedgerRow row = book.row(reference).orElse(null);
    if (row == null) {
      agentByReference.remove(reference);
      return;
    }
    switch (row.state()) {
      case CLAIMED, UNDECIDED -> {
        // Whoever writes it says first how it went.
      }
      case FILED -> {
        agentByReference.remove(reference);
        stands(row.ownedBy(agentId));
      }
      default -> {
        agentByReference.remove(reference);
        filing.owned(row, agentId);
      }
    }
  }

  private void stands(LedgerRow owned) {
    book.change(
        owned,
        LedgerRow.BRIDGE,
        () ->
            time.whenAnswered(
                preparation.ownership(owned),
                (fields, failure) -> {
                  if (fields != null) {
                    completion.amend(owned, fields);
                  }
                }));
  }
}
