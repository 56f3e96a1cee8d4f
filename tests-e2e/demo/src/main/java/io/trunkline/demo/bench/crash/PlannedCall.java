package io.trunkline.demo.bench.crash;

import io.trunkline.demo.Person;
import io.trunkline.lab.pbx.Tape;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One call of a run.
 *
 * @param number the customer's, and no other call's
 * @param at when it begins
 * @param shortest how long its shortest passage with an agent lasts
 * @param killedInTransfer whether the bridge is killed while the transfer is under way
 */
record PlannedCall(
    String number,
    CallKind kind,
    Person first,
    Person second,
    Duration at,
    Duration shortest,
    boolean killedInTransfer) {

  /** How long it lasts, kills apart. */
  Duration length() {
    double millis = Tape.named(kind.tape()).length().toMillis() * kind.slower(shortest);
    return Duration.ofMillis((long) millis);
  }

  /** The owners of the tickets that it must leave. */
  List<Person> owners() {
    return kind.passages().stream().map(this::owner).toList();
  }

  /** Who owns the ticket of this passage. */
  Person owner(CallKind.Passage passage) {
    return switch (passage.owner()) {
      case FIRST -> first;
      case SECOND -> second;
      case CAROL, UNANSWERED -> Person.CAROL;
    };
  }

  /**
   * Whoever may own a ticket when the bridge has seen only part: an agent, or the default owner.
   */
  Set<Person> people() {
    return new LinkedHashSet<>(List.of(first, second, Person.CAROL));
  }

  boolean concerns(Person person) {
    return owners().contains(person);
  }
}
