package io.trunkline.core.flow;

import static java.util.stream.Collectors.joining;

import io.trunkline.core.Timers;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes claimed tickets through the account's desk, and says in the ledger how it went. Flow
 * thread only; the desk answers on its own threads.
 */
final class BridgeWriter {
  private static final String OTHERS_FIRST =
      "Salesforce cannot take it yet, or other tickets go first. It is filed in its turn.";

  /** A minute at least; by then a record that was being made can be seen. */
  private static final int MOST_HIDDEN = 7;

  private final TicketBook book;
  private final FlowTime time;
  private final Backlogs backlogs;
  private final Function<LedgerRow, Turn> turns;
  private final Consumer<LedgerRow> tryAgain;
  private final Consumer<LedgerRow> undecided;
  private final Consumer<LedgerRow> filed;
  private final BiConsumer<LedgerRow, List<String>> doubled;

  /**
   * Writes nothing yet.
   *
   * @param turns what is remembered of a row beside the ledger
   * @param tryAgain gets a RETRYING row when its turn has come
   * @param undecided gets a row that was sent and not answered
   * @param filed gets a row that stands in the org
   * @param doubled gets a row that stands there more than once, and its records
   */
  BridgeWriter(
      TicketBook book,
      FlowTime time,
      Backlogs backlogs,
      Function<LedgerRow, Turn> turns,
      Consumer<LedgerRow> tryAgain,
      Consumer<LedgerRow> undecided,
      Consumer<LedgerRow> filed,
      BiConsumer<LedgerRow, List<String>> doubled) {
    this.book = book;
    this.time = time;
    this.backlogs = backlogs;
    this.turns = turns;
    this.tryAgain = tryAgain;
    this.undecided = undecided;
    this.filed = filed;
    this.doubled = doubled;
  }

  /** Files a row that is CLAIMED, by the bridge or for a page in New Tab mode; in its turn. */
  void write(LedgerRow claimed, Account account, TicketDesk desk) {
    time.whenAnswered(
        desk.file(claimed.draft(), claimed.reference()),
        (outcome, failure) -> answered(claimed, account, outcomeOf(outcome, failure)));
  }

  /**
   * The same for a page that has claimed it, when its turn comes: the agent waits, not for ever.
   */
  void writeInTurn(LedgerRow claimed, Account account, TicketDesk desk) {
    Timers.Timer patience =
        time.after(time.settings().answerWithin(), () -> outOfPatience(claimed));
    backlogs.enter(
        claimed.reference(),
        claimed,
        Duration.ZERO,
        () -> {
          patience.cancel();
          still(claimed)
              .ifPresentOrElse(
                  row -> write(row, account, desk),
                  () -> backlogs.left(claimed.reference(), claimed));
        });
  }

  private void outOfPatience(LedgerRow claimed) {
    still(claimed)
        .ifPresent(
            row -> {
              LedgerRow next = row.to(LedgerState.RETRYING, null, OTHERS_FIRST, time.now());
              book.change(next, LedgerRow.BRIDGE, () -> later(next, Duration.ZERO));
            });
  }

  /** The row, if that claim is still open. */
  private Optional<LedgerRow> still(LedgerRow claimed) {
    return book.row(claimed.reference())
        .filter(row -> row.state() == LedgerState.CLAIMED)
        .filter(row -> Objects.equals(row.writer(), claimed.writer()));
  }

  private void answered(LedgerRow claimed, Account account, TicketOutcome outcome) {
    LedgerRow row = still(claimed).orElse(null);
    if (row == null) {
      backlogs.left(claimed.reference(), claimed);
      if (outcome instanceof TicketOutcome.Filed done) {
        book.everKnown(claimed.reference()).ifPresent(is -> saved(is, done));
      }
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

  /** Somebody else said meanwhile how it went; that it stands, or stands twice, is true as well. */
  private void saved(LedgerRow row, TicketOutcome.Filed done) {
    String known = row.recordId();
    if (known != null) {
      if (!known.regionMatches(0, done.recordId(), 0, 15)) {
        doubled.accept(row, List.of(known, done.recordId()));
      }
    } else if (row.state().mayBecome(LedgerState.FILED)) {
      LedgerRow next = row.filed(done.recordId(), done.url(), words(row, done), time.now());
      book.change(next, LedgerRow.BRIDGE, () -> filed.accept(next));
    }
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
