package io.trunkline.core.flow;

import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.AgentPage;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.TicketDesk;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What agents and their pages say of a call's customer: whom the agent picked, whom the page found,
 * that it shall be looked again; the tickets of the call follow. Flow thread only.
 */
final class Picks {
  private static final String TOO_LATE =
      "This call is over for too long. Link its ticket to the customer in Salesforce.";

  private static final String LINK_IT =
      "The ticket stands already, and the account has no credentials: in Salesforce, link it to ";

  private final LiveCalls calls;
  private final Customers customers;
  private final PageSearches pages;
  private final TicketBook book;
  private final Amendments amendments;
  private final Function<LedgerRow, Optional<TicketDesk>> deskOf;
  private final Consumer<LiveCall> news;

  Picks(
      LiveCalls calls,
      Customers customers,
      PageSearches pages,
      TicketBook book,
      Amendments amendments,
      Function<LedgerRow, Optional<TicketDesk>> deskOf,
      Consumer<LiveCall> news) {
    this.calls = calls;
    this.customers = customers;
    this.pages = pages;
    this.book = book;
    this.amendments = amendments;
    this.deskOf = deskOf;
    this.news = news;
  }

  /** A page of an agent who has the call, or had it lately, picked a record. */
  void pick(AgentPage page, FromPage.Pick message) {
    LiveCall call = calls.lately(message.call(), page.agentId()).orElse(null);
    if (call == null) {
      page.send(new ToPage.Notice(TOO_LATE, "call " + message.call()));
      return;
    }
    boolean known =
        call.searches(page.agentId()).filter(search -> search.pick(message.recordId())).count() > 0;
    if (known) {
      over(call, page.id());
      news.accept(call);
      tellWhoMustLink(call, page);
    }
  }

  /** Without credentials nothing is written to a ticket that stands. */
  private void tellWhoMustLink(LiveCall call, AgentPage page) {
    for (String reference : call.references()) {
      book.everKnown(reference)
          .filter(row -> row.recordId() != null && deskOf.apply(row).isEmpty())
          .flatMap(row -> call.customer(row).map(Match::name))
          .ifPresent(
              name -> page.send(new ToPage.Notice(LINK_IT + name + ".", "call " + call.id())));
    }
  }

  /** Tickets that are complete get their customer as well. */
  private void over(LiveCall call, String by) {
    for (String reference : call.references()) {
      book.everKnown(reference)
          .filter(this::isOver)
          .ifPresent(
              row -> call.customer(row).ifPresent(match -> amendments.customer(row, match, by)));
    }
  }

  /** Complete, or given up in its completion; what is still to be completed is in the book. */
  private boolean isOver(LedgerRow row) {
    return row.state() == LedgerState.COMPLETED
        || (row.state() == LedgerState.FILED && book.row(row.reference()).isEmpty());
  }

  /** A page of an agent who has the call wants its customer looked for again. */
  void searchAgain(AgentPage page, FromPage.SearchAgain message) {
    for (LiveCall call : calls.of(page.agentId())) {
      if (call.id().toString().equals(message.call())) {
        customers.again(call, page.agentId());
      }
    }
  }

  /** A page has opened: it may look for those whom no page could be asked for before. */
  void pageOpened(AgentPage page) {
    if (PageSearches.canLook(page)) {
      calls.of(page.agentId()).forEach(call -> customers.pageCame(call, page.agentId()));
    }
  }

  /** A page tells what it found. */
  void searched(AgentPage page, FromPage.Searched message) {
    pages.searched(page, message);
  }

  /** A page has closed. */
  void pageClosed(AgentPage page) {
    pages.pageClosed(page);
  }

  /** The customer of a call is known, or was asked for in vain: its tickets follow, also late. */
  void known(LiveCall call) {
    for (LedgerRow row : book.ofCall(call.id())) {
      if (row.state() == LedgerState.FILED) {
        call.customer(row).ifPresent(match -> amendments.customer(row, match, LedgerRow.BRIDGE));
      }
    }
    over(call, LedgerRow.BRIDGE);
  }

  /** A ticket that stands; its customer may have become known while it was filed. */
  void standing(LedgerRow row) {
    calls
        .lately(row.call())
        .flatMap(call -> call.customer(row))
        .ifPresent(match -> amendments.customer(row, match, LedgerRow.BRIDGE));
  }
}
