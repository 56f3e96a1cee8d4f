package io.trunkline.demo.bench.crash;

import io.trunkline.demo.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calls and tickets as tests of the judging need them. */
final class Trial {
  static final String NUMBER = "+12015550100";

  private Trial() {}

  /** A call that Alice has, and then, where there is a second, Bob. */
  static PlannedCall call(CallKind kind) {
    return new PlannedCall(
        NUMBER, kind, Person.ALICE, Person.BOB, Duration.ZERO, Duration.ofSeconds(14), false);
  }

  static CrashPlan plan(PlannedCall... calls) {
    return new CrashPlan(List.of(calls), List.of(), List.of(), Map.of());
  }

  static Verdict judged(CallKind kind, Known known, Ticket... tickets) {
    return Verdict.of(
        plan(call(kind)), List.of(tickets), Set.of(), (call, passage) -> known, call -> false);
  }

  /** What a call of Alice's leaves, as Alice's page writes it. */
  static Ticket task(String reference, Person owner) {
    return new Ticket(
        "Task",
        "00T" + reference,
        reference,
        NUMBER,
        owner.email(),
        owner.email(),
        NUMBER,
        "Completed",
        "14",
        "answered",
        owner.name(),
        "14");
  }

  static Ticket aCase(String reference, Person owner) {
    return new Ticket(
        "Case",
        "500" + reference,
        reference,
        NUMBER,
        owner.email(),
        Ticket.BRIDGE,
        NUMBER,
        "New",
        "14",
        "",
        owner.name(),
        "14");
  }

  static Ticket with(Ticket ticket, Part part, String text) {
    return new Ticket(
        part == Part.OBJECT ? text : ticket.object(),
        part == Part.ID ? text : ticket.id(),
        part == Part.REFERENCE ? text : ticket.reference(),
        part == Part.NUMBER ? text : ticket.number(),
        ticket.owner(),
        ticket.writer(),
        part == Part.CUSTOMER ? text : ticket.customer(),
        part == Part.STATUS ? text : ticket.status(),
        part == Part.DURATION ? text : ticket.duration(),
        part == Part.DISPOSITION ? text : ticket.disposition(),
        part == Part.ANSWERED_BY ? text : ticket.answeredBy(),
        part == Part.TALKED ? text : ticket.talked());
  }

  /** What tests change in a ticket. */
  enum Part {
    OBJECT,
    ID,
    REFERENCE,
    NUMBER,
    CUSTOMER,
    STATUS,
    DURATION,
    DISPOSITION,
    ANSWERED_BY,
    TALKED
  }
}
