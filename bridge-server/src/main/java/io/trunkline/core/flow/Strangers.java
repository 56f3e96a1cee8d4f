package io.trunkline.core.flow;

import io.trunkline.core.agent.Agents;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.pop.AgentPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.ticket.TicketDesk;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads back who made the first ticket that a page files in the agent's session: somebody else may
 * be signed in to Salesforce in that browser. Flow thread only.
 */
final class Strangers {
  private static final Logger log = LoggerFactory.getLogger(Strangers.class);
  private static final int MOST = 10_000;

  /** The two forms of an id begin with the same characters. */
  private static final int SHORT_ID = 15;

  private final Agents agents;
  private final Function<LedgerRow, Optional<TicketDesk>> deskOf;
  private final FlowTime time;
  private final Set<String> asked = new LinkedHashSet<>();

  Strangers(Agents agents, Function<LedgerRow, Optional<TicketDesk>> deskOf, FlowTime time) {
    this.agents = agents;
    this.deskOf = deskOf;
    this.time = time;
  }

  /** The page says that it filed this ticket. */
  void filed(AgentPage page, LedgerRow row) {
    String recordId = row.recordId();
    TicketDesk desk = deskOf.apply(row).orElse(null);
    String email = agents.find(page.agentId()).map(agent -> agent.salesforceName()).orElse("");
    if (recordId == null || desk == null || email.isEmpty() || !isFirst(page)) {
      return;
    }
    CompletableFuture<Optional<String>> expected = desk.userId(email);
    time.whenAnswered(
        desk.createdBy(row.draft().type(), recordId)
            .thenCombine(expected, (maker, agent) -> agent.filter(is -> !same(is, maker))),
        (stranger, failure) -> {
          if (stranger != null && stranger.isPresent()) {
            alarm(page, row, email);
          } else if (stranger == null) {
            asked.remove(page.id());
          }
        });
  }

  private boolean isFirst(AgentPage page) {
    if (asked.size() >= MOST) {
      asked.remove(asked.iterator().next());
    }
    return asked.add(page.id());
  }

  private void alarm(AgentPage page, LedgerRow row, String email) {
    log.warn(
        "call={} ticket={} agent={} stage=alarm outcome=stranger",
        row.call(),
        row.reference(),
        page.agentId());
    page.send(
        new ToPage.Notice(
            "This browser is signed in to Salesforce as somebody else than "
                + email
                + ": tickets bear that user's name. Sign in to Salesforce as yourself.",
            "stranger"));
  }

  private static boolean same(String one, String other) {
    return one.equals(other) || one.regionMatches(0, other, 0, SHORT_ID);
  }
}
