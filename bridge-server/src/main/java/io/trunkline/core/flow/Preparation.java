package io.trunkline.core.flow;

import io.trunkline.core.agent.Agent;
import io.trunkline.core.agent.Agents;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Accounts;
import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.Configurations;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketDesks;
import io.trunkline.core.ticket.TicketDraft;
import io.trunkline.core.ticket.TicketLinks;
import io.trunkline.core.ticket.TicketShape;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

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

  /** The draft to file; without a desk the one that stands. Fails when the org cannot be asked. */
  CompletableFuture<TicketDraft> prepare(LedgerRow row) {
    Account account = accounts.find(row.accountId()).orElse(null);
    TicketDesk desk = account == null ? null : desks.at(account).orElse(null);
    if (account == null || desk == null) {
      return CompletableFuture.completedFuture(row.draft());
    }
    CompletableFuture<TicketShape> shape = desk.shape(row.draft().type().object());
    CompletableFuture<Optional<String>> owner = owner(row, account, desk);
    CompletableFuture<Optional<Match>> customer = customer(row, account);
    return shape.thenCombineAsync(
        owner.thenCombine(customer, Parties::new),
        (fields, parties) -> draft(row, account, fields, parties),
        thread);
  }

  private CompletableFuture<Optional<String>> owner(
      LedgerRow row, Account account, TicketDesk desk) {
    if (row.agentId() != null) {
      return agents
          .find(row.agentId())
          .map(agent -> desk.userId(agent.email()))
          .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }
    return account.defaultOwner() == null
        ? CompletableFuture.completedFuture(Optional.empty())
        : desk.userId(account.defaultOwner());
  }

  /** The field that makes the row's agent the owner; empty where Salesforce does not know him. */
  CompletableFuture<Map<String, Object>> ownership(LedgerRow row) {
    Account account = accounts.find(row.accountId()).orElse(null);
    TicketDesk desk = account == null ? null : desks.at(account).orElse(null);
    return account == null || desk == null
        ? CompletableFuture.completedFuture(Map.of())
        : owner(row, account, desk)
            .thenApply(id -> id.map(is -> Map.<String, Object>of("OwnerId", is)).orElse(Map.of()));
  }

  private CompletableFuture<Optional<Match>> customer(LedgerRow row, Account account) {
    return drafting
        .callOf(row)
        .map(call -> customers.link(call, wish(row, account), call.isAnswered(row.segment())))
        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
  }

  private TicketDraft draft(LedgerRow row, Account account, TicketShape shape, Parties parties) {
    TicketDraft draft = drafting.fitted(row, account, shape);
    Optional<Match> customer = parties.customer();
    draft = remark(row).map(draft::warning).orElse(draft);
    if (customer.isPresent()) {
      draft = TicketLinks.linked(draft, customer.get(), search(row), shape);
    }
    if (parties.owner().isPresent()) {
      return draft.ownedBy(parties.owner().get());
    }
    Optional<Agent> agent = Optional.ofNullable(row.agentId()).flatMap(agents::find);
    return agent.isPresent()
        ? draft.withoutUserFor(agent.get().name(), row.reference(), shape)
        : draft;
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
    return new CustomerWish(account, row.configurationId(), search(row));
  }

  private SearchSettings search(LedgerRow row) {
    return configurations
        .find(row.configurationId())
        .map(Configuration::search)
        .orElse(SearchSettings.DEFAULT);
  }

  private record Parties(Optional<String> owner, Optional<Match> customer) {}
}
