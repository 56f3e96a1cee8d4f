package io.trunkline.demo.bench.crash;

import io.trunkline.demo.Person;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.data.OrgRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A record that the org holds when all is over.
 *
 * @param object Task or Case
 * @param id in the org
 * @param reference the ledger's, empty where it bears none
 * @param number of the customer, as the description has it
 * @param owner the e-mail of a person, else an id
 * @param writer the e-mail of the person whose page wrote it, else {@link #BRIDGE}
 * @param customer the number of the customer whom it points to, empty for none
 * @param status as the org has it
 * @param duration in seconds, empty where nobody filled it
 * @param disposition how the call ended, empty where nobody filled it
 * @param answeredBy the agent's name in the configured field that the answer fills
 * @param talked seconds in the configured field that the end fills
 */
record Ticket(
    String object,
    String id,
    String reference,
    String number,
    String owner,
    String writer,
    String customer,
    String status,
    String duration,
    String disposition,
    String answeredBy,
    String talked) {
  /** The bridge's name among the writers. */
  static final String BRIDGE = "bridge";

  private static final Pattern NUMBER =
      Pattern.compile("(?m)^Call(?:er|ed) Number: *([+0-9][+0-9 ().-]*)$");
  private static final Pattern LAST_LINE = Pattern.compile("(?:^|\n)(TL-[^\\s]+)\\s*$");

  /** All Tasks and Cases, oldest first. */
  static List<Ticket> of(FakeOrg org) {
    Map<String, String> people = new HashMap<>();
    Stream.concat(Person.ALL.stream(), Stream.of(CrashPlan.DAVE, CrashPlan.ERIN))
        .forEach(person -> people.put(org.user(person.email()).id(), person.email()));
    List<Ticket> tickets = new ArrayList<>();
    Stream.concat(org.tasks().stream(), org.cases().stream())
        .forEach(record -> tickets.add(of(record, org, people)));
    return List.copyOf(tickets);
  }

  private static Ticket of(OrgRecord record, FakeOrg org, Map<String, String> people) {
    boolean isTask = record.object().equals("Task");
    String description = record.text("Description");
    String customer = record.text(isTask ? "WhoId" : "ContactId");
    return new Ticket(
        record.object(),
        record.id(),
        isTask ? record.text("CallObject") : referenceOfCase(record),
        numberIn(description),
        people.getOrDefault(record.ownerId(), record.ownerId()),
        people.getOrDefault(record.text("CreatedById"), BRIDGE),
        org.find(customer).map(contact -> contact.text("Phone")).orElse(customer),
        record.text("Status"),
        record.text(isTask ? "CallDurationInSeconds" : CrashSite.TALKED),
        record.text("CallDisposition"),
        record.text(CrashSite.ANSWERED_BY),
        record.text(CrashSite.TALKED));
  }

  private static String referenceOfCase(OrgRecord record) {
    String key = record.text(CrashSite.KEY);
    Matcher last = LAST_LINE.matcher(record.text("Description"));
    return key.isEmpty() && last.find() ? last.group(1) : key;
  }

  /** The customer's number in a description; the whole text where none stands there. */
  static String numberIn(String description) {
    Matcher line = NUMBER.matcher(description);
    return line.find() ? line.group(1).replaceAll("[^+0-9]", "") : description;
  }

  /** How many records there are of each reference. */
  static Map<String, Integer> times(List<Ticket> tickets) {
    Map<String, Integer> times = new HashMap<>();
    for (Ticket ticket : tickets) {
      if (!ticket.reference().isEmpty()) {
        times.merge(ticket.reference(), 1, Integer::sum);
      }
    }
    return times;
  }

  /** The references that stand more than once. */
  static Set<String> twice(List<Ticket> tickets) {
    Map<String, Integer> times = times(tickets);
    times.values().removeIf(records -> records == 1);
    return times.keySet();
  }

  /**
   * What is the same for one ticket that stands several times; one without a reference is alone.
   */
  String key() {
    return reference.isEmpty() ? "without a reference: " + id : reference;
  }
}
