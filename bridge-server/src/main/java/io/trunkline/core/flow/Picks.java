package io.trunkline.core.flow;

import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.AgentPage;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.ticket.Match;
import java.util.function.Consumer;

/**
 * The agent says which of several customers it is; the tickets of the call follow. Flow thread
 * only.
 */
final class Picks {
  private final LiveCalls calls;
  private final Customers customers;
  private final TicketBook book;
  private final Preparation preparation;
  private final Completion completion;
  private final Consumer<LiveCall> news;
  private final FlowTime time;

  Picks(
      LiveCalls calls,
      Customers customers,
      TicketBook book,
      Preparation preparation,
      Completion completion,
      Consumer<LiveCall> news,
      FlowTime time) {
    this.calls = calls;
    this.customers = customers;
    this.book = book;
    this.preparation = preparation;
    this.completion = completion;
    this.news = news;
    this.time = time;
  }

  /** A page of an agent who has the call picked a record. */
  void pick(AgentPage page, FromPage.Pick message) {
    for (LiveCall call : calls.of(page.agentId())) {
      if (call.id().toString().equals(message.call())) {
        call.searches(page.agentId())
            .filter(search -> search.pick(message.recordId()))
            .forEach(search -> news.accept(call));
      }
    }
  }

  /** A page of an agent who has the call wants its customer looked for again. */
  void searchAgain(AgentPage page, FromPage.SearchAgain message) {
    for (LiveCall call : calls.of(page.agentId())) {
      if (call.id().toString().equals(message.call())) {
        customers.again(call, page.agentId());
      }
    }
  }

  /** The customer of a call is known, or was asked for in vain: its tickets that stand follow. */
  void known(LiveCall call) {
    for (LedgerRow row : book.ofCall(call.id())) {
      if (row.state() == LedgerState.FILED) {
        call.customer(row).ifPresent(match -> amend(row, match));
      }
    }
  }

  /** A ticket that stands; its customer may have become known while it was filed. */
  void standing(LedgerRow row) {
    calls
        .find(row.call())
        .flatMap(call -> call.customer(row))
        .ifPresent(match -> amend(row, match));
  }

  private void amend(LedgerRow row, Match match) {
    time.whenAnswered(
        preparation.links(row, match),
        (links, failure) -> {
          if (links != null && !row.draft().fields().entrySet().containsAll(links.entrySet())) {
            completion.amend(row, links);
          }
        });
  }
}
