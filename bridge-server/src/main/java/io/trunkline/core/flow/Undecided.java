package io.trunkline.core.flow;

import io.trunkline.core.Timers;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what became of a save that was let go and never answered: waits, asks the org for the
 * reference, asks again, and only then lets the next writer file. An account without credentials
 * cannot be asked, and an org may be unable to tell; such rows stay undecided and are shown. Flow
 * thread only.
 */
final class Undecided {
  private static final Logger log = LoggerFactory.getLogger(Undecided.class);

  private static final String LOOK = " Look in Salesforce, and try again only if it is not there.";

  /** Salesforce ends what takes longer than ten minutes; by then it was saved, or never will be. */
  private static final Duration LANDS_WITHIN = Duration.ofMinutes(15);

  /** An org that says no so often will say no again. */
  private static final int MOST_REFUSALS = 5;

  private final TicketBook book;
  private final FlowTime time;
  private final Function<LedgerRow, Optional<TicketDesk>> deskOf;
  private final BiFunction<LedgerRow, Instant, TicketTrace> trace;
  private final Consumer<LedgerRow> filed;
  private final Consumer<LedgerRow> notThere;
  private final Doubles doubles;
  private final Map<String, Watch> watchByReference = new HashMap<>();

  /**
   * Watches no row yet.
   *
   * @param trace what is known of a row that may have been saved until then
   * @param filed gets a row that was found in the org
   * @param notThere gets a row, PLANNED again, that the org does not have
   * @param doubles hears of a row that the org has more than once
   */
  Undecided(
      TicketBook book,
      FlowTime time,
      Function<LedgerRow, Optional<TicketDesk>> deskOf,
      BiFunction<LedgerRow, Instant, TicketTrace> trace,
      Consumer<LedgerRow> filed,
      Consumer<LedgerRow> notThere,
      Doubles doubles) {
    this.book = book;
    this.time = time;
    this.deskOf = deskOf;
    this.trace = trace;
    this.filed = filed;
    this.notThere = notThere;
    this.doubles = doubles;
  }

  /** Lets an UNDECIDED row rest, then asks; the page's late answer may end it before. */
  void rest(LedgerRow row) {
    Watch watch = watch(row);
    watch.next = time.after(time.settings().undecidedWait(), () -> ask(watch, false, 0));
  }

  /** Asks the org at once for an UNDECIDED row whose page was told that it stands there already. */
  void askNow(LedgerRow row) {
    ask(watch(row), false, 0);
  }

  /** One at a time: a row that becomes undecided anew rests anew. */
  private Watch watch(LedgerRow row) {
    Watch watch = new Watch(row.reference(), row.changedAt().plus(LANDS_WITHIN));
    Watch before = watchByReference.put(row.reference(), watch);
    if (before != null && before.next != null) {
      before.next.cancel();
    }
    return watch;
  }

  /** The row, if it is still undecided, and nobody watches it anew. */
  private Optional<LedgerRow> watched(Watch watch) {
    if (watchByReference.get(watch.reference) != watch) {
      return Optional.empty();
    }
    Optional<LedgerRow> row =
        book.row(watch.reference).filter(is -> is.state() == LedgerState.UNDECIDED);
    if (row.isEmpty()) {
      watchByReference.remove(watch.reference);
    }
    return row;
  }

  private void ask(Watch watch, boolean again, int attempts) {
    LedgerRow row = watched(watch).orElse(null);
    if (row == null) {
      return;
    }
    TicketDesk desk = deskOf.apply(row).orElse(null);
    if (desk == null) {
      leftToPeople(row, "the account has no credentials to ask with.");
      watch.next = time.after(time.settings().retryMost(), () -> ask(watch, false, 0));
      return;
    }
    time.whenAnswered(
        desk.lookUp(trace.apply(row, watch.until)),
        (ids, failure) -> {
          if (ids == null) {
            unanswered(watch, again, attempts, failure);
          } else {
            answered(watch, again, desk, ids);
          }
        });
  }

  /** An org that is away is asked until it is back; one that says no, a few times. */
  private void unanswered(Watch watch, boolean again, int attempts, @Nullable Throwable failure) {
    LedgerRow row = watched(watch).orElse(null);
    if (row == null) {
      return;
    }
    boolean away = failure instanceof TicketDesk.Away;
    watch.refusals += away ? 0 : 1;
    if (watch.refusals < MOST_REFUSALS) {
      watch.next = time.after(time.backOff(attempts), () -> ask(watch, again, attempts + 1));
    } else {
      watchByReference.remove(watch.reference);
      leftToPeople(
          row, "Salesforce was asked, and says: " + (failure == null ? "" : failure.getMessage()));
    }
  }

  /** A person looks, and says so. */
  private void leftToPeople(LedgerRow row, String why) {
    if (row.writer() == null) {
      return;
    }
    log.warn(
        "call={} ticket={} stage=ticket outcome=UNDECIDED by=nobody", row.call(), row.reference());
    String words = "Nobody knows whether Salesforce saved it: " + why + LOOK;
    book.change(row.to(LedgerState.UNDECIDED, null, words, time.now()), LedgerRow.BRIDGE);
  }

  private void answered(Watch watch, boolean again, TicketDesk desk, List<String> ids) {
    LedgerRow row = watched(watch).orElse(null);
    if (row == null) {
      return;
    }
    if (ids.size() > 1) {
      doubles.doubled(row, ids);
    } else if (ids.size() == 1) {
      String url = desk.recordUrl(row.draft().type().object(), ids.get(0));
      LedgerRow found = row.filed(ids.get(0), url, null, time.now());
      book.change(found, LedgerRow.BRIDGE, () -> filed.accept(found));
    } else if (!again) {
      watch.next = time.after(time.settings().undecidedAgain(), () -> ask(watch, true, 0));
    } else {
      doubles.possible(row);
      LedgerRow free = row.to(LedgerState.PLANNED, null, "It is not in the org.", time.now());
      book.change(free, LedgerRow.BRIDGE, () -> notThere.accept(free));
    }
  }

  /** A row that rests or is asked for. */
  private static final class Watch {
    private final String reference;
    private final Instant until;
    private Timers.@Nullable Timer next;
    private int refusals;

    Watch(String reference, Instant until) {
      this.reference = reference;
      this.until = until;
    }
  }
}
