package io.trunkline.edge.store;

import io.trunkline.calls.CallId;
import io.trunkline.core.access.Login;
import io.trunkline.core.access.Role;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.dial.Dialling;
import io.trunkline.core.dial.Pbx;
import io.trunkline.core.ledger.LedgerChange;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.recording.Recording;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.CustomVariable;
import io.trunkline.core.ticket.FieldValue;
import io.trunkline.core.ticket.Item;
import io.trunkline.core.ticket.Line;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketDraft;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.core.trigger.Condition;
import io.trunkline.core.trigger.Trigger;
import io.trunkline.core.trigger.TriggerAction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Things to keep, each whole enough to show what gets lost. */
final class Samples {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456789Z");

  private Samples() {}

  static Account account(String id, String name) {
    return new Account(
        id,
        name,
        Account.Type.NEW_TAB,
        Account.SignIn.CLIENT_CREDENTIALS,
        "https://acme.my.salesforce.com",
        "consumer key",
        null,
        null,
        "",
        "owner@acme.test",
        "Trunkline__c",
        null,
        "Completed",
        List.of("https://acme.lightning.force.com"),
        true,
        false,
        null);
  }

  static Configuration configuration(String id, String accountId, String name) {
    return new Configuration(
        id,
        accountId,
        name,
        "voice",
        Configuration.Type.INBOUND_IN_QUEUE,
        TicketType.CASE,
        List.of(new Item(Item.Kind.STRING, "[Trunkline Ticket]")),
        List.of(
            new Line(null, new Item(Item.Kind.STRING, "*** Call Info ***")),
            new Line("Contract", new Item(Item.Kind.CUSTOM_VARIABLE, "CONTRACT"))),
        List.of(new FieldValue("Priority", new Item(Item.Kind.PICKLIST, "High"))),
        SearchSettings.DEFAULT);
  }

  static Trigger trigger(String id, String name, Condition... all) {
    return new Trigger(id, name, "voice", true, List.of(all), List.of(), List.of());
  }

  static Trigger triggerFor(String id, String name, String accountId, String configurationId) {
    return new Trigger(
        id,
        name,
        "voice",
        true,
        List.of(),
        List.of(),
        List.of(new TriggerAction(accountId, configurationId, false)));
  }

  static Condition asks(Condition.Field field, String value) {
    return new Condition(field, null, Condition.Operator.EQUALS, value);
  }

  static CustomVariable customVariable(String id, String name) {
    return new CustomVariable(id, name, "of the contract");
  }

  static Agent agent(String id, String name, Agent.Line... lines) {
    return new Agent(id, name, name + "@acme.test", List.of(lines));
  }

  static Login login(String id, String email) {
    return new Login(id, email, Role.SUPERVISOR, null, "$argon2id$v=19$...");
  }

  static Pbx pbx(String id, String name) {
    return new Pbx(
        id,
        name,
        "pbx.acme.test",
        5038,
        true,
        null,
        "trunkline",
        "IT",
        "0",
        "OUTROUTE",
        List.of("[12]..."),
        new Dialling("agents", "{number}", "{extension}", 25, List.of("+39"), List.of("899")),
        null);
  }

  static LedgerRow row(String reference, int segment, LedgerState state) {
    TicketDraft draft =
        new TicketDraft(
            TicketType.TASK,
            Map.of("Subject", "Call", "CallDurationInSeconds", 7, "Urgent__c", true),
            List.of(new FieldValue("Length__c", new Item(Item.Kind.VARIABLE, "duration"))),
            List.of("Fax was cut"));
    return new LedgerRow(
        reference,
        new CallId("p1", "1700000000.1"),
        segment,
        "t1",
        0,
        "a1",
        "c1",
        "g1",
        state,
        null,
        false,
        null,
        null,
        null,
        0,
        draft,
        null,
        NOON,
        NOON);
  }

  static LedgerChange change(LedgerRow row) {
    return new LedgerChange(
        row.reference(), row.changedAt(), row.state(), LedgerRow.BRIDGE, "because");
  }

  static Recording recording(String reference, Instant changedAt) {
    return new Recording(
        reference,
        new CallId("main", "1795329160.0"),
        "+393331234567",
        Set.of("alice", "bob"),
        List.of("/m/b \"1\" é.wav", "/m/a.wav"),
        changedAt,
        null);
  }
}
