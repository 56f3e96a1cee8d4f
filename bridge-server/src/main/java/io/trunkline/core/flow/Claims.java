package io.trunkline.core.flow;

import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.AgentPage;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Accounts;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The pages' side of the claim protocol: one writer at a time. A page may write only after go, and
 * only for {@link FlowSettings#goWithin()}; a claim that ends before go is free at once; after it
 * the save is undecided until the page or the org says how it went. Flow thread only.
 */
final class Claims {
  private static final Pattern RECORD_ID = Pattern.compile("[0-9A-Za-z]{15}([0-9A-Za-z]{3})?");

  private static final String SAVED_BEFORE =
      "It stands, though it was discarded: the page had saved it. Delete it in Salesforce.";

  private final TicketBook book;
  private final Accounts accounts;
  private final Filing filing;
  private final PageRefusals refusals;
  private final Strangers strangers;
  private final FlowTime time;

  Claims(
      TicketBook book,
      Accounts accounts,
      Filing filing,
      PageRefusals refusals,
      Strangers strangers,
      FlowTime time) {
    this.book = book;
    this.accounts = accounts;
    this.filing = filing;
    this.refusals = refusals;
    this.strangers = strangers;
    this.time = time;
  }

  /** The page asks to be the one writer. */
  void claim(AgentPage page, String reference) {
    LedgerRow row = book.row(reference).orElse(null);
    if (row == null || !page.agentId().equals(row.agentId())) {
      page.send(new ToPage.Denied(reference, "This ticket is not open."));
      return;
    }
    Turn turn = filing.turn(row);
    Account account = accounts.find(row.accountId()).orElse(null);
    if (row.state() != LedgerState.OFFERED || turn.page != page || account == null) {
      page.send(new ToPage.Denied(reference, "Somebody else is filing this ticket."));
      return;
    }
    turn.waitFor(null);
    turn.again = false;
    turn.rounds = 0;
    if (account.type() == Account.Type.INTEGRATION_TAB) {
      // A browser sends a save again by itself when its connection breaks before an answer.
      filing.doubles().possible(row);
    }
    LedgerRow claimed = row.to(LedgerState.CLAIMED, page.id(), null, time.now());
    book.change(claimed, page.id(), () -> granted(claimed, turn, page, account));
  }

  private void granted(LedgerRow claimed, Turn turn, AgentPage page, Account account) {
    if (account.type() == Account.Type.NEW_TAB) {
      turn.writtenForPage = true;
      filing.write(claimed, account);
      return;
    }
    turn.went = true;
    page.send(new ToPage.Go(claimed.reference(), (int) time.settings().goWithin().toMillis()));
    turn.waitFor(
        time.after(
            time.settings().answerWithin(),
            () -> filing.lostSight(claimed.reference(), "The page did not say how it went.")));
  }

  /** Nothing was sent: the claim, or the offer that the page cannot take, is free at once. */
  void givenBack(AgentPage page, FromPage.GiveBack message) {
    claimedBy(page, message.reference())
        .or(() -> offeredTo(page, message.reference()))
        .ifPresent(
            row -> {
              Turn turn = filing.turn(row);
              turn.givenBack++;
              filing.free(row, page.id(), message.words());
            });
  }

  /** Salesforce told the page that it stands. */
  void saidFiled(AgentPage page, FromPage.Filed message) {
    LedgerRow row = book.everKnown(message.reference()).orElse(null);
    if (row == null
        || !page.agentId().equals(row.agentId())
        || !RECORD_ID.matcher(message.recordId()).matches()) {
      page.send(new ToPage.Denied(message.reference(), "This ticket is not open."));
      return;
    }
    if (row.recordId() != null) {
      filedAgain(page, row, row.recordId(), message.recordId());
      return;
    }
    if (!row.state().mayBecome(LedgerState.FILED)) {
      page.send(TicketNews.of(row));
      return;
    }
    String words = row.state() == LedgerState.DISCARDED ? SAVED_BEFORE : filing.turn(row).remark;
    String url = filing.urlOf(row, message.recordId());
    LedgerRow next = row.filed(message.recordId(), url, words, time.now());
    book.change(
        next,
        page.id(),
        () -> {
          filing.filed(next);
          strangers.filed(page, next);
        });
  }

  private void filedAgain(AgentPage page, LedgerRow row, String known, String said) {
    boolean same = known.regionMatches(0, said, 0, 15);
    if (same || !row.state().mayBecome(LedgerState.DOUBLED)) {
      page.send(TicketNews.of(row));
    } else {
      filing.doubles().doubled(row, List.of(known, said), page.id());
    }
  }

  /** Salesforce refused it; a duplicate of its unique reference means that it stands. */
  void saidRefused(AgentPage page, FromPage.Refused message) {
    claimedBy(page, message.reference())
        .or(() -> undecidedOf(page, message.reference()))
        .ifPresent(row -> refusals.refused(page, row, message));
  }

  /** Salesforce did not answer the page in time. */
  void saidUnanswered(AgentPage page, String reference) {
    claimedBy(page, reference)
        .ifPresent(row -> filing.lostSight(reference, "Salesforce did not answer the page."));
  }

  /** The agent saw it. */
  void saidShown(AgentPage page, String reference) {
    book.everKnown(reference)
        .filter(row -> page.agentId().equals(row.agentId()) && !row.shown())
        .ifPresent(row -> book.change(row.seen(), page.id()));
  }

  /** The page is gone: what it was offered or had claimed is free, unless it may have written. */
  void pageClosed(AgentPage page) {
    for (LedgerRow row : book.ofAgent(page.agentId())) {
      if (row.state() != LedgerState.OFFERED && row.state() != LedgerState.CLAIMED) {
        continue;
      }
      Turn turn = filing.turn(row);
      if (turn.page != page) {
        continue;
      }
      if (row.state() == LedgerState.OFFERED) {
        filing.free(row, page.id(), null);
      } else if (row.state() == LedgerState.CLAIMED && page.id().equals(row.writer())) {
        if (turn.went) {
          filing.lostSight(row.reference(), "The page went away while it filed.");
        } else if (!turn.writtenForPage) {
          filing.free(row, page.id(), null);
        }
      }
    }
  }

  private Optional<LedgerRow> offeredTo(AgentPage page, String reference) {
    return book.row(reference)
        .filter(row -> row.state() == LedgerState.OFFERED && filing.turn(row).page == page);
  }

  /** What this page was let go for and fell silent about: its late answer counts. */
  private Optional<LedgerRow> undecidedOf(AgentPage page, String reference) {
    return book.row(reference)
        .filter(row -> row.state() == LedgerState.UNDECIDED && page.id().equals(row.writer()))
        .filter(row -> page.agentId().equals(row.agentId()))
        .filter(row -> !filing.turn(row).writtenForPage);
  }

  private Optional<LedgerRow> claimedBy(AgentPage page, String reference) {
    return book.row(reference)
        .filter(row -> row.state() == LedgerState.CLAIMED && page.id().equals(row.writer()))
        .filter(row -> page.agentId().equals(row.agentId()))
        .filter(row -> !filing.turn(row).writtenForPage);
  }
}
