package io.trunkline.core.flow;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.Status;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.agent.Agents;
import io.trunkline.core.ledger.Ending;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Accounts;
import io.trunkline.core.ticket.CallVariables;
import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.Configurations;
import io.trunkline.core.ticket.Endings;
import io.trunkline.core.ticket.TicketDesks;
import io.trunkline.core.ticket.TicketDraft;
import io.trunkline.core.ticket.TicketDrafts;
import io.trunkline.core.ticket.TicketShape;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.core.trigger.Circumstances;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns calls into words: what triggers judge, and what tickets say. Flow thread only.
 *
 * <p>A ticket is drafted when it is planned, so that the ledger has all of it, and drafted again
 * with the org's own shape before it is filed.
 */
final class Drafting {
  private final Agents agents;
  private final Accounts accounts;
  private final Configurations configurations;
  private final TicketDesks desks;
  private final RecordedCalls recorded;
  private final FlowTime time;
  private final Map<String, Sheet> sheetByReference = new HashMap<>();

  Drafting(FlowPorts ports, RecordedCalls recorded, FlowTime time) {
    this.agents = ports.agents();
    this.accounts = ports.accounts();
    this.configurations = ports.configurations();
    this.desks = ports.desks();
    this.recorded = recorded;
    this.time = time;
  }

  /** What triggers judge at this moment. */
  Circumstances circumstances(Moment moment) {
    CallEvent event = moment.event();
    String number = moment.call().number().text();
    return new Circumstances(
        event.queue(),
        event.status().word(),
        event.direction().word(),
        event.facts().route(),
        moment.agentId(),
        number.isEmpty() ? null : number,
        event.facts().dialled() == null ? event.facts().did() : event.facts().dialled(),
        moment.call().pbxName(),
        event.facts().variables(),
        moment.at().atZone(time.settings().zone()));
  }

  /** The same, if somebody answered now. */
  Circumstances answered(Circumstances now) {
    return new Circumstances(
        now.queue(),
        Status.ANSWER.word(),
        now.direction(),
        now.route(),
        now.agentId(),
        now.number(),
        now.dialled(),
        now.pbx(),
        now.variables(),
        now.time());
  }

  /** The ticket, as far as it can be written now. */
  TicketDraft draft(TicketPlan.Target target, Moment moment, String reference) {
    Agent agent = moment.agent();
    CallVariables variables = variables(target.account(), moment.call(), moment.segment(), agent);
    Sheet sheet = new Sheet(moment.call(), target.configuration(), variables);
    sheetByReference.put(reference, sheet);
    TicketShape shape = shapeNow(target.account(), target.configuration().ticketType());
    return sheet.draft(target.account(), shape, reference);
  }

  /** The row with its ticket written anew, now that it is known whose it is. */
  LedgerRow anew(LedgerRow row, LiveCall call, LiveSegment segment, @Nullable String agentId) {
    Sheet before = sheetByReference.get(row.reference());
    Account account = accounts.find(row.accountId()).orElse(null);
    Configuration configuration =
        before == null
            ? configurations.find(row.configurationId()).orElse(null)
            : before.configuration();
    if (configuration == null || account == null) {
      return row;
    }
    Agent agent = agentId == null ? null : agents.find(agentId).orElse(null);
    Sheet sheet = new Sheet(call, configuration, variables(account, call, segment, agent));
    sheetByReference.put(row.reference(), sheet);
    TicketShape shape = shapeNow(account, row.draft().type());
    return row.withDraft(sheet.draft(account, shape, row.reference()));
  }

  /**
   * The ticket in the org's own shape; as the ledger has it where its call is not known any more.
   */
  TicketDraft fitted(LedgerRow row, Account account, TicketShape shape) {
    Sheet sheet = sheetByReference.get(row.reference());
    return sheet == null ? row.draft() : sheet.draft(account, shape, row.reference());
  }

  /** The call that a ticket not yet filed is about, also when it is over by now. */
  Optional<LiveCall> callOf(LedgerRow row) {
    return Optional.ofNullable(sheetByReference.get(row.reference())).map(Sheet::call);
  }

  /** The ticket stands, or never will; its call need not be kept for it any longer. */
  void done(String reference) {
    sheetByReference.remove(reference);
  }

  /** What the ticket gets now that its passage is over. */
  Ending ending(LedgerRow row, LiveCall call, LiveSegment segment) {
    Account account = accounts.find(row.accountId()).orElse(null);
    Instant due = time.now().plus(time.settings().wrapUp());
    if (account == null) {
      return new Ending(Map.of(), "", due);
    }
    Agent agent = row.agentId() == null ? null : agents.find(row.agentId()).orElse(null);
    CallVariables variables = variables(account, call, segment, agent);
    Endings.TicketEnding ending =
        Endings.of(
            row.draft(),
            variables,
            shapeNow(account, row.draft().type()),
            account.closedStatus(),
            List.of(),
            time.settings().zone());
    String late =
        configurations
            .find(row.configurationId())
            .map(configuration -> TicketDrafts.late(configuration, row.draft(), variables))
            .orElse("");
    String between = late.isEmpty() || ending.appended().isEmpty() ? "" : "\n";
    return new Ending(ending.fields(), late + between + ending.appended(), due);
  }

  /** What it gets when the end of its call was not seen: the closed status and nothing else. */
  Ending lostEnding(LedgerRow row) {
    String closed = accounts.find(row.accountId()).map(Account::closedStatus).orElse(null);
    boolean isTask = row.draft().type() == TicketType.TASK;
    return new Ending(
        closed == null || !isTask ? Map.of() : Map.of("Status", closed), "", time.now());
  }

  Instant now() {
    return time.now();
  }

  private CallVariables variables(
      Account account, LiveCall call, LiveSegment segment, @Nullable Agent agent) {
    return CallVariables.of(
        segment.telling(),
        call.pbxName(),
        call.number(),
        agent,
        segment.times(),
        time.settings().zone(),
        recorded.link(call.id(), account).orElse(null));
  }

  /** The org's shape if it is at hand; asking for it brings it to hand for the next time. */
  private TicketShape shapeNow(Account account, TicketType type) {
    TicketShape usual = TicketShape.usual(type);
    return desks
        .at(account)
        .map(desk -> desk.shape(type.object()))
        .filter(shape -> shape.isDone() && !shape.isCompletedExceptionally())
        .map(shape -> shape.getNow(usual))
        .orElse(usual);
  }

  /** What a ticket is written from. */
  private record Sheet(LiveCall call, Configuration configuration, CallVariables variables) {
    TicketDraft draft(Account account, TicketShape shape, String reference) {
      String externalId = account.externalId(configuration.ticketType());
      return TicketDrafts.of(configuration, variables, shape, reference, externalId);
    }
  }
}
