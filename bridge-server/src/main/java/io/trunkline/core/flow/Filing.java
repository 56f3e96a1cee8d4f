package io.trunkline.core.flow;

import io.trunkline.core.flow.BridgeWriter.Trouble;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.AgentPage;
import io.trunkline.core.pop.AgentSessions;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Accounts;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketDesks;
import io.trunkline.core.ticket.TicketDraft;
import io.trunkline.core.ticket.TicketTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who writes a due ticket: offers it to the agent's leading page, and lets the bridge write when no
 * page does. Every step is in the ledger before anybody acts on it. Flow thread only.
 */
final class Filing {
  private static final int GIVE_BACKS = 2;

  private final TicketBook book;
  private final AgentSessions sessions;
  private final Accounts accounts;
  private final TicketDesks desks;
  private final Preparation preparation;
  private final FlowTime time;
  private final Backlogs backlogs;
  private final BridgeWriter writer;
  private final Undecided undecided;
  private final Doubles doubles;
  private final Consumer<LedgerRow> standing;
  private final Map<String, Turn> turnByReference = new HashMap<>();

  /**
   * Files nothing yet.
   *
   * @param standing gets every row once it stands in the org
   */
  Filing(
      TicketBook book,
      AgentSessions sessions,
      Accounts accounts,
      TicketDesks desks,
      Preparation preparation,
      Backlogs backlogs,
      FlowTime time,
      Consumer<LedgerRow> standing) {
    this.book = book;
    this.sessions = sessions;
    this.accounts = accounts;
    this.desks = desks;
    this.preparation = preparation;
    this.backlogs = backlogs;
    this.time = time;
    this.standing = standing;
    Questions questions = new Questions(backlogs, time, this::deskOf, this::trace);
    this.doubles = new Doubles(book, accounts, time, this::deskOf, questions);
    this.undecided = new Undecided(book, time, questions, this::filed, this::due, doubles);
    this.writer =
        new BridgeWriter(
            book,
            time,
            backlogs,
            this::turn,
            this::tryAgain,
            undecided::rest,
            this::filed,
            (row, ids) -> doubles.doubled(row, ids, LedgerRow.BRIDGE));
  }

  /** A PLANNED row whose ticket may be written from now on. */
  void due(LedgerRow row) {
    if (turn(row).prepared) {
      dispatch(row.reference());
      return;
    }
    time.whenAnswered(preparation.prepare(row), (draft, failure) -> prepared(row, draft, failure));
  }

  private void prepared(LedgerRow row, @Nullable TicketDraft draft, @Nullable Throwable no) {
    LedgerRow now = book.row(row.reference()).orElse(null);
    if (now == null
        || now.state() != LedgerState.PLANNED
        || !Objects.equals(now.agentId(), row.agentId())) {
      if (now == null || now.state() != LedgerState.CLAIMED) {
        // else it is being written, and has its place until that is answered
        backlogs.left(row.reference(), row);
      }
      return;
    }
    if (draft == null && !canFileUnprepared(now)) {
      unprepared(now, no instanceof CompletionException ? no.getCause() : no);
      return;
    }
    turn(now).prepared = draft != null;
    turn(now).remark = preparation.remark(now).orElse(null);
    TicketDraft ready = draft == null ? preparation.unprepared(now) : draft;
    book.takeIn(now.withDraft(ready.corrected(now.draft().corrections(), now.reference())));
    // Shape and owner may come from a cache: they do not say that the org is there.
    backlogs.left(now.reference(), now);
    dispatch(row.reference());
  }

  private void unprepared(LedgerRow row, @Nullable Throwable no) {
    String words = no == null ? "The org did not answer." : String.valueOf(no.getMessage());
    writer.retry(
        row, words, no instanceof TicketDesk.Away ? Trouble.OF_THE_ORG : Trouble.OF_THIS_TICKET);
  }

  /**
   * Only the agent's own page files what could not be prepared: in the agent's session the owner is
   * right all the same.
   */
  private boolean canFileUnprepared(LedgerRow row) {
    Account account = accounts.find(row.accountId()).orElse(null);
    return account != null
        && account.type() == Account.Type.INTEGRATION_TAB
        && turn(row).givenBack < GIVE_BACKS
        && sessions.leader(agentOf(row)).filter(page -> canFile(page, account)).isPresent();
  }

  /** Offers a PLANNED row to the page that leads, or waits a little for one, or writes itself. */
  private void dispatch(String reference) {
    LedgerRow row = book.row(reference).orElse(null);
    if (row == null || row.state() != LedgerState.PLANNED) {
      return;
    }
    Account account = accounts.find(row.accountId()).orElse(null);
    if (account == null) {
      withoutAccount(row);
      return;
    }
    Turn turn = turn(row);
    Optional<AgentPage> page = sessions.leader(agentOf(row)).filter(p -> canFile(p, account));
    if (page.isPresent() && turn.givenBack < GIVE_BACKS) {
      offer(row, turn, page.get(), account);
    } else if (row.agentId() == null || turn.givenBack >= GIVE_BACKS) {
      byBridge(reference);
    } else {
      turn.waitFor(time.after(time.settings().pageGrace(), () -> byBridge(reference)));
    }
  }

  private void withoutAccount(LedgerRow row) {
    String words = "Its Salesforce account was removed. Discard it, or file it by hand.";
    book.change(row.to(LedgerState.REFUSED, null, words, time.now()), LedgerRow.BRIDGE);
  }

  private void offer(LedgerRow row, Turn turn, AgentPage page, Account account) {
    turn.page = page;
    turn.went = false;
    turn.writtenForPage = false;
    LedgerRow offered = row.to(LedgerState.OFFERED, null, null, time.now());
    String object = row.draft().type().object();
    ToPage pop =
        new ToPage.Pop(
            row.reference(),
            row.call().toString(),
            account.type(),
            object,
            row.draft().fields(),
            turn.again);
    book.change(offered, LedgerRow.BRIDGE, () -> page.send(pop));
    turn.waitFor(time.after(time.settings().claimWithin(), () -> unclaimed(row.reference())));
  }

  private void unclaimed(String reference) {
    LedgerRow row = book.row(reference).orElse(null);
    if (row == null || row.state() != LedgerState.OFFERED) {
      return;
    }
    turn(row).givenBack++;
    String words = "The page did not claim it.";
    LedgerRow free = row.to(LedgerState.PLANNED, null, words, time.now());
    book.change(free, LedgerRow.BRIDGE, () -> byBridge(reference));
  }

  private void byBridge(String reference) {
    LedgerRow row = book.row(reference).filter(Filing::isToBeWritten).orElse(null);
    if (row != null) {
      writer.later(row, Duration.ZERO);
    }
  }

  private static boolean isToBeWritten(LedgerRow row) {
    return row.state() == LedgerState.PLANNED || row.state() == LedgerState.RETRYING;
  }

  /** The bridge's turn to write this row has come. */
  private void tryAgain(LedgerRow entered) {
    String reference = entered.reference();
    LedgerRow row = book.row(reference).filter(Filing::isToBeWritten).orElse(null);
    if (row == null) {
      backlogs.left(reference, entered);
      return;
    }
    Account account = accounts.find(row.accountId()).orElse(null);
    TicketDesk desk = account == null ? null : desks.at(account).orElse(null);
    if (account == null || desk == null || turn(row).agentOnly) {
      backlogs.left(reference, row);
      notByBridge(row, account);
    } else if (turn(row).prepared && preparation.wasSearchInVain(row)) {
      time.whenAnswered(
          preparation.prepare(row),
          (draft, failure) ->
              preparedAgain(row, draft == null ? row.draft() : draft, account, desk));
    } else if (turn(row).prepared) {
      write(row, account, desk);
    } else {
      LedgerRow again = row.to(LedgerState.PLANNED, null, null, time.now());
      book.change(again, LedgerRow.BRIDGE, () -> due(again));
    }
  }

  /** The org was asked once more for the customer; the ticket goes on, whatever it answered. */
  private void preparedAgain(LedgerRow sent, TicketDraft draft, Account account, TicketDesk desk) {
    LedgerRow row = book.row(sent.reference()).filter(Filing::isToBeWritten).orElse(null);
    if (row == null || !Objects.equals(row.agentId(), sent.agentId())) {
      backlogs.left(sent.reference(), sent);
      return;
    }
    turn(row).remark = preparation.remark(row).orElse(null);
    write(
        row.withDraft(draft.corrected(row.draft().corrections(), row.reference())), account, desk);
  }

  private void write(LedgerRow row, Account account, TicketDesk desk) {
    LedgerRow claimed = row.to(LedgerState.CLAIMED, LedgerRow.BRIDGE, null, time.now());
    book.change(claimed, LedgerRow.BRIDGE, () -> writer.write(claimed, account, desk));
  }

  /**
   * Without credentials, or without the right, only a page can write it; one that opens is offered
   * it at once.
   */
  private void notByBridge(LedgerRow row, @Nullable Account account) {
    if (account == null) {
      withoutAccount(row);
    } else if (row.agentId() == null) {
      String words =
          "The account has no credentials, so nobody can file what nobody answered. Enter them and"
              + " retry, or discard it.";
      book.change(row.to(LedgerState.REFUSED, null, words, time.now()), LedgerRow.BRIDGE);
    } else if (row.state() == LedgerState.RETRYING) {
      free(row, LedgerRow.BRIDGE, row.words());
    } else {
      Turn turn = turn(row);
      turn.givenBack = 0;
      Duration pause = time.settings().retryMost().multipliedBy(1L << Math.min(turn.rounds++, 5));
      turn.waitFor(time.after(pause, () -> dispatch(row.reference())));
    }
  }

  /** A page opened, or leads from now on: what waits for it is offered. */
  void pageLeads(AgentPage page) {
    for (LedgerRow row : book.ofAgent(page.agentId())) {
      if (row.state() == LedgerState.PLANNED && turn(row).prepared) {
        dispatch(row.reference());
      }
    }
  }

  /** Whether a claim of this agent is open, so that the lead must stay. */
  boolean isClaiming(String agentId) {
    return book.ofAgent(agentId).stream().anyMatch(row -> row.state() == LedgerState.CLAIMED);
  }

  /**
   * A person has looked at the draft: it is filed as it stands, or prepared anew if it never was.
   */
  void writtenByPeople(LedgerRow row) {
    Turn turn = turn(row);
    turn.givenBack = 0;
    turn.rounds = 0;
    turn.hidden = 0;
    turn.again = true;
    backlogs.nudge(row.accountId());
  }

  /** Takes up a row that an earlier run of the bridge left. */
  void resume(LedgerRow row) {
    if (row.agentId() != null && !row.state().isOver() && row.state() != LedgerState.FILED) {
      turn(row).agentOnly = PageRefusals.wereForRights(book.changes(row.reference()));
    }
    switch (row.state()) {
      case PLANNED -> time.after(time.settings().pageGrace(), () -> due(row));
      case OFFERED -> free(row, LedgerRow.BRIDGE, "The bridge was restarted.");
      case CLAIMED -> lostSight(row.reference(), "The bridge was restarted while it was filed.");
      case UNDECIDED -> undecided.rest(row);
      case RETRYING -> writer.later(row, time.backOff(0));
      default -> {
        // Standing, refused or over: nothing to write.
      }
    }
  }

  /** Somebody else writes to the same records: the bridge tries again soon, or offers it again. */
  void locked(LedgerRow row, String words) {
    turn(row).waitFor(null);
    writer.retry(row, words, Trouble.OF_THIS_TICKET);
  }

  /** Nobody writes this row now, and it is another agent's from now on. */
  void owned(LedgerRow row, String agentId) {
    turn(row).prepared = false;
    LedgerRow owned = row.ownedBy(agentId);
    if (row.state() == LedgerState.OFFERED || row.state() == LedgerState.PLANNED) {
      free(owned, LedgerRow.BRIDGE, null);
    } else {
      book.change(owned, LedgerRow.BRIDGE);
    }
  }

  void free(LedgerRow row, String by, @Nullable String words) {
    turn(row).waitFor(null);
    LedgerRow planned = row.to(LedgerState.PLANNED, null, words, time.now());
    book.change(planned, by, () -> due(planned));
  }

  void lostSight(String reference, String words) {
    LedgerRow row = book.row(reference).orElse(null);
    if (row == null || row.state() != LedgerState.CLAIMED) {
      return;
    }
    LedgerRow next = row.to(LedgerState.UNDECIDED, row.writer(), words, time.now());
    book.change(next, LedgerRow.BRIDGE, () -> undecided.rest(next));
  }

  /** Writes a row that a page in New Tab mode has claimed; without a desk the agent is told. */
  void write(LedgerRow claimed, Account account) {
    Optional<TicketDesk> desk = desks.at(account);
    if (desk.isPresent()) {
      writer.writeInTurn(claimed, account, desk.get());
      return;
    }
    String words = "New Tab mode needs an account with credentials. Enter them, then retry.";
    book.change(claimed.to(LedgerState.REFUSED, null, words, time.now()), LedgerRow.BRIDGE);
  }

  /** Asks the org at once about an UNDECIDED row. */
  void askNow(LedgerRow row) {
    undecided.askNow(row);
  }

  /** What is to be counted, also by an earlier run of the bridge. */
  Doubles doubles() {
    return doubles;
  }

  void filed(LedgerRow row) {
    over(row.reference());
    doubles.standing(row);
    standing.accept(row);
  }

  /** Nothing more will be written for this row. */
  void over(String reference) {
    Optional.ofNullable(turnByReference.remove(reference)).ifPresent(turn -> turn.waitFor(null));
  }

  /** What is known of a row whose records are looked for; none was saved after that time. */
  TicketTrace trace(LedgerRow row, Instant until) {
    return preparation.trace(row, until);
  }

  /** The row's org; empty without credentials. */
  Optional<TicketDesk> deskOf(LedgerRow row) {
    return accounts.find(row.accountId()).flatMap(desks::at);
  }

  String urlOf(LedgerRow row, String recordId) {
    String object = row.draft().type().object();
    return deskOf(row).map(desk -> desk.recordUrl(object, recordId)).orElse("");
  }

  Turn turn(LedgerRow row) {
    return turnByReference.computeIfAbsent(row.reference(), reference -> new Turn());
  }

  private static boolean canFile(AgentPage page, Account account) {
    boolean inside = page.host() != FromPage.Host.STANDALONE;
    return inside == (account.type() == Account.Type.INTEGRATION_TAB);
  }

  private static String agentOf(LedgerRow row) {
    return row.agentId() == null ? "" : row.agentId();
  }
}
