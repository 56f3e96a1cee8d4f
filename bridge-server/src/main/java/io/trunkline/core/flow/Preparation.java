package io.trunkline.core.flow;

import io.trunkline.core.agent.Agent;
import io.trunkline.core.agent.Agents;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Accounts;
import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.Configurations;
import io.trunkline.core.ticket.FieldShape;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketDesks;
import io.trunkline.core.ticket.TicketDraft;
import io.trunkline.core.ticket.TicketLinks;
import io.trunkline.core.ticket.TicketParties;
import io.trunkline.core.ticket.TicketShape;
import io.trunkline.core.ticket.TicketSheet;
import io.trunkline.core.ticket.TicketTrace;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Makes a due ticket ready for the org: its shape, its owner, its customer. Flow thread only. */
final class Preparation {
  private final Agents agents;
  private final Accounts accounts;
  private final Configurations configurations;
  private final TicketDesks desks;
  private final Customers customers;
  private final Drafting drafting;
  private final Executor thread;

  Preparation(
      Agents agents,
      Accounts accounts,
      Configurations configurations,
      TicketDesks desks,
      Customers customers,
      Drafting drafting,
      Executor thread) {
    this.agents = agents;
    this.accounts = accounts;
    this.configurations = configurations;
    this.desks = desks;
    this.customers = customers;
    this.drafting = drafting;
    this.thread = thread;
  }

  /**
   * The draft to file; without a desk the one that stands, with the customer whom the agent's page
   * found. Fails when the org cannot be asked.
   */
  CompletableFuture<TicketDraft> prepare(LedgerRow row) {
    Account account = accounts.find(row.accountId()).orElse(null);
    TicketDesk desk = account == null ? null : desks.at(account).orElse(null);
    if (account == null) {
      return CompletableFuture.completedFuture(row.draft());
    }
    if (desk == null) {
      return customer(row, account)
          .thenApplyAsync(match -> linkedAsUsual(row, account, match), thread);
    }
    CompletableFuture<TicketShape> shape = drafting.shape(row, desk);
    CompletableFuture<TicketParties.Owner> owner = owner(row, account, desk);
    CompletableFuture<Optional<Match>> customer = customer(row, account);
    CompletableFuture<Optional<ZoneId>> zone = zone(row, desk);
    @Nullable Agent agent = agent(row).orElse(null);
    return shape
        .thenCombine(zone, Org::new)
        .thenCombineAsync(
            owner.thenCombine(customer, (is, match) -> new TicketParties(agent, is, match)),
            (org, parties) -> draft(row, account, org, parties),
            thread);
  }

  /**
   * From its sheet: another agent's customer may stand in the draft that another agent was given.
   */
  private TicketDraft linkedAsUsual(LedgerRow row, Account account, Optional<Match> customer) {
    TicketShape usual = TicketShape.usual(row.draft().type());
    TicketDraft draft = drafting.unasked(row, account);
    return customer
        .map(match -> TicketLinks.linked(draft, match, search(row), usual))
        .orElse(draft);
  }

  private Optional<Agent> agent(LedgerRow row) {
    return Optional.ofNullable(row.agentId()).flatMap(agents::find);
  }

  /** An agent who is gone owns nothing, and the default owner owns what nobody answered. */
  private CompletableFuture<TicketParties.Owner> owner(
      LedgerRow row, Account account, TicketDesk desk) {
    Optional<Agent> agent = agent(row);
    return row.agentId() != null && agent.isEmpty()
        ? CompletableFuture.completedFuture(TicketParties.Owner.OF_THE_ACCOUNT)
        : TicketParties.owner(desk, account, agent.orElse(null));
  }

  /** A ticket need not wait for ever, nor fail, because nobody says which zone its times are in. */
  private CompletableFuture<Optional<ZoneId>> zone(LedgerRow row, TicketDesk desk) {
    return desk.zone(agent(row).map(Agent::salesforceName).orElse(null))
        .handle((zone, failure) -> Optional.ofNullable(zone));
  }

  /** The field that makes the row's agent the owner; empty where Salesforce does not know him. */
  CompletableFuture<Map<String, Object>> ownership(LedgerRow row) {
    Account account = accounts.find(row.accountId()).orElse(null);
    TicketDesk desk = account == null ? null : desks.at(account).orElse(null);
    return account == null || desk == null
        ? CompletableFuture.completedFuture(Map.of())
        : owner(row, account, desk)
            .thenApply(
                of -> of.id().map(is -> Map.<String, Object>of("OwnerId", is)).orElse(Map.of()));
  }

  private CompletableFuture<Optional<Match>> customer(LedgerRow row, Account account) {
    return drafting
        .callOf(row)
        .filter(call -> !call.isKeptFromItsAgent(row.reference()))
        .map(call -> customers.link(call, wish(row, account), isAnswered(row, call)))
        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
  }

  /** Whether the org could not be asked for the ticket's customer when it was to be prepared. */
  boolean wasSearchInVain(LedgerRow row) {
    return drafting.callOf(row).stream()
        .flatMap(call -> call.searches(row.agentId()))
        .filter(search -> search.serves(row.accountId(), row.configurationId()))
        .anyMatch(CustomerSearch::wasInVain);
  }

  private static boolean isAnswered(LedgerRow row, LiveCall call) {
    TicketSheet sheet = row.draft().sheet();
    return call.isAnswered(row.segment())
        || (sheet != null && sheet.call().times().answered() != null);
  }

  private TicketDraft draft(LedgerRow row, Account account, Org org, TicketParties parties) {
    TicketDraft fitted = drafting.fitted(row, account, org.shape(), org.zone());
    TicketDraft draft = marked(fitted, row, account, org.shape());
    TicketDraft remarked = remark(row).map(draft::warning).orElse(draft);
    return parties.in(remarked, search(row), org.shape(), row.reference());
  }

  /** A draft from before the org could be asked has no place for its unique reference yet. */
  private static TicketDraft marked(
      TicketDraft draft, LedgerRow row, Account account, TicketShape shape) {
    return Optional.ofNullable(account.externalId(draft.type()))
        .flatMap(shape::field)
        .filter(FieldShape::createable)
        .map(key -> draft.with(key.name(), row.reference()))
        .orElse(draft);
  }

  /**
   * The draft to file when the org cannot be asked for anything: with its unique reference all the
   * same, because without it a second writer could file it again.
   */
  TicketDraft unprepared(LedgerRow row) {
    Account account = accounts.find(row.accountId()).orElse(null);
    if (account == null) {
      return row.draft();
    }
    TicketDraft draft = drafting.unasked(row, account);
    return Optional.ofNullable(account.externalId(draft.type()))
        .map(key -> draft.with(key.strip(), row.reference()))
        .orElse(draft);
  }

  /** See {@link Filing#trace}. */
  TicketTrace trace(LedgerRow row, Instant until) {
    String agent = row.agentId() == null ? null : agent(row).map(Agent::salesforceName).orElse("");
    return new TicketTrace(row.draft().type(), row.reference(), row.plannedAt(), until, agent);
  }

  /** What whoever reads the ticket should know beside it, once it was prepared. */
  Optional<String> remark(LedgerRow row) {
    return drafting.callOf(row).flatMap(LiveCall::remark);
  }

  /** The fields that tie a ticket to this customer. */
  CompletableFuture<Map<String, Object>> links(LedgerRow row, Match match) {
    return accounts
        .find(row.accountId())
        .flatMap(desks::at)
        .map(desk -> desk.shape(row.draft().type().object()))
        .map(shape -> shape.thenApply(is -> links(row, match, is)))
        .orElseGet(() -> CompletableFuture.completedFuture(Map.of()));
  }

  private Map<String, Object> links(LedgerRow row, Match match, TicketShape shape) {
    return TicketLinks.fields(row.draft().type(), match, search(row), shape);
  }

  private CustomerWish wish(LedgerRow row, Account account) {
    return new CustomerWish(account, row.configurationId(), search(row), agent(row).orElse(null));
  }

  private SearchSettings search(LedgerRow row) {
    return configurations
        .find(row.configurationId())
        .map(Configuration::search)
        .orElse(SearchSettings.DEFAULT);
  }

  /** What the org says of itself. */
  private record Org(TicketShape shape, Optional<ZoneId> zone) {}
}
