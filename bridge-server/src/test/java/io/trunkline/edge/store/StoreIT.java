package io.trunkline.edge.store;

import static io.trunkline.edge.store.Samples.NOON;
import static io.trunkline.edge.store.Samples.account;
import static io.trunkline.edge.store.Samples.agent;
import static io.trunkline.edge.store.Samples.asks;
import static io.trunkline.edge.store.Samples.change;
import static io.trunkline.edge.store.Samples.configuration;
import static io.trunkline.edge.store.Samples.pbx;
import static io.trunkline.edge.store.Samples.row;
import static io.trunkline.edge.store.Samples.trigger;
import static io.trunkline.edge.store.Samples.triggerFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.core.Shelf;
import io.trunkline.core.access.Audit;
import io.trunkline.core.access.Login;
import io.trunkline.core.access.Role;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.flow.CallBook;
import io.trunkline.core.flow.CreatedCustomers.Created;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.trigger.Condition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the things in a store depend on each other, and the smaller parts of it. */
class StoreIT {
  @TempDir private Path data;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(data);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void keepsAnAccountWhileConfigurationsTriggersAndTicketsNeedIt() {
    LedgerRow waiting = row("TL-1", 1, LedgerState.RETRYING);
    store.accounts().put(account("a1", "Acme"));
    store.configurations().put(configuration("c1", "a1", "inbound"));
    store.triggers().put(triggerFor("t1", "sales floor", "a1", "c1"));
    store.ledger().write(waiting, change(waiting));

    assertIsUsedBy(
        () -> store.accounts().remove("a1"),
        "configuration inbound",
        "trigger sales floor",
        "ticket TL-1");

    assertThat(store.accounts().find("a1")).isPresent();
  }

  @Test
  void keepsWhatWasCreatedForACallerOverARestartUntilItsTimeIsOver() {
    Match match = new Match("Contact", "003000000000001AAA", "Caller", null, "+390211122223");
    Created first = new Created("https://acme", "+390211122223", match, NOON.plusSeconds(10));
    Created again = new Created("https://acme", "+390211122223", match, NOON.plusSeconds(60));
    store.createdCustomers().keep(first, NOON).join();
    store.createdCustomers().keep(again, NOON).join();
    store.close();
    store = Store.open(data);

    assertThat(store.createdCustomers().all(NOON)).containsExactly(again);
    assertThat(store.createdCustomers().all(NOON.plusSeconds(60))).isEmpty();
  }

  @Test
  void forgetsAnAccountThatNobodyNeedsAnyMore() {
    LedgerRow done = row("TL-1", 1, LedgerState.COMPLETED);
    store.accounts().put(account("a1", "Acme"));
    store.ledger().write(done, change(done));

    assertThat(store.accounts().remove("a1")).isTrue();
  }

  @Test
  void keepsAConfigurationWhileATriggerNeedsIt() {
    store.accounts().put(account("a1", "Acme"));
    store.configurations().put(configuration("c1", "a1", "inbound"));
    store.triggers().put(triggerFor("t1", "sales floor", "a1", "c1"));

    assertIsUsedBy(() -> store.configurations().remove("c1"), "trigger sales floor");
  }

  @Test
  void keepsAnAgentWhileALoginATriggerOrATicketNeedsIt() {
    LedgerRow waiting = row("TL-1", 1, LedgerState.FILED);
    store.agents().put(agent("g1", "alice"));
    store.logins().put(new Login("l1", "alice@acme.test", Role.AGENT, "g1", null));
    store.triggers().put(trigger("t1", "vip", asks(Condition.Field.AGENT, "g1")));
    store.ledger().write(waiting, change(waiting));

    assertIsUsedBy(
        () -> store.agents().remove("g1"), "login alice@acme.test", "trigger vip", "ticket TL-1");
  }

  @Test
  void keepsAPbxWhileAnAgentsLineOrATriggerNeedsIt() {
    store.pbxs().put(pbx("p1", "Milan"));
    store.agents().put(agent("g1", "alice", new Agent.Line("p1", "PJSIP/1001")));
    store.triggers().put(trigger("t1", "north", asks(Condition.Field.PBX, "Milan")));

    assertIsUsedBy(() -> store.pbxs().remove("p1"), "agent alice", "trigger north");
  }

  @Test
  void keepsACustomVariableWhileATextOrATriggerNeedsIt() {
    Condition asked =
        new Condition(Condition.Field.VARIABLE, "CONTRACT", Condition.Operator.EQUALS, "gold");
    store.customVariables().put(Samples.customVariable("v1", "CONTRACT"));
    store.accounts().put(account("a1", "Acme"));
    store.configurations().put(configuration("c1", "a1", "inbound"));
    store.triggers().put(trigger("t1", "gold", asked));

    assertIsUsedBy(
        () -> store.customVariables().remove("v1"), "configuration inbound", "trigger gold");
  }

  @Test
  void letsConfigurationsOfDifferentAccountsShareAName() {
    store.accounts().put(account("a1", "Acme"));
    store.accounts().put(account("a2", "Bell"));

    store.configurations().put(configuration("c1", "a1", "inbound"));
    store.configurations().put(configuration("c2", "a2", "inbound"));

    assertThat(store.configurations().all()).hasSize(2);
  }

  @Test
  void refusesAConfigurationOfNoAccount() {
    assertThatThrownBy(() -> store.configurations().put(configuration("c1", "a9", "inbound")))
        .isInstanceOf(Shelf.Unknown.class)
        .hasMessage("the account a9 does not exist; choose another");

    assertThat(store.configurations().all()).isEmpty();
  }

  @Test
  void takesAnEmailForOneLoginHoweverItIsWritten() {
    store.logins().put(Samples.login("1", "Alice@Acme.test"));

    assertThatThrownBy(() -> store.logins().put(Samples.login("2", "aLICE@acme.test")))
        .isInstanceOf(Shelf.NameTaken.class);

    assertThat(store.logins().all()).containsExactly(Samples.login("1", "alice@acme.test"));
  }

  @Test
  void knowsWhosePhoneRingsAsSoonAsThatChanges() {
    Agent.Line phone = new Agent.Line("p1", "PJSIP/1001");
    Agent alice = agent("g1", "alice", phone);
    Agent bob = agent("g2", "bob", phone);

    store.agents().put(alice);
    assertThat(store.agents().at(phone)).contains(alice);
    store.agents().put(agent("g1", "alice"));
    store.agents().put(bob);

    assertThat(store.agents().at(phone)).contains(bob);
    assertThat(store.agents().at(new Agent.Line("p2", "PJSIP/1001"))).isEmpty();
  }

  @Test
  void remembersLiveCallsUntilTheyAreForgotten() {
    CallBook book = store.callBook();

    book.keep("p1/1.1", "{\"segment\":1}");
    book.keep("p1/2.1", "{}");
    book.keep("p1/1.1", "{\"segment\":2}");
    book.forget("p1/9.9");
    book.forget("p1/2.1").join();
    store.close();
    open();

    assertThat(store.callBook().all()).isEqualTo(Map.of("p1/1.1", "{\"segment\":2}"));
  }

  @Test
  void remembersWhoDidWhat() {
    Audit.Entry first = new Audit.Entry(NOON, "root@acme.test", "changed trigger", "sales floor");
    Audit.Entry second = new Audit.Entry(NOON, "root@acme.test", "removed agent", "");

    store.audit().record(first);
    store.audit().record(second);
    store.close();
    open();

    assertThat(store.audit().newest(10)).containsExactly(second, first);
    assertThat(store.audit().newest(1)).containsExactly(second);
  }

  private static void assertIsUsedBy(ThrowingCallable removal, String... users) {
    assertThatThrownBy(removal)
        .isInstanceOfSatisfying(
            Shelf.InUse.class, inUse -> assertThat(inUse.users()).isEqualTo(List.of(users)));
  }
}
