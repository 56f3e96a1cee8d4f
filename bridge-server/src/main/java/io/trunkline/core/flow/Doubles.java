package io.trunkline.core.flow;

import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.ticket.Accounts;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds tickets that the org holds twice. Where no unique field makes it impossible, a save that
 * was given up may still be carried out after another writer's, and a browser may send one save
 * twice: some time after the ticket stands its records are counted. What is to be counted is in the
 * store, and survives a restart. Flow thread only.
 */
final class Doubles {
  private static final Logger log = LoggerFactory.getLogger(Doubles.class);
  private static final Duration WRITE_AGAIN = Duration.ofSeconds(1);

  /** An org that says no after so many attempts will say no again. */
  private static final int MOST_ASKED = 5;

  private final TicketBook book;
  private final Accounts accounts;
  private final FlowTime time;
  private final Function<LedgerRow, Optional<TicketDesk>> deskOf;
  private final BiFunction<LedgerRow, Instant, TicketTrace> trace;
  private final Map<String, Instant> dueByReference = new HashMap<>();

  /** Has nothing to count yet. */
  Doubles(
      TicketBook book,
      Accounts accounts,
      FlowTime time,
      Function<LedgerRow, Optional<TicketDesk>> deskOf,
      BiFunction<LedgerRow, Instant, TicketTrace> trace) {
    this.book = book;
    this.accounts = accounts;
    this.time = time;
    this.deskOf = deskOf;
    this.trace = trace;
  }

  /** Goes on with what an earlier run of the bridge had to count. */
  void takeIn(String reference, Instant due) {
    dueByReference.put(reference, due);
    schedule(reference, due);
  }

  /**
   * From now on a double of this ticket is possible: a save of it is given up and the next writer
   * may write, or a browser saves it. Written down before whatever is changed after it.
   */
  void possible(LedgerRow row) {
    if (!isUnique(row) && deskOf.apply(row).isPresent()) {
      plan(row.reference());
    }
  }

  /**
   * Whether the org itself refuses a second record: the draft bears its reference in that field.
   */
  private boolean isUnique(LedgerRow row) {
    return accounts
        .find(row.accountId())
        .map(account -> account.externalId(row.draft().type()))
        .filter(
            key ->
                row.draft().fields().entrySet().stream()
                    .filter(field -> field.getKey().equalsIgnoreCase(key.strip()))
                    .anyMatch(field -> row.reference().equals(field.getValue())))
        .isPresent();
  }

  /** The ticket stands; if a double of it is possible, its time begins now. */
  void standing(LedgerRow row) {
    if (dueByReference.containsKey(row.reference())) {
      plan(row.reference());
    }
  }

  private void plan(String reference) {
    Instant due = time.now().plus(time.settings().doubleCheck());
    if (!due.equals(dueByReference.put(reference, due))) {
      keep(reference, due);
      schedule(reference, due);
    }
  }

  private void keep(String reference, Instant due) {
    time.whenAnswered(
        book.countAt(reference, due),
        (done, failure) -> {
          if (failure != null && due.equals(dueByReference.get(reference))) {
            log.error(
                "ticket={} stage=ledger outcome=not-written; trying again", reference, failure);
            time.after(WRITE_AGAIN, () -> keep(reference, due));
          }
        });
  }

  private void schedule(String reference, Instant due) {
    Duration left = Duration.between(time.now(), due);
    time.after(left.isNegative() ? Duration.ZERO : left, () -> count(reference, due, 0));
  }

  /** Only a ticket that stands is counted: one that does not is planned anew when it does. */
  private void count(String reference, Instant due, int attempts) {
    LedgerRow row = book.everKnown(reference).orElse(null);
    if (!due.equals(dueByReference.get(reference))) {
      return;
    }
    if (row == null || row.state() == LedgerState.DISCARDED || row.state() == LedgerState.DOUBLED) {
      counted(reference);
      return;
    }
    if (row.recordId() == null) {
      return;
    }
    Optional<TicketDesk> desk = deskOf.apply(row);
    if (desk.isEmpty()) {
      // The account lost its credentials: nobody can ask for it any more.
      counted(reference);
      return;
    }
    time.whenAnswered(
        desk.get().lookUp(trace.apply(row, due)),
        (ids, failure) -> {
          if (ids == null) {
            unanswered(reference, due, attempts, failure);
          } else {
            answered(reference, ids);
          }
        });
  }

  /** An org that is away is asked until it is back; one that says no, a few times. */
  private void unanswered(
      String reference, Instant due, int attempts, @Nullable Throwable failure) {
    if (failure instanceof TicketDesk.Away || attempts < MOST_ASKED) {
      time.after(time.backOff(attempts), () -> count(reference, due, attempts + 1));
    } else if (due.equals(dueByReference.get(reference))) {
      book.everKnown(reference).ifPresent(row -> uncounted(row, failure));
      counted(reference);
    }
  }

  private void uncounted(LedgerRow row, @Nullable Throwable failure) {
    log.warn("call={} ticket={} stage=ticket outcome=not-counted", row.call(), row.reference());
    if (row.state().mayBecome(row.state())) {
      String words =
          "Nobody knows whether it stands twice. Salesforce was asked, and says: "
              + (failure == null ? "" : failure.getMessage())
              + " Look in Salesforce.";
      book.change(row.to(row.state(), null, words, time.now()), LedgerRow.BRIDGE);
    }
  }

  private void answered(String reference, List<String> ids) {
    if (ids.size() > 1) {
      book.everKnown(reference).ifPresent(row -> doubled(row, ids));
    }
    counted(reference);
  }

  private void counted(String reference) {
    dueByReference.remove(reference);
    time.whenAnswered(
        book.counted(reference),
        (done, failure) -> {
          if (failure != null) {
            log.warn(
                "ticket={} stage=ledger outcome=not-written; counted again", reference, failure);
          }
        });
  }

  /** The org holds it more than once: said in the ledger, and an alarm. */
  void doubled(LedgerRow row, List<String> ids) {
    if (!row.state().mayBecome(LedgerState.DOUBLED)) {
      return;
    }
    log.warn("call={} ticket={} stage=ticket outcome=DOUBLED", row.call(), row.reference());
    String words = "The org holds it " + ids.size() + " times: " + String.join(", ", ids) + ".";
    book.change(row.to(LedgerState.DOUBLED, null, words, time.now()), LedgerRow.BRIDGE);
  }
}
