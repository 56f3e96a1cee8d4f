package io.trunkline.core.flow;

import static java.util.stream.Collectors.joining;

import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketOutcome;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes claimed tickets through the account's desk, and says in the ledger how it went. Flow
 * thread only; the desk answers on its own threads.
 */
final class BridgeWriter {
  /** A minute at least; by then a record that was being made can be seen. */
  private static final int MOST_HIDDEN = 7;

  private final TicketBook book;
  private final FlowTime time;
  private final Backlogs backlogs;
  private final Function<LedgerRow, Turn> turns;
  private final Consumer<LedgerRow> tryAgain;
  private final Consumer<LedgerRow> undecided;
  private final Consumer<LedgerRow> filed;

  /**
   * Writes nothing yet.
   *
   * @param turns what is remembered of a row beside the ledger
   * @param tryAgain gets a RETRYING row when its turn has come
   * @param undecided gets a row that was sent and not answered
   * @param filed gets a row that stands in the org
   */
  BridgeWriter(
      TicketBook book,
      FlowTime time,
      Backlogs backlogs,
      Function<LedgerRow, Turn> turns,
      Consumer<LedgerRow> tryAgain,
      Consumer<LedgerRow> undecided,
      Consumer<LedgerRow> filed) {
    this.book = book;
    this.time = time;
    this.backlogs = backlogs;
    this.turns = turns;
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
      backlogs.left(row.reference(), row);
      return;
    }
    outcome.match(
        done -> {
          backlogs.answered(row.reference(), row);
          LedgerRow next = row.filed(done.recordId(), done.url(), words(row, done), time.now());
          return change(next, () -> filed.accept(next));
        },
        no -> {
          backlogs.answered(row.reference(), row);
          return change(row.to(LedgerState.REFUSED, null, refusal(no), time.now()), () -> {});
        },
        lost -> retry(row, lost.reason(), Trouble.OF_THE_ORG),
        locked -> retry(row, locked.reason(), Trouble.OF_THIS_TICKET),
        taken -> hidden(row, taken.words()),
        open -> unknown(row, account, open.reason()),
        denied -> retry(row, denied.reason(), Trouble.OF_THE_ORG));
  }

  /**
   * With a unique external id a second write finds the first; without, somebody must look first.
   */
  private boolean unknown(LedgerRow row, Account account, String reason) {
    if (account.externalId(row.draft().type()) != null) {
      return retry(row, reason, Trouble.OF_BOTH);
    }
    backlogs.away(row.reference(), row, reason);
    LedgerRow next = row.to(LedgerState.UNDECIDED, row.writer(), reason, time.now());
    return change(next, () -> undecided.accept(next));
  }

  /** What is only just being made is soon to be seen; what never is, a person looks for. */
  private boolean hidden(LedgerRow row, String words) {
    if (++turns.apply(row).hidden < MOST_HIDDEN) {
      return retry(row, words, Trouble.OF_THIS_TICKET);
    }
    backlogs.answered(row.reference(), row);
    return change(row.to(LedgerState.REFUSED, null, words, time.now()), () -> {});
  }

  /** Puts a row aside until its turn comes again. */
  boolean retry(LedgerRow row, String reason, Trouble whose) {
    if (whose == Trouble.OF_THIS_TICKET) {
      backlogs.answered(row.reference(), row);
    } else {
      backlogs.away(row.reference(), row, reason);
    }
    LedgerRow next = row.tried().to(LedgerState.RETRYING, null, reason, time.now());
    Duration pause =
        whose == Trouble.OF_THE_ORG ? Duration.ZERO : time.backOff(next.attempts() - 1);
    return change(next, () -> later(next, pause));
  }

  /** Lets a RETRYING row be tried again, at the earliest after a pause. */
  void later(LedgerRow row, Duration pause) {
    backlogs.enter(row.reference(), row, pause, () -> tryAgain.accept(row));
  }

  /** What keeps a ticket from being written. */
  enum Trouble {
    /** No ticket could be written: the next attempt need not be this one's. */
    OF_THE_ORG,
    /** The org is there; this one must wait. */
    OF_THIS_TICKET,
    /** Nobody knows which of the two. */
    OF_BOTH
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

  private @Nullable String words(LedgerRow row, TicketOutcome.Filed done) {
    Optional<String> dropped =
        done.dropped().isEmpty() ? Optional.empty() : Optional.of(droppedWords(done));
    String words =
        Stream.concat(dropped.stream(), Stream.ofNullable(turns.apply(row).remark))
            .collect(joining(" "));
    return words.isEmpty() ? null : words;
  }

  private static String droppedWords(TicketOutcome.Filed done) {
    return "Filed without "
        + String.join(", ", done.dropped())
        + ": the account's Salesforce user may not write it.";
  }
}
