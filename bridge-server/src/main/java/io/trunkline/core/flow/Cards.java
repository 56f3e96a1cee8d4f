package io.trunkline.core.flow;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.Status;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.AgentSessions;
import io.trunkline.core.pop.ToPage;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The call cards: what each agent's pages show of a call, sent the moment it changes, without
 * waiting for anything. Flow thread only.
 */
final class Cards {
  private static final Set<Status> OVER =
      EnumSet.of(
          Status.HANGUP, Status.REJECT, Status.NOANSWER, Status.BUSY, Status.FAILED, Status.CANCEL);

  private final AgentSessions sessions;
  private final TicketBook book;

  Cards(AgentSessions sessions, TicketBook book) {
    this.sessions = sessions;
    this.book = book;
  }

  /** Shows what happened to the agent whom it concerns. */
  void show(Moment moment) {
    String agentId = moment.agentId();
    if (agentId == null) {
      return;
    }
    ToPage.Card before = moment.call().cards().get(agentId);
    ToPage.Card card = card(moment, before);
    moment.call().cards().put(agentId, card);
    sessions.pages(agentId).forEach(page -> page.send(card));
    if (before == null || before.over()) {
      tickets(moment.call(), agentId);
    }
  }

  /** A call that comes to an agent brings the tickets that it has left so far. */
  private void tickets(LiveCall call, String agentId) {
    for (LedgerRow row : book.ofCall(call.id())) {
      if (row.agentId() != null && row.state() != LedgerState.PLANNED) {
        ToPage.Ticket news = TicketNews.of(row);
        sessions.pages(agentId).forEach(page -> page.send(news));
      }
    }
  }

  private static ToPage.Card card(Moment moment, ToPage.@Nullable Card before) {
    CallEvent event = moment.event();
    boolean over = OVER.contains(event.status());
    String status = word(event.status(), before);
    Instant since = before != null && before.status().equals(status) ? before.since() : moment.at();
    return new ToPage.Card(
        event.call().toString(),
        event.segment(),
        status,
        event.direction().word(),
        moment.call().number().display().isEmpty() ? null : moment.call().number().display(),
        event.name(),
        event.queue(),
        since,
        over);
  }

  /** A card says how the call is, not what happened last: after unhold it is answered again. */
  private static String word(Status status, ToPage.@Nullable Card before) {
    return switch (status) {
      case UNHOLD, RETRIEVE -> Status.ANSWER.word();
      case TRANSFER, PARK -> before == null ? status.word() : before.status();
      default -> status.word();
    };
  }

  /** The call is over for everybody: no card may go on as if it lived. */
  void end(LiveCall call, Instant at) {
    for (Map.Entry<String, ToPage.Card> entry : call.cards().entrySet()) {
      ToPage.Card card = entry.getValue();
      if (!card.over()) {
        ToPage.Card last =
            new ToPage.Card(
                card.call(),
                card.segment(),
                Status.HANGUP.word(),
                card.direction(),
                card.number(),
                card.name(),
                card.queue(),
                at,
                true);
        entry.setValue(last);
        sessions.pages(entry.getKey()).forEach(page -> page.send(last));
      }
    }
  }

  /** Shows what is known of a call's customer to every agent who has or had it. */
  void matches(LiveCall call) {
    call.cards().keySet().forEach(agentId -> matches(call, agentId));
  }

  /** The same to one agent. */
  void matches(LiveCall call, String agentId) {
    call.matches(agentId)
        .ifPresent(matches -> sessions.pages(agentId).forEach(page -> page.send(matches)));
  }
}
