package io.trunkline.core.ticket;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallFacts;
import io.trunkline.calls.CallId;
import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.dial.CustomerNumber;
import io.trunkline.core.dial.NumberPlan;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A call, an agent and an org to write tickets for. */
final class Samples {
  static final ZoneId ROME = ZoneId.of("Europe/Rome");
  static final Instant START = Instant.parse("2026-11-22T23:30:05.900Z");
  static final Agent ALICE = new Agent("a1", "Alice Rossi", "alice@example.com", List.of());
  static final CallTimes RINGING = new CallTimes(START, START.plusSeconds(10), null, null);
  static final CallTimes TALKING =
      new CallTimes(START, START.plusSeconds(10), START.plusSeconds(14), null);
  static final CallTimes OVER =
      new CallTimes(START, START.plusSeconds(10), START.plusSeconds(14), START.plusSeconds(100));

  private Samples() {}

  static CallEvent inbound(Status status) {
    return event(status, Direction.INBOUND, "Sales", "021112222", status == Status.ABANDON);
  }

  static CallEvent outbound(Status status) {
    return event(status, Direction.OUTBOUND, null, "0021112222", false);
  }

  private static CallEvent event(
      Status status, Direction direction, String queue, String number, boolean agentless) {
    boolean out = direction == Direction.OUTBOUND;
    var facts =
        new CallFacts(
            "1700000000.1",
            Map.of(
                "calleridnum", out ? "1001" : "021112222",
                "Language", "it",
                "ringtime", "4000",
                "holdtime", "14"),
            Map.of("SEGMENT", "gold"),
            List.of(),
            true,
            true,
            out ? null : "0255501",
            out ? number : null,
            out ? "trunk-a" : null,
            "PJSIP/1001-00000001");
    return new CallEvent(
        new CallId("hq", "1700000000.1"),
        1,
        status,
        direction,
        queue,
        agentless ? null : "PJSIP/1001",
        number,
        out ? null : "Mario",
        status == Status.HANGUP ? "customer" : null,
        null,
        facts);
  }

  static CallVariables variables(CallEvent event, CallTimes times) {
    CustomerNumber number =
        new NumberPlan("IT", "0", List.of()).customer(event.number(), event.direction());
    Agent agent = event.agent() == null ? null : ALICE;
    return CallVariables.of(
        event, "Head office", number, agent, times, ROME, "https://cti.example/recordings/r");
  }

  static CallVariables talking() {
    return variables(inbound(Status.ANSWER), TALKING);
  }

  static Configuration configuration(TicketType type, FieldValue... fields) {
    return new Configuration(
        "c1",
        "org",
        "Sales",
        "voice",
        Configuration.Type.INBOUND_IN_QUEUE,
        type,
        List.of(text("Call")),
        List.of(new Line("Queue", variable("queue"))),
        List.of(fields),
        SearchSettings.DEFAULT);
  }

  static Configuration describing(TicketType type, List<Item> subject, List<Line> description) {
    Configuration plain = configuration(type);
    return new Configuration(
        plain.id(),
        plain.accountId(),
        plain.name(),
        plain.channel(),
        plain.type(),
        type,
        subject,
        description,
        plain.fields(),
        plain.search());
  }

  static FieldValue fill(String field, Item item) {
    return new FieldValue(field, item);
  }

  static Item text(String text) {
    return new Item(Item.Kind.STRING, text);
  }

  static Item variable(String name) {
    return new Item(Item.Kind.VARIABLE, name);
  }

  static Item custom(String name) {
    return new Item(Item.Kind.CUSTOM_VARIABLE, name);
  }

  static Item choice(String value) {
    return new Item(Item.Kind.PICKLIST, value);
  }

  static FieldShape field(String name, String type, int length) {
    boolean custom = name.endsWith("__c");
    return new FieldShape(
        name, name, type, length, custom, true, true, false, false, List.of(), null, List.of(),
        true);
  }

  /** A lookup field for records of these objects. */
  static FieldShape lookup(String name, String... to) {
    boolean custom = name.endsWith("__c");
    return new FieldShape(
        name,
        name,
        "reference",
        18,
        custom,
        true,
        true,
        false,
        false,
        List.of(),
        null,
        List.of(to),
        true);
  }

  static FieldShape readOnly(String name) {
    return new FieldShape(
        name, name, "string", 80, false, false, false, false, false, List.of(), null, List.of(),
        true);
  }

  static FieldShape picklist(String name, boolean required, boolean restricted, String... values) {
    return new FieldShape(
        name,
        name,
        "picklist",
        255,
        name.endsWith("__c"),
        true,
        true,
        required,
        restricted,
        List.of(values),
        null,
        List.of(),
        true);
  }

  /** An org's object with little in it, and these fields. */
  static TicketShape shape(TicketType type, FieldShape... more) {
    List<FieldShape> fields = new ArrayList<>(List.of(more));
    fields.add(field("Subject", "string", 255));
    fields.add(field("Description", "textarea", 32_000));
    if (type == TicketType.TASK) {
      fields.add(field("CallObject", "string", 255));
    }
    return new TicketShape(type.object(), fields);
  }
}
