package io.trunkline.core.flow;

import io.trunkline.core.Timers;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.ticket.TicketDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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

  private final TicketBook book;
  private final FlowTime time;
  private final Questions questions;
  private final Consumer<LedgerRow> filed;
  private final Consumer<LedgerRow> notThere;
  private final Doubles doubles;
  private final Map<String, Watch> watchByReference = new HashMap<>();

  /**
   * Watches no row yet.
   *
   * @param filed gets a row that was found in the org
   * @param notThere gets a row, PLANNED again, that the org does not have
   * @param doubles hears of a row that the org has more than once
   */
  Undecided(
      TicketBook book,
      FlowTime time,
      Questions questions,
      Consumer<LedgerRow> filed,
      Consumer<LedgerRow> notThere,
      Doubles doubles) {
    this.book = book;
    this.time = time;
    this.questions = questions;
    this.filed = filed;
    this.notThere = notThere;
    this.doubles = doubles;
  }

  /** Lets an UNDECIDED row rest, then asks; the page's late answer may end it before. */
  void rest(LedgerRow row) {
    Watch watch = watch(row);
    watch.next = time.after(time.settings().undecidedWait(), () -> questions.ask(watch));
  }

  /** Asks the org at once for an UNDECIDED row whose page was told that it stands there already. */
  void askNow(LedgerRow row) {
    questions.ask(watch(row));
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

  /** A row that rests or is asked for. */
  private final class Watch implements Questions.Question {
    private final String reference;
    private final Instant until;
    private Timers.@Nullable Timer next;

    /** Whether the org has said once that it is not there. */
    private boolean again;

    Watch(String reference, Instant until) {
      this.reference = reference;
      this.until = until;
    }

    @Override
    public String key() {
      return reference + " look-up";
    }

    @Override
    public Optional<LedgerRow> row() {
      return watched(this);
    }

    @Override
    public Instant until() {
      return until;
    }

    @Override
    public void cannotBeAsked(LedgerRow row) {
      leftToPeople(row, "the account has no credentials to ask with.");
      again = false;
      next = time.after(time.settings().retryMost(), () -> questions.ask(this));
    }

    @Override
    public void refused(LedgerRow row, String words) {
      watchByReference.remove(reference);
      leftToPeople(row, "Salesforce was asked, and says: " + words);
    }

    @Override
    public void answered(LedgerRow row, TicketDesk desk, List<String> ids) {
      if (ids.size() > 1) {
        doubles.doubled(row, ids, LedgerRow.BRIDGE);
      } else if (ids.size() == 1) {
        String url = desk.recordUrl(row.draft().type().object(), ids.get(0));
        LedgerRow found = row.filed(ids.get(0), url, null, time.now());
        book.change(found, LedgerRow.BRIDGE, () -> filed.accept(found));
      } else if (!again) {
        again = true;
        next = time.after(time.settings().undecidedAgain(), () -> questions.ask(this));
      } else {
        doubles.possible(row);
        LedgerRow free = row.to(LedgerState.PLANNED, null, "It is not in the org.", time.now());
        book.change(free, LedgerRow.BRIDGE, () -> notThere.accept(free));
      }
    }
  }
}
