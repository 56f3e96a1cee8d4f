package io.trunkline.core.flow;

import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.ticket.TicketDesk;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what became of a save that was let go and never answered: waits, asks the org for the
 * reference, asks again, and only then lets the next writer file. An account without credentials
 * cannot be asked; its rows stay undecided and are shown. Flow thread only.
 */
final class Undecided {
  private static final Logger log = LoggerFactory.getLogger(Undecided.class);

  private static final String NOBODY_CAN_ASK =
      "Nobody knows whether Salesforce saved it: the account has no credentials to ask with. Look in"
          + " Salesforce, and try again only if it is not there.";

  private final TicketBook book;
  private final FlowTime time;
  private final Function<LedgerRow, Optional<TicketDesk>> deskOf;
  private final Consumer<LedgerRow> filed;
  private final Consumer<LedgerRow> notThere;
  private final Doubles doubles;

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
      Function<LedgerRow, Optional<TicketDesk>> deskOf,
      Consumer<LedgerRow> filed,
      Consumer<LedgerRow> notThere,
      Doubles doubles) {
    this.book = book;
    this.time = time;
    this.deskOf = deskOf;
    this.filed = filed;
    this.notThere = notThere;
    this.doubles = doubles;
  }

  /** Lets an UNDECIDED row rest, then asks; the page's late answer may end it before. */
  void rest(LedgerRow row) {
    time.after(time.settings().undecidedWait(), () -> ask(row.reference(), false, 0));
  }

  /** Asks the org at once for an UNDECIDED row whose page was told that it stands there already. */
  void askNow(LedgerRow row) {
    ask(row.reference(), false, 0);
  }

  private void ask(String reference, boolean again, int attempts) {
    LedgerRow row = book.row(reference).orElse(null);
    if (row == null || row.state() != LedgerState.UNDECIDED) {
      return;
    }
    TicketDesk desk = deskOf.apply(row).orElse(null);
    if (desk == null) {
      leftToPeople(row);
      return;
    }
    time.whenAnswered(
        lookUp(desk, row), (ids, failure) -> answered(reference, again, attempts, desk, ids));
  }

  /** Nobody can ask this org: a person looks, and says so; or credentials come after all. */
  private void leftToPeople(LedgerRow row) {
    time.after(time.settings().retryMost(), () -> ask(row.reference(), false, 0));
    if (row.writer() == null) {
      return;
    }
    log.warn(
        "call={} ticket={} stage=ticket outcome=UNDECIDED by=nobody", row.call(), row.reference());
    book.change(row.to(LedgerState.UNDECIDED, null, NOBODY_CAN_ASK, time.now()), LedgerRow.BRIDGE);
  }

  private void answered(
      String reference, boolean again, int attempts, TicketDesk desk, @Nullable List<String> ids) {
    LedgerRow row = book.row(reference).orElse(null);
    if (row == null || row.state() != LedgerState.UNDECIDED) {
      return;
    }
    if (ids == null) {
      time.after(time.backOff(attempts), () -> ask(reference, again, attempts + 1));
    } else if (ids.size() > 1) {
      doubles.doubled(row, ids);
    } else if (ids.size() == 1) {
      String url = desk.recordUrl(row.draft().type().object(), ids.get(0));
      LedgerRow found = row.filed(ids.get(0), url, null, time.now());
      book.change(found, LedgerRow.BRIDGE, () -> filed.accept(found));
    } else if (!again) {
      Duration pause = time.settings().undecidedAgain();
      time.after(pause, () -> ask(reference, true, 0));
    } else {
      doubles.possible(row);
      LedgerRow free = row.to(LedgerState.PLANNED, null, "It is not in the org.", time.now());
      book.change(free, LedgerRow.BRIDGE, () -> notThere.accept(free));
    }
  }

  private static CompletableFuture<List<String>> lookUp(TicketDesk desk, LedgerRow row) {
    return desk.lookUp(row.draft().type(), row.reference(), row.plannedAt());
  }
}
