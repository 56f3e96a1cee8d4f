package io.trunkline.core.flow;

import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketOutcome;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes claimed tickets through the account's desk, and says in the ledger how it went. Flow
 * thread only; the desk answers on its own threads.
 */
final class BridgeWriter {
  private final TicketBook book;
  private final FlowTime time;
  private final Consumer<LedgerRow> tryAgain;
  private final Consumer<LedgerRow> undecided;
  private final Consumer<LedgerRow> filed;

  /**
   * Writes nothing yet.
   *
   * @param tryAgain gets a RETRYING row when its pause is over
   * @param undecided gets a row that was sent and not answered
   * @param filed gets a row that stands in the org
   */
  BridgeWriter(
      TicketBook book,
      FlowTime time,
      Consumer<LedgerRow> tryAgain,
      Consumer<LedgerRow> undecided,
      Consumer<LedgerRow> filed) {
    this.book = book;
    this.time = time;
    this.tryAgain = tryAgain;
    this.undecided = undecided;
    this.filed = filed;
  }

  /** Files a row that is CLAIMED, by the bridge or for a page in New Tab mode. */
  void write(LedgerRow claimed, Account account, TicketDesk desk) {
    time.whenAnswered(
        desk.file(claimed.draft(), claimed.reference()),
        (outcome, failure) -> answered(claimed, account, outcomeOf(outcome, failure)));
  }

  private void answered(LedgerRow claimed, Account account, TicketOutcome outcome) {
    LedgerRow row = book.row(claimed.reference()).orElse(claimed);
    if (row.state() != LedgerState.CLAIMED || !Objects.equals(row.writer(), claimed.writer())) {
      return;
    }
    outcome.match(
        done -> {
          String dropped = done.dropped().isEmpty() ? null : droppedWords(done);
          LedgerRow next = row.filed(done.recordId(), done.url(), dropped, time.now());
          return change(next, () -> filed.accept(next));
        },
        no -> change(row.to(LedgerState.REFUSED, null, refusal(no), time.now()), () -> {}),
        lost -> retry(row, lost.reason()),
        open -> unknown(row, account, open.reason()),
        denied -> retryLate(row, denied.reason()));
  }

  /**
   * With a unique external id a second write finds the first; without, somebody must look first.
   */
  private boolean unknown(LedgerRow row, Account account, String reason) {
    if (account.externalId(row.draft().type()) != null) {
      return retry(row, reason);
    }
    LedgerRow next = row.to(LedgerState.UNDECIDED, row.writer(), reason, time.now());
    return change(next, () -> undecided.accept(next));
  }

  /** Puts a row aside until its pause is over. */
  boolean retry(LedgerRow row, String reason) {
    LedgerRow next = row.tried().to(LedgerState.RETRYING, null, reason, time.now());
    return change(
        next, () -> time.after(time.backOff(next.attempts()), () -> tryAgain.accept(next)));
  }

  /** Every further attempt might lock the user out; the desk itself waits for a changed account. */
  private boolean retryLate(LedgerRow row, String reason) {
    LedgerRow next = row.tried().to(LedgerState.RETRYING, null, reason, time.now());
    return change(next, () -> time.after(time.settings().retryMost(), () -> tryAgain.accept(next)));
  }

  private boolean change(LedgerRow next, Runnable then) {
    book.change(next, LedgerRow.BRIDGE, then);
    return true;
  }

  private static TicketOutcome outcomeOf(
      @Nullable TicketOutcome outcome, @Nullable Throwable failure) {
    return outcome != null
        ? outcome
        : new TicketOutcome.Unknown(
            "The attempt broke off: " + (failure == null ? "no answer" : failure.getMessage()));
  }

  private static String refusal(TicketOutcome.Refused no) {
    return no.words() + " (" + no.code() + ")";
  }

  private static String droppedWords(TicketOutcome.Filed done) {
    return "Filed without "
        + String.join(", ", done.dropped())
        + ": the user who files may not write it.";
  }
}
