package io.trunkline.core.flow;

import io.trunkline.core.agent.Agent;
import io.trunkline.core.agent.Agents;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.AgentPage;
import io.trunkline.core.pop.AgentSessions;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.PageListener;
import io.trunkline.core.pop.ToPage;
import java.util.ArrayList;
import java.util.List;

/**
 * The story of a page: it opens and is told what is going on, it speaks, it goes away. Called from
 * the pages' threads; everything happens on the flow's.
 */
final class PageFlow implements PageListener {
  private final AgentSessions sessions;
  private final Agents agents;
  private final LiveCalls calls;
  private final TicketBook book;
  private final Claims claims;
  private final Filing filing;
  private final Picks picks;
  private final FlowTime time;

  PageFlow(
      AgentSessions sessions,
      Agents agents,
      LiveCalls calls,
      TicketBook book,
      Claims claims,
      Filing filing,
      Picks picks,
      FlowTime time) {
    this.sessions = sessions;
    this.agents = agents;
    this.calls = calls;
    this.book = book;
    this.claims = claims;
    this.filing = filing;
    this.picks = picks;
    this.time = time;
  }

  @Override
  public void opened(AgentPage page, boolean focused) {
    time.thread().execute(() -> welcome(page, focused));
  }

  @Override
  public void said(AgentPage page, FromPage message) {
    time.thread().execute(() -> heard(page, message));
  }

  @Override
  public void closed(AgentPage page) {
    time.thread()
        .execute(
            () -> {
              sessions.closed(page);
              claims.pageClosed(page);
            });
  }

  private void welcome(AgentPage page, boolean focused) {
    boolean leads = sessions.opened(page, focused);
    Agent agent = agents.find(page.agentId()).orElse(null);
    List<ToPage.Card> cards = new ArrayList<>();
    List<ToPage.Matches> matches = new ArrayList<>();
    for (LiveCall call : calls.of(page.agentId())) {
      ToPage.Card card = call.cards().get(page.agentId());
      if (card != null) {
        cards.add(card);
        call.matches().ifPresent(matches::add);
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
    if (leads) {
      filing.pageLeads(page);
    }
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

  private void heard(AgentPage page, FromPage message) {
    if (!sessions.pages(page.agentId()).contains(page)) {
      return;
    }
    if (message instanceof FromPage.Focus focus) {
      sessions.focus(page, focus.focused());
    } else if (message instanceof FromPage.TakeLead) {
      sessions.takeLead(page);
    } else if (message instanceof FromPage.Claim claim) {
      claims.claim(page, claim.reference());
    } else if (message instanceof FromPage.GiveBack giveBack) {
      claims.givenBack(page, giveBack);
    } else if (message instanceof FromPage.Filed filed) {
      claims.saidFiled(page, filed);
    } else if (message instanceof FromPage.Refused refused) {
      claims.saidRefused(page, refused);
    } else if (message instanceof FromPage.Unanswered unanswered) {
      claims.saidUnanswered(page, unanswered.reference());
    } else if (message instanceof FromPage.Shown shown) {
      claims.saidShown(page, shown.reference());
    } else if (message instanceof FromPage.Pick pick) {
      picks.pick(page, pick);
    } else if (message instanceof FromPage.SearchAgain again) {
      picks.searchAgain(page, again);
    }
  }
}
