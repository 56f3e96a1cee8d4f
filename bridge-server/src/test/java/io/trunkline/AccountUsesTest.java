package io.trunkline;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.CallId;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerRow.Cause;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.AccountUse;
import io.trunkline.core.ticket.AccountUse.Person;
import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.ConfigurationTemplates;
import io.trunkline.core.ticket.Configurations;
import io.trunkline.core.ticket.TicketDraft;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.testbridge.MemoryLedger;
import io.trunkline.testbridge.MemoryShelf;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountUsesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final MemoryShelf.OfAgents agents = new MemoryShelf.OfAgents();
  private final Shelf configurations = new Shelf();
  private final MemoryLedger ledger = new MemoryLedger();
  private final AccountUses uses =
      new AccountUses(configurations, agents, ledger, Clock.fixed(NOON, ZoneOffset.UTC));

  @Test
  void tellsOfTheAccountsOwnConfigurationsAndOfAllAgents() {
    configurations.put(configuration("c1", "a1", TicketType.CASE));
    configurations.put(configuration("c2", "a2", TicketType.TASK));
    agents.put(new Agent("al", "Al Archer", "al@acme.example", List.of()));

    AccountUse use = uses.of(account());

    assertThat(use.written()).containsExactly(TicketType.CASE);
    assertThat(use.agents()).containsExactly(new Person("Al Archer", "al@acme.example"));
    assertThat(use.ticketsPerDay()).isZero();
  }

  @Test
  void takesTheMeanOfTheLastWeekAndRoundsItUp() {
    plan("a1", Duration.ofDays(8), 50);
    plan("a2", Duration.ofDays(1), 50);
    plan("a1", Duration.ofDays(6), 7);
    plan("a1", Duration.ofHours(1), 8);

    assertThat(uses.of(account()).ticketsPerDay()).isEqualTo(3);
  }

  private void plan(String accountId, Duration ago, int rows) {
    for (int i = 0; i < rows; i++) {
      String reference = accountId + "-" + ago + "-" + i;
      Cause cause = new Cause(new CallId("hq", reference), 1, "t1", 0, accountId, "c1");
      TicketDraft draft = new TicketDraft(TicketType.TASK, Map.of(), List.of(), List.of());
      ledger.rows.add(LedgerRow.planned(reference, cause, draft, null, NOON.minus(ago)));
    }
  }

  private static Configuration configuration(String id, String accountId, TicketType type) {
    return ConfigurationTemplates.fresh(
        id, accountId, id, Configuration.Type.INBOUND_IN_QUEUE, type);
  }

  private static Account account() {
    return new Account(
        "a1",
        "Acme",
        Account.Type.NEW_TAB,
        Account.SignIn.NONE,
        "https://acme.my.salesforce.com",
        null,
        null,
        null,
        "",
        null,
        null,
        null,
        null,
        List.of(),
        false,
        false,
        null);
  }

  private static final class Shelf extends MemoryShelf<Configuration> implements Configurations {}
}
