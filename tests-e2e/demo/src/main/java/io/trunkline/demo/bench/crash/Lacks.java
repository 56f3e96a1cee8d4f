package io.trunkline.demo.bench.crash;

import io.trunkline.demo.Person;
import java.util.ArrayList;
import java.util.List;

/** What a ticket lacks of what the bridge must know. */
final class Lacks {
  private Lacks() {}

  /** As it was filed: its kind, its owner, whose customer it names, who answered. */
  static List<String> of(PlannedCall call, CallKind.Passage passage, Ticket ticket, Known how) {
    List<String> lacks = new ArrayList<>();
    if (!ticket.object().equals(call.kind().object())) {
      lacks.add("it is a " + ticket.object());
    }
    boolean hasOwner =
        how == Known.ALL
            ? ticket.owner().equals(call.owner(passage).email())
            : call.people().stream().map(Person::email).anyMatch(ticket.owner()::equals);
    if (!hasOwner) {
      lacks.add("its owner is " + ticket.owner());
    }
    if (!ticket.customer().isEmpty() && !ticket.customer().equals(call.number())) {
      lacks.add("its customer is " + ticket.customer());
    }
    if (how == Known.ALL && isAnswered(passage)) {
      String name = call.owner(passage).name();
      if (!ticket.answeredBy().equals(name)) {
        lacks.add("it says '%s' answered instead of %s".formatted(ticket.answeredBy(), name));
      }
    }
    return lacks;
  }

  private static boolean isAnswered(CallKind.Passage passage) {
    return passage.owner() != CallKind.Ticket.UNANSWERED;
  }

  /**
   * As the end of the call completed it.
   *
   * @param slack by how many seconds it may have lasted longer than planned
   */
  static List<String> ofEnd(PlannedCall call, Ticket ticket, Known how, int slack) {
    List<String> lacks = new ArrayList<>();
    boolean isTask = ticket.object().equals("Task");
    if (isTask && !ticket.status().equals("Completed")) {
      lacks.add("Status is " + ticket.status());
    }
    if (isTask && how == Known.ALL && ticket.disposition().isEmpty()) {
      lacks.add("nothing says how it ended");
    }
    String duration = ticket.duration();
    long least = call.kind() == CallKind.LEFT_AT_FRONT ? 0 : 1;
    if (how == Known.ALL && (duration.isEmpty() || Long.parseLong(duration) < least)) {
      lacks.add("its duration is '" + duration + "'");
    } else if (!duration.isEmpty()
        && Long.parseLong(duration) > call.length().toSeconds() + slack) {
      lacks.add("it lasted " + duration + " s instead of at most " + call.length().toSeconds());
    }
    if (how == Known.ALL
        && (ticket.talked().isEmpty() || Long.parseLong(ticket.talked()) < least)) {
      lacks.add("it says that they talked '" + ticket.talked() + "' seconds");
    }
    return lacks;
  }
}
