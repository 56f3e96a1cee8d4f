package io.trunkline.core.flow;

import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.ticket.Accounts;
import io.trunkline.core.ticket.TicketDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

  private final TicketBook book;
  private final Accounts accounts;
  private final FlowTime time;
  private final Function<LedgerRow, Optional<TicketDesk>> deskOf;
  private final Questions questions;
  private final Map<String, Instant> dueByReference = new HashMap<>();

  /** Has nothing to count yet. */
  Doubles(
      TicketBook book,
      Accounts accounts,
      FlowTime time,
      Function<LedgerRow, Optional<TicketDesk>> deskOf,
      Questions questions) {
    this.book = book;
    this.accounts = accounts;
    this.time = time;
    this.deskOf = deskOf;
    this.questions = questions;
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
    time.after(
        left.isNegative() ? Duration.ZERO : left, () -> questions.ask(new Count(reference, due)));
  }

  /** It stays as it is, with words for people. */
  private void uncounted(LedgerRow row, String why) {
    log.warn("call={} ticket={} stage=ticket outcome=not-counted", row.call(), row.reference());
    if (row.state().mayBecome(row.state())) {
      String words = "Nobody knows whether it stands twice: " + why + " Look in Salesforce.";
      book.change(row.to(row.state(), null, words, time.now()), LedgerRow.BRIDGE);
    }
  }

  private static boolean mayBeDoubled(LedgerRow row) {
    return row.state() != LedgerState.DISCARDED && row.state() != LedgerState.DOUBLED;
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

  /**
   * The org holds it more than once: said in the ledger, and an alarm.
   *
   * @param by who found out
   */
  void doubled(LedgerRow row, List<String> ids, String by) {
    if (!row.state().mayBecome(LedgerState.DOUBLED)) {
      return;
    }
    log.warn("call={} ticket={} stage=ticket outcome=DOUBLED", row.call(), row.reference());
    String words = "The org holds it " + ids.size() + " times: " + String.join(", ", ids) + ".";
    book.change(row.to(LedgerState.DOUBLED, null, words, time.now()), by);
  }

  /** A ticket whose records are to be counted. */
  private final class Count implements Questions.Question {
    private final String reference;
    private final Instant due;

    Count(String reference, Instant due) {
      this.reference = reference;
      this.due = due;
    }

    @Override
    public String key() {
      return reference + " count";
    }

    /** Only a ticket that stands is counted: one that does not is planned anew when it does. */
    @Override
    public Optional<LedgerRow> row() {
      if (!due.equals(dueByReference.get(reference))) {
        return Optional.empty();
      }
      Optional<LedgerRow> row = book.everKnown(reference).filter(Doubles::mayBeDoubled);
      if (row.isEmpty()) {
        counted(reference);
      }
      return row.filter(is -> is.recordId() != null);
    }

    @Override
    public Instant until() {
      return due;
    }

    /** The account lost its credentials: nobody can ask for it any more. */
    @Override
    public void cannotBeAsked(LedgerRow row) {
      counted(reference);
    }

    @Override
    public void refused(LedgerRow row, String words) {
      uncounted(row, "Salesforce was asked, and says: " + words);
      counted(reference);
    }

    /** Who is not shown the record that stands would not be shown another one either. */
    @Override
    public void answered(LedgerRow row, TicketDesk desk, List<String> ids) {
      String known = String.valueOf(row.recordId());
      List<String> all = new ArrayList<>(ids);
      if (ids.stream().noneMatch(id -> known.regionMatches(0, id, 0, 15))) {
        all.add(0, known);
      }
      if (all.size() > 1) {
        doubled(row, all, LedgerRow.BRIDGE);
      } else if (ids.isEmpty()) {
        uncounted(
            row,
            "Salesforce does not show the account's user any record with its reference, not even "
                + known
                + ". The account's test says what that user may see.");
      }
      counted(reference);
    }
  }
}
