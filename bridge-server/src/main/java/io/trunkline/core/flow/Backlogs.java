package io.trunkline.core.flow;

import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Accounts;
import io.trunkline.core.ticket.Match;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Backlog} of each account; of those only that have had something to write or to ask.
 */
final class Backlogs {
  /** The fields of a ticket whose records Salesforce locks while it is saved. */
  private static final List<String> PARENTS = List.of("WhatId", "WhoId", "AccountId", "ContactId");

  private final Accounts accounts;
  private final FlowTime time;
  private final OrgNews news;
  private final Function<LedgerRow, Optional<Match>> customerOf;
  private final Map<String, Backlog> backlogByAccount = new HashMap<>();

  /**
   * Has nothing to write yet.
   *
   * @param customerOf who is known to be the customer of a row's call
   */
  Backlogs(
      Accounts accounts,
      FlowTime time,
      OrgNews news,
      Function<LedgerRow, Optional<Match>> customerOf) {
    this.accounts = accounts;
    this.time = time;
    this.news = news;
    this.customerOf = customerOf;
  }

  /**
   * Lets something be written to a row's org when its turn comes.
   *
   * @param key names it: the row's reference, and what beside it is written to it
   * @param pause at least so long from now
   */
  void enter(String key, LedgerRow row, Duration pause, Runnable turn) {
    of(row).enter(new Backlog.Job(key, false, row.plannedAt(), locks(row), turn), after(pause));
  }

  /** Lets a row's org be asked something when its turn comes, behind what is to be written. */
  void ask(String key, LedgerRow row, Duration pause, Runnable turn) {
    of(row).enter(new Backlog.Job(key, true, row.plannedAt(), List.of(), turn), after(pause));
  }

  private Instant after(Duration pause) {
    Instant now = time.now();
    return pause.isZero() ? now : now.plus(pause);
  }

  /** The turn is over; the org answered. */
  void answered(String key, LedgerRow row) {
    of(row).answered(key);
  }

  /** The turn is over; nothing was asked of the org. */
  void left(String key, LedgerRow row) {
    of(row).left(key);
  }

  /** The turn is over; the org cannot be used now. */
  void away(String key, LedgerRow row, String why) {
    of(row).away(key, why);
  }

  /** Something was changed: whoever waits for this account's org may try at once. */
  void nudge(String accountId) {
    Optional.ofNullable(backlogByAccount.get(accountId)).ifPresent(Backlog::nudge);
  }

  /** Something was changed, nobody knows for which account. */
  void nudge() {
    backlogByAccount.values().forEach(Backlog::nudge);
  }

  private Backlog of(LedgerRow row) {
    return backlogByAccount.computeIfAbsent(
        row.accountId(),
        id -> {
          String name = accounts.find(id).map(Account::name).orElse(id);
          return new Backlog(name, time, why -> news.tell(id, name, why));
        });
  }

  /** Whoever writes a ticket of a contact locks the contact's account too. */
  private List<String> locks(LedgerRow row) {
    Map<String, Object> fields = row.draft().fields();
    Stream<Object> parents = PARENTS.stream().map(fields::get).filter(Objects::nonNull);
    Stream<@Nullable String> others =
        Stream.of(row.recordId(), customerOf.apply(row).map(Match::accountId).orElse(null));
    return Stream.concat(parents.map(Object::toString), others.filter(Objects::nonNull)).toList();
  }
}
