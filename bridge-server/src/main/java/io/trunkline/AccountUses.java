package io.trunkline;

import io.trunkline.core.agent.Agents;
import io.trunkline.core.ledger.Ledger;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.AccountUse;
import io.trunkline.core.ticket.Configurations;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What this site asks of each account's org, by what it keeps. Safe for several threads. */
public final class AccountUses {
  /** A week holds the weekdays and the weekend. */
  private static final int DAYS = 7;

  private final Configurations configurations;
  private final Agents agents;
  private final Ledger ledger;
  private final Clock clock;

  /** Reads these whenever it is asked. */
  public AccountUses(Configurations configurations, Agents agents, Ledger ledger, Clock clock) {
    this.configurations = configurations;
    this.agents = agents;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** What is asked of this account's org. */
  public AccountUse of(Account account) {
    List<AccountUse.Person> people =
        agents.all().stream()
            .map(agent -> new AccountUse.Person(agent.name(), agent.salesforceName()))
            .toList();
    int week = ledger.planned(account.id(), clock.instant().minus(Duration.ofDays(DAYS)));
    return AccountUse.of(
        configurations.all().stream().filter(one -> one.accountId().equals(account.id())).toList(),
        people,
        (week + DAYS - 1) / DAYS);
  }
}
