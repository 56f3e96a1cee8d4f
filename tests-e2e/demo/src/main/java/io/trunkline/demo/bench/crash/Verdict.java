package io.trunkline.demo.bench.crash;

import io.trunkline.demo.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * What stands in the org when all is over, against what should.
 *
 * @param tickets records in the org
 * @param missing tickets that should stand and do not
 * @param doubles references with more than one record, and tickets beyond those that should stand
 * @param unreported doubles that the ledger does not call DOUBLED
 * @param times how many records there are of each reference
 * @param falseDoubles references that the ledger calls DOUBLED and the org does not hold twice
 * @param unseen passages of which the bridge can have seen nothing
 * @param incomplete tickets that lack what the bridge must know
 * @param unlinked tickets that point to no customer; one of whose search the org answered is
 *     incomplete, too
 * @param writers tickets by who wrote them: a person's page, or the bridge
 * @param words each fault in a line, for people
 */
record Verdict(
    int tickets,
    List<Missing> missing,
    int doubles,
    int unreported,
    Map<String, Integer> times,
    int falseDoubles,
    int unseen,
    int incomplete,
    int unlinked,
    Map<String, Integer> writers,
    List<String> words) {

  /** A passage of a call whose ticket is not there. */
  record Missing(PlannedCall call, CallKind.Passage passage) {}

  /**
   * @param doubled the references that the ledger calls DOUBLED
   * @param known what the bridge must know of this passage of this call
   * @param searchFailed whether the org did not answer the search for this call's customer
   */
  static Verdict of(
      CrashPlan plan,
      List<Ticket> tickets,
      Set<String> doubled,
      BiFunction<PlannedCall, CallKind.Passage, Known> known,
      Predicate<PlannedCall> searchFailed) {
    Count count = new Count(doubled, known, searchFailed);
    Map<String, List<Ticket>> byNumber = new HashMap<>();
    for (Ticket ticket : tickets) {
      count.wrote(ticket);
      byNumber.computeIfAbsent(ticket.number(), one -> new ArrayList<>()).add(ticket);
    }
    for (PlannedCall call : plan.calls()) {
      List<Ticket> records = byNumber.remove(call.number());
      count.call(call, records == null ? List.of() : records);
    }
    byNumber.forEach((number, records) -> count.strange(number, records.size()));
    count.reports(Ticket.times(tickets));
    return count.verdict();
  }

  int lost() {
    return missing.size();
  }

  /** How many tickets this person's page wrote. */
  int writtenBy(Person person) {
    return writers.getOrDefault(person.email(), 0);
  }

  int writtenByBridge() {
    return writers.getOrDefault(Ticket.BRIDGE, 0);
  }
}
