package io.trunkline.demo.bench.crash;

import io.trunkline.demo.Person;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.data.OrgRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in the org when all is over, against what should.
 *
 * @param tickets records that bear a reference of ours
 * @param lost tickets that should stand and do not
 * @param doubles references with more than one record, and tickets beyond those that should stand
 * @param unreported doubles that the ledger does not call DOUBLED
 * @param unseen passages of which the bridge can have seen nothing
 * @param incomplete tickets without the end of their call, or of another owner
 * @param writers tickets by who wrote them: a person's page, or the bridge
 * @param words each fault in a line, for people
 */
record Verdict(
    int tickets,
    int lost,
    int doubles,
    int unreported,
    int unseen,
    int incomplete,
    Map<String, Integer> writers,
    List<String> words) {
  private static final Pattern NUMBER =
      Pattern.compile("(?m)^Call(?:er|ed) Number: *([+0-9][+0-9 ().-]*)$");

  /** The bridge's name among the writers. */
  static final String BRIDGE = "bridge";

  /**
   * @param doubled the references that the ledger calls DOUBLED
   * @param seen whether the bridge can have seen this passage of this call
   */
  static Verdict of(
      CrashPlan plan,
      FakeOrg org,
      Set<String> doubled,
      BiPredicate<PlannedCall, CallKind.Passage> seen) {
    Count count = new Count(org, doubled, seen);
    Map<String, List<OrgRecord>> byNumber = new HashMap<>();
    for (OrgRecord task : ours(org)) {
      count.wrote(task);
      byNumber.computeIfAbsent(number(task), one -> new ArrayList<>()).add(task);
    }
    for (PlannedCall call : plan.calls()) {
      List<OrgRecord> records = byNumber.remove(call.number());
      count.call(call, records == null ? List.of() : records);
    }
    byNumber.forEach((number, records) -> count.strange(number, records.size()));
    return count.verdict();
  }

  /** How many tickets this person's page wrote. */
  int writtenBy(Person person) {
    return writers.getOrDefault(person.orgPassword(), 0);
  }

  /** The records that bear a reference of ours. */
  static List<OrgRecord> ours(FakeOrg org) {
    return org.tasks().stream().filter(task -> task.text("CallObject").startsWith("TL-")).toList();
  }

  /** The references that stand more than once. */
  static Set<String> twice(FakeOrg org) {
    Map<String, Integer> counts = new HashMap<>();
    ours(org).forEach(task -> counts.merge(task.text("CallObject"), 1, Integer::sum));
    counts.values().removeIf(count -> count < 2);
    return counts.keySet();
  }

  private static String number(OrgRecord task) {
    Matcher line = NUMBER.matcher(task.text("Description"));
    return line.find() ? line.group(1).replaceAll("[^+0-9]", "") : task.text("Description");
  }

  private static final class Count {
    private final FakeOrg org;
    private final Set<String> doubled;
    private final BiPredicate<PlannedCall, CallKind.Passage> seen;
    private final Map<String, Integer> writers = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();
    private int tickets;
    private int lost;
    private int doubles;
    private int unreported;
    private int unseen;
    private int incomplete;

    Count(FakeOrg org, Set<String> doubled, BiPredicate<PlannedCall, CallKind.Passage> seen) {
      this.seen = seen;
      this.org = org;
      this.doubled = doubled;
    }

    void wrote(OrgRecord task) {
      tickets++;
      String writer =
          List.of(Person.ALICE, Person.BOB, Person.CAROL).stream()
              .filter(person -> org.user(person.email()).id().equals(task.text("CreatedById")))
              .map(Person::orgPassword)
              .findFirst()
              .orElse(BRIDGE);
      writers.merge(writer, 1, Integer::sum);
    }

    void call(PlannedCall call, List<OrgRecord> records) {
      Map<String, List<OrgRecord>> byReference = new LinkedHashMap<>();
      for (OrgRecord record : records) {
        byReference
            .computeIfAbsent(record.text("CallObject"), one -> new ArrayList<>())
            .add(record);
      }
      List<String> owners = new ArrayList<>();
      call.owners().forEach(owner -> owners.add(org.user(owner.email()).id()));
      long dark = call.kind().passages().stream().filter(one -> !seen.test(call, one)).count();
      unseen += (int) dark;
      int missing = owners.size() - (int) dark - byReference.size();
      int beyond = byReference.size() - owners.size();
      if (missing > 0) {
        lost += missing;
        say(call, missing + " of " + owners.size() + " lost");
      } else if (beyond > 0) {
        doubles += beyond;
        unreported += beyond;
        say(call, beyond + " beyond what it should leave: " + byReference.keySet());
      }
      if (dark > 0) {
        say(
            call,
            dark + " of " + owners.size() + " passages while the bridge was away: not judged");
      }
      byReference.forEach((reference, same) -> ticket(call, reference, same, owners, dark > 0));
    }

    private void ticket(
        PlannedCall call,
        String reference,
        List<OrgRecord> same,
        List<String> owners,
        boolean partly) {
      boolean known = doubled.contains(reference);
      if (same.size() > 1) {
        doubles++;
        unreported += known ? 0 : 1;
        say(call, reference + " stands " + same.size() + " times" + (known ? ", reported" : ""));
      } else if (known) {
        say(call, reference + " is reported as doubled and stands once");
      }
      boolean isHis = owners.remove(same.get(0).ownerId());
      if (known || partly || same.size() > 1) {
        return;
      }
      List<String> lacks = lacks(call, same.get(0));
      if (!isHis) {
        lacks.add("its owner is " + same.get(0).ownerId());
      }
      if (!lacks.isEmpty()) {
        incomplete++;
        say(call, reference + ": " + String.join(", ", lacks));
      }
    }

    private static List<String> lacks(PlannedCall call, OrgRecord task) {
      List<String> lacks = new ArrayList<>();
      if (!task.text("Status").equals("Completed")) {
        lacks.add("Status is " + task.text("Status"));
      }
      String duration = task.text("CallDurationInSeconds");
      boolean answered = call.kind() != CallKind.LEFT_AT_FRONT;
      if (duration.isEmpty() || (answered && Long.parseLong(duration) < 1)) {
        lacks.add("its duration is '" + duration + "'");
      } else if (Long.parseLong(duration) > call.length().toSeconds() + MOST_AWAY_S) {
        lacks.add("it lasted " + duration + " s instead of at most " + call.length().toSeconds());
      }
      return lacks;
    }

    /** So long may the bridge have been away when a call ended, and a held transfer waited. */
    private static final int MOST_AWAY_S = 30;

    void strange(String number, int records) {
      doubles += records;
      unreported += records;
      words.add(records + " of nobody: " + number);
    }

    private void say(PlannedCall call, String what) {
      words.add(call.number() + " " + call.kind() + ": " + what);
    }

    Verdict verdict() {
      return new Verdict(tickets, lost, doubles, unreported, unseen, incomplete, writers, words);
    }
  }
}
