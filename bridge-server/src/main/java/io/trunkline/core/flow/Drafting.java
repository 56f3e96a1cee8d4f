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
import io.trunkline.core.ticket.TicketSheet;
import io.trunkline.core.trigger.Circumstances;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Turns calls into words: what triggers judge, and what tickets say. Flow thread only.
 *
 * <p>A ticket is drafted when it is planned, so that the ledger has all of it and what it was
 * written from, and drafted again with the org's own shape before it is filed.
 */
final class Drafting {
  private static final String UNDESCRIBED =
      "The org has not told its fields yet; the ticket is written anew once it has.";

  private final Agents agents;
  private final Accounts accounts;
  private final Configurations configurations;
  private final TicketDesks desks;
  private final RecordedCalls recorded;
  private final FlowTime time;
  private final LiveCalls calls;
  private final Map<String, LiveCall> callByReference = new HashMap<>();

  Drafting(FlowPorts ports, LiveCalls calls, RecordedCalls recorded, FlowTime time) {
    this.agents = ports.agents();
    this.accounts = ports.accounts();
    this.configurations = ports.configurations();
    this.desks = ports.desks();
    this.calls = calls;
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
    callByReference.put(reference, moment.call());
    TicketSheet sheet = new TicketSheet(target.configuration(), words, moment.call().country());
    return draftNow(sheet, target.account(), reference);
  }

  /** The row with its ticket written anew, now that it is known whose it is. */
  LedgerRow anew(LedgerRow row, LiveCall call, LiveSegment segment, @Nullable String agentId) {
    LedgerRow told = told(row, call, segment, agentId);
    TicketSheet sheet = told.draft().sheet();
    Account account = accounts.find(row.accountId()).orElse(null);
    return sheet == null || account == null
        ? told
        : told.withDraft(draftNow(sheet, account, row.reference()));
  }

  /** The row with what its ticket is to be written from, as it stands until it is prepared. */
  LedgerRow told(LedgerRow row, LiveCall call, LiveSegment segment, @Nullable String agentId) {
    Account account = accounts.find(row.accountId()).orElse(null);
    Configuration configuration = configuration(row).orElse(null);
    if (configuration == null || account == null) {
      return row;
    }
    Agent agent = agentId == null ? null : agents.find(agentId).orElse(null);
    callByReference.put(row.reference(), call);
    CallSheet words = words(account, call, segment, agent);
    return row.withDraft(
        row.draft()
            .from(
                new TicketSheet(configuration, words, call.country(), row.draft().corrections())));
  }

  /** How the ticket was designed when it was planned, or is now where that is not known. */
  private Optional<Configuration> configuration(LedgerRow row) {
    TicketSheet sheet = row.draft().sheet();
    return sheet == null
        ? configurations.find(row.configurationId())
        : Optional.of(sheet.configuration());
  }

  /** How the org describes what the row's ticket becomes. */
  CompletableFuture<TicketShape> shape(LedgerRow row, TicketDesk desk) {
    String recordType = configuration(row).flatMap(Configuration::recordType).orElse(null);
    return desk.shape(row.draft().type().object(), recordType);
  }

  /**
   * The ticket in the org's own shape and time zone; as the ledger has it where it is not known
   * what it was written from.
   *
   * @param zone empty where the org did not tell it: then the ticket says which was taken
   */
  TicketDraft fitted(LedgerRow row, Account account, TicketShape shape, Optional<ZoneId> zone) {
    TicketSheet sheet = row.draft().sheet();
    if (sheet == null) {
      return row.draft();
    }
    ZoneId fallBack = time.settings().zone();
    TicketDraft draft = sheet.draft(account, shape, zone.orElse(fallBack), row.reference());
    return zone.isPresent() ? draft : draft.warning(TicketPreviews.fallBack(fallBack));
  }

  /** The ticket by what is at hand of the org, for a page that files it all the same. */
  TicketDraft unasked(LedgerRow row, Account account) {
    TicketSheet sheet = row.draft().sheet();
    if (sheet == null) {
      return row.draft();
    }
    TicketDraft draft = draftNow(sheet, account, row.reference());
    return shapeAtHand(sheet, account).isPresent()
        ? draft
        : TicketDrafts.withoutShape(sheet.configuration(), draft);
  }

  /**
   * The call that a ticket not yet filed is about, also when it is over by now, or was before this
   * run of the bridge.
   */
  Optional<LiveCall> callOf(LedgerRow row) {
    Optional<LiveCall> call =
        Optional.ofNullable(callByReference.get(row.reference()))
            .or(() -> calls.lately(row.call()))
            .or(
                () ->
                    Optional.ofNullable(row.draft().sheet())
                        .map(sheet -> calls.latelyOr(row.call(), () -> gone(row, sheet))));
    call.ifPresent(known -> callByReference.put(row.reference(), known));
    return call;
  }

  private static LiveCall gone(LedgerRow row, TicketSheet sheet) {
    CallSheet words = sheet.call();
    return new LiveCall(row.call(), words.pbx(), sheet.country(), words.number());
  }

  /** The ticket stands, or never will; its call need not be kept for it any longer. */
  void done(String reference) {
    callByReference.remove(reference);
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
  private TicketDraft draftNow(TicketSheet sheet, Account account, String reference) {
    TicketShape usual = TicketShape.usual(sheet.configuration().ticketType());
    Optional<TicketShape> shape = shapeAtHand(sheet, account);
    Optional<ZoneId> zone = PassageEnd.atHand(zone(account, sheet.call().agent()));
    ZoneId fallBack = time.settings().zone();
    TicketDraft draft = sheet.draft(account, shape.orElse(usual), zone.orElse(fallBack), reference);
    if (desks.at(account).isEmpty()) {
      return draft;
    }
    TicketDraft told = shape.isPresent() ? draft : draft.warned(List.of(UNDESCRIBED));
    return zone.isPresent() ? told : told.warning(TicketPreviews.fallBack(fallBack));
  }

  private Optional<TicketShape> shapeAtHand(TicketSheet sheet, Account account) {
    String object = sheet.configuration().ticketType().object();
    String recordType = sheet.configuration().recordType().orElse(null);
    return desks.at(account).flatMap(desk -> PassageEnd.atHand(desk.shape(object, recordType)));
  }

  /** Whose clock the ticket follows; the bridge's own where there is no desk to ask. */
  private CompletableFuture<ZoneId> zone(Account account, @Nullable Agent agent) {
    String email = agent == null ? null : agent.salesforceName();
    return desks
        .at(account)
        .map(desk -> desk.zone(email))
        .orElseGet(() -> CompletableFuture.completedFuture(time.settings().zone()));
  }
}
