package io.trunkline.core.flow;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.Status;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.agent.Agents;
import io.trunkline.core.ledger.Ending;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Accounts;
import io.trunkline.core.ticket.CallSheet;
import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.Configurations;
import io.trunkline.core.ticket.Endings;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketDesks;
import io.trunkline.core.ticket.TicketDraft;
import io.trunkline.core.ticket.TicketDrafts;
import io.trunkline.core.ticket.TicketPreviews;
import io.trunkline.core.ticket.TicketShape;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.core.trigger.Circumstances;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
    CallSheet words = words(target.account(), moment.call(), moment.segment(), moment.agent());
    Sheet sheet = new Sheet(moment.call(), target.configuration(), words);
    sheetByReference.put(reference, sheet);
    return draftNow(sheet, target.account(), reference);
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
    Sheet sheet = new Sheet(call, configuration, words(account, call, segment, agent));
    sheetByReference.put(row.reference(), sheet);
    return row.withDraft(draftNow(sheet, account, row.reference()));
  }

  /** How the org describes what the row's ticket becomes; by what is designed now. */
  CompletableFuture<TicketShape> shape(LedgerRow row, TicketDesk desk) {
    Sheet sheet = sheetByReference.get(row.reference());
    Optional<String> recordType =
        sheet == null
            ? configurations.find(row.configurationId()).flatMap(Configuration::recordType)
            : sheet.configuration().recordType();
    return desk.shape(row.draft().type().object(), recordType.orElse(null));
  }

  /**
   * The ticket in the org's own shape and time zone; as the ledger has it where its call is not
   * known any more.
   *
   * @param zone empty where the org did not tell it: then the ticket says which was taken
   */
  TicketDraft fitted(LedgerRow row, Account account, TicketShape shape, Optional<ZoneId> zone) {
    Sheet sheet = sheetByReference.get(row.reference());
    if (sheet == null) {
      return row.draft();
    }
    ZoneId fallBack = time.settings().zone();
    TicketDraft draft = sheet.draft(account, shape, zone.orElse(fallBack), row.reference());
    return zone.isPresent() ? draft : draft.warning(TicketPreviews.fallBack(fallBack));
  }

  /** The call that a ticket not yet filed is about, also when it is over by now. */
  Optional<LiveCall> callOf(LedgerRow row) {
    return Optional.ofNullable(sheetByReference.get(row.reference())).map(Sheet::call);
  }

  /** The ticket stands, or never will; its call need not be kept for it any longer. */
  void done(String reference) {
    sheetByReference.remove(reference);
  }

  /** What the ticket's end is written from, now that its passage is over. */
  PassageEnd end(LedgerRow row, LiveCall call, LiveSegment segment) {
    Account account = accounts.find(row.accountId()).orElse(null);
    Instant due = time.now().plus(time.settings().wrapUp());
    if (account == null) {
      return PassageEnd.withoutAccount(row, due);
    }
    Agent agent = row.agentId() == null ? null : agents.find(row.agentId()).orElse(null);
    CompletableFuture<TicketShape> shape =
        desks
            .at(account)
            .map(desk -> shape(row, desk))
            .orElseGet(
                () -> CompletableFuture.completedFuture(TicketShape.usual(row.draft().type())));
    return new PassageEnd(
        row,
        new PassageEnd.Design(account, configurations.find(row.configurationId())),
        words(account, call, segment, agent),
        due,
        shape,
        zone(account, agent),
        time.settings().zone());
  }

  /** What it gets when the end of its call was not seen: the closed status and nothing else. */
  Ending lostEnding(LedgerRow row) {
    Map<String, String> closed =
        accounts
            .find(row.accountId())
            .map(account -> Endings.closed(row.draft().type(), account))
            .orElse(Map.of());
    return new Ending(Map.of(), "", time.now(), closed);
  }

  Instant now() {
    return time.now();
  }

  private CallSheet words(
      Account account, LiveCall call, LiveSegment segment, @Nullable Agent agent) {
    return new CallSheet(
        segment.telling(),
        call.pbxName(),
        call.number(),
        agent,
        segment.times(),
        recorded.link(call.id(), account).orElse(null));
  }

  /** With the org's shape and zone if they are at hand; asking brings them to hand for later. */
  private TicketDraft draftNow(Sheet sheet, Account account, String reference) {
    TicketType type = sheet.configuration().ticketType();
    String recordType = sheet.configuration().recordType().orElse(null);
    Optional<TicketShape> shape =
        desks.at(account).flatMap(desk -> PassageEnd.atHand(desk.shape(type.object(), recordType)));
    Optional<ZoneId> zone = PassageEnd.atHand(zone(account, sheet.words().agent()));
    ZoneId fallBack = time.settings().zone();
    TicketDraft draft =
        sheet.draft(
            account, shape.orElse(TicketShape.usual(type)), zone.orElse(fallBack), reference);
    boolean unasked = zone.isEmpty() && desks.at(account).isPresent();
    return unasked ? draft.warning(TicketPreviews.fallBack(fallBack)) : draft;
  }

  /** Whose clock the ticket follows; the bridge's own where there is no desk to ask. */
  private CompletableFuture<ZoneId> zone(Account account, @Nullable Agent agent) {
    String email = agent == null ? null : agent.email();
    return desks
        .at(account)
        .map(desk -> desk.zone(email))
        .orElseGet(() -> CompletableFuture.completedFuture(time.settings().zone()));
  }

  /** What a ticket is written from. */
  private record Sheet(LiveCall call, Configuration configuration, CallSheet words) {
    TicketDraft draft(Account account, TicketShape shape, ZoneId zone, String reference) {
      return TicketDrafts.of(account, configuration, words.variables(zone), shape, reference);
    }
  }
}
