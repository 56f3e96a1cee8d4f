package io.trunkline.core.flow;

import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.AgentSessions;
import io.trunkline.core.pop.ToPage;
import java.util.Collection;

/** Tells agents' pages how tickets stand. Flow thread only. */
final class TicketNews {
  private final AgentSessions sessions;

  TicketNews(AgentSessions sessions) {
    this.sessions = sessions;
  }

  /** Tells all pages of its owner, and of the agents who have its call now. */
  void tell(LedgerRow row, Collection<String> alsoAgents) {
    ToPage.Ticket news = of(row);
    if (row.agentId() != null) {
      sessions.pages(row.agentId()).forEach(page -> page.send(news));
    }
    for (String agentId : alsoAgents) {
      if (!agentId.equals(row.agentId())) {
        sessions.pages(agentId).forEach(page -> page.send(news));
      }
    }
  }

  /** How a ticket stands, in the page's words. */
  static ToPage.Ticket of(LedgerRow row) {
    return new ToPage.Ticket(
        row.reference(),
        row.call().toString(),
        row.draft().type().object(),
        String.valueOf(row.draft().fields().getOrDefault("Subject", "")),
        row.state(),
        row.recordId(),
        row.url(),
        row.words(),
        mayBeRetried(row));
  }

  /** Whether it waits for people: refused, or undecided where nobody can ask the org. */
  static boolean mayBeRetried(LedgerRow row) {
    return row.state() == LedgerState.REFUSED
        || (row.state() == LedgerState.UNDECIDED && row.writer() == null);
  }
}
