package io.trunkline.core.flow;

import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up what an earlier run of the bridge left, each thing on its own: a bug that strikes one of
 * them keeps the others from nothing. A ticket that it strikes is shown to people. Flow thread
 * only.
 */
final class Resumption {
  private static final Logger log = LoggerFactory.getLogger(Resumption.class);
  private static final String WORDS =
      "The bridge was restarted and could not go on with it; its log says more about ";

  private final TicketBook book;
  private final FlowTime time;

  Resumption(TicketBook book, FlowTime time) {
    this.book = book;
    this.time = time;
  }

  /** Goes on with something; what it throws is logged and goes no further. */
  void of(String what, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException bug) {
      log.error("stage=start what={} outcome=bug", what, withoutWords(bug));
    }
  }

  /** Goes on with a ticket; one that this does not succeed for waits for a person. */
  void ofTicket(String reference, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException bug) {
      log.error("stage=start ticket={} outcome=bug", reference, withoutWords(bug));
      of("ticket " + reference, () -> book.row(reference).ifPresent(this::show));
    }
  }

  private void show(LedgerRow row) {
    LedgerState next =
        switch (row.state()) {
          case PLANNED, OFFERED, RETRYING -> LedgerState.REFUSED;
          case CLAIMED, UNDECIDED -> LedgerState.UNDECIDED;
          default -> row.state();
        };
    if (!row.state().mayBecome(next)) {
      return;
    }
    String words =
        WORDS
            + row.reference()
            + (next == LedgerState.UNDECIDED
                ? ". Look in Salesforce, and try again only if it is not there."
                : ". Try it again, or discard it.");
    book.change(row.to(next, null, words, time.now()), LedgerRow.BRIDGE);
  }

  /** Where it happened and of what kind, without words that may quote a customer. */
  private static Throwable withoutWords(RuntimeException bug) {
    Throwable bare = new IllegalStateException(bug.getClass().getName());
    bare.setStackTrace(bug.getStackTrace());
    return bare;
  }
}
