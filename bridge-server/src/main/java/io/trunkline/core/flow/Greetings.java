package io.trunkline.core.flow;

import io.trunkline.core.agent.Agent;
import io.trunkline.core.agent.Agents;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.AgentPage;
import io.trunkline.core.pop.ToPage;
import java.util.ArrayList;
import java.util.List;

/** What a page that opens is told: who it belongs to, and what is going on. Flow thread only. */
final class Greetings {
  private final Agents agents;
  private final LiveCalls calls;
  private final TicketBook book;
  private final Dials dials;
  private final OrgNews orgNews;

  Greetings(Agents agents, LiveCalls calls, TicketBook book, Dials dials, OrgNews orgNews) {
    this.agents = agents;
    this.calls = calls;
    this.book = book;
    this.dials = dials;
    this.orgNews = orgNews;
  }

  /** Welcomes a page that leads, or does not. */
  void welcome(AgentPage page, boolean leads) {
    Agent agent = agents.find(page.agentId()).orElse(null);
    List<ToPage.Card> cards = new ArrayList<>();
    List<ToPage.Matches> matches = new ArrayList<>();
    for (LiveCall call : calls.of(page.agentId())) {
      ToPage.Card card = call.cards().get(page.agentId());
      if (card != null) {
        cards.add(card);
        call.matches(page.agentId()).ifPresent(matches::add);
      }
    }
    page.send(
        new ToPage.Welcome(
            agent == null ? "" : agent.name(),
            agent == null ? "" : agent.email(),
            leads,
            cards,
            tickets(page.agentId())));
    matches.forEach(page::send);
    orgNews.greet(page);
    dials.greet(page);
  }

  /** Those of the agent's live calls, and those that do not stand yet. */
  private List<ToPage.Ticket> tickets(String agentId) {
    List<LedgerRow> rows = new ArrayList<>(book.ofAgent(agentId));
    for (LiveCall call : calls.of(agentId)) {
      if (call.agentsHavingIt().contains(agentId)) {
        book.ofCall(call.id()).stream().filter(row -> !rows.contains(row)).forEach(rows::add);
      }
    }
    return rows.stream()
        .filter(row -> row.agentId() != null)
        .filter(row -> row.state() != LedgerState.FILED || calls.find(row.call()).isPresent())
        .map(TicketNews::of)
        .toList();
  }
}
