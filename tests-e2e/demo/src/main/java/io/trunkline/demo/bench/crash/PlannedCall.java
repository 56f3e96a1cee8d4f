package io.trunkline.demo.bench.crash;

import io.trunkline.demo.Person;
import java.time.Duration;
import java.util.List;

/**
 * One call of a run.
 *
 * @param number the customer's, and no other call's
 * @param at when it begins
 * @param length how long it lasts, kills apart
 * @param killedInTransfer whether the bridge is killed while the transfer is under way
 */
record PlannedCall(
    String number,
    CallKind kind,
    Person first,
    Person second,
    Duration at,
    Duration length,
    boolean killedInTransfer) {

  /** The owners of the tickets that it must leave. */
  List<Person> owners() {
    return kind.tickets().stream()
        .map(
            ticket ->
                switch (ticket) {
                  case FIRST -> first;
                  case SECOND -> second;
                  case CAROL, UNANSWERED -> Person.CAROL;
                })
        .toList();
  }

  boolean concerns(Person person) {
    return owners().contains(person);
  }
}
