package io.trunkline.demo.bench.crash;

import io.trunkline.demo.Person;
import io.trunkline.lab.org.Door;
import io.trunkline.lab.org.Fault;
import io.trunkline.lab.org.Met;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether a run is good: nothing is wrong, and enough has happened for that to prove something.
 *
 * @param byTabs tickets in new tabs that a page claimed
 * @param isSettled whether the bridge was done when time was up
 */
record CrashReport(
    CrashRun.Options options,
    CrashPlan plan,
    Verdict verdict,
    Events events,
    long byTabs,
    boolean isSettled) {
  private static final List<Person> BROWSING = List.of(Person.ALICE, Person.BOB);

  /** What the page in Chromium must have met in a long run. */
  private static final List<PageMishap.Kind> TO_HAPPEN =
      List.of(
          PageMishap.Kind.RELOAD,
          PageMishap.Kind.FREEZE,
          PageMishap.Kind.SLEEP,
          PageMishap.Kind.CUT);

  private static final List<Fault> TO_MEET =
      List.of(
          Fault.ANSWERS_LATE,
          Fault.SERVER_ERROR_500,
          Fault.DROP_AFTER_COMMIT,
          Fault.TOKEN_EXPIRED_ONCE,
          Fault.LOCK_ROW);

  /** From so many of them in the plan on a page must have claimed one. */
  private static final int SOME_TABS = 3;

  /** Whether a ticket was lost, doubled without a word, or left incomplete; or something broke. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    int doubles = options.externalId() ? verdict.doubles() : verdict.unreported();
    add(faults, verdict.lost(), "tickets are lost.");
    add(faults, doubles, "doubles.");
    add(
        faults,
        unexplained().size(),
        "tickets were saved once more than held and broken saves explain:");
    faults.addAll(unexplained());
    add(faults, verdict.falseDoubles(), "tickets are reported as doubled, and are not.");
    add(faults, verdict.incomplete(), "tickets lack something.");
    add(faults, events.diedByItself(), "times the bridge ended by itself.");
    add(faults, events.logged().size(), "errors in the bridge's log:");
    events.logged().stream().limit(20).forEach(faults::add);
    add(faults, events.troubles().size(), "troubles of the run itself:");
    events.troubles().stream().limit(20).forEach(faults::add);
    return faults;
  }

  /**
   * What two have written, for then the claim did not hold: whether it stands twice, reported or
   * not, or the unique field refused the second save.
   */
  private List<String> unexplained() {
    return verdict.times().entrySet().stream()
        .filter(one -> isUnexplained(one.getKey(), one.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private boolean isUnexplained(String reference, int records) {
    return records - 1 > events.explained(reference)
        || events.secondSaves(reference) > events.unknown(reference);
  }

  private static void add(List<String> faults, int count, String words) {
    if (count > 0) {
      faults.add(count + " " + words);
    }
  }

  /** Why a run without a fault is no proof all the same. */
  List<String> tooLittle() {
    List<String> why = new ArrayList<>();
    if (!isSettled) {
      why.add("Tickets were still under way when time was up.");
    }
    if (events.kills() == 0 || verdict.writtenByBridge() == 0) {
      why.add("The bridge was never killed, or wrote no ticket.");
    }
    if (verdict.writtenByBridge() == verdict.tickets()) {
      why.add("No page wrote a ticket.");
    }
    if (plan.transfers() > 0 && events.inTransfer() == 0) {
      why.add("The bridge was never killed in the middle of a transfer.");
    }
    // a short run is made beside others, on a machine that is slow to bring a bridge back
    int seenOf = plan.calls().size() < CrashPlan.LONG_RUN ? 4 : 20;
    if (verdict.unseen() * seenOf > plan.tickets()) {
      why.add("More than one passage in " + seenOf + " fell while the bridge was away.");
    }
    if (verdict.unlinked() * 2 > verdict.tickets()) {
      why.add("More than one ticket in two points to no customer.");
    }
    if (options.chromium() && byChromium() * 4 < plan.tickets()) {
      why.add("Fewer than one ticket in four was written by the page in Chromium.");
    }
    if (plan.tabs() >= SOME_TABS && byTabs == 0) {
      why.add("No ticket in a new tab was claimed by a page.");
    }
    why.addAll(tooFewFaults());
    why.addAll(tooLittleInLongRun());
    return why;
  }

  private List<String> tooLittleInLongRun() {
    List<String> why = new ArrayList<>();
    if (plan.calls().size() < CrashPlan.LONG_RUN) {
      return why;
    }
    for (PageMishap.Kind kind : TO_HAPPEN) {
      if (options.chromium() && events.pages().getOrDefault(kind, 0) == 0) {
        why.add("The page in Chromium met no " + kind + ".");
      }
    }
    for (Fault fault : TO_MEET) {
      if (events.count(fault) == 0) {
        why.add("No request met " + fault + ".");
      }
    }
    if (events.faults().stream().noneMatch(CrashReport::isExpiredPage)) {
      why.add("No page met an expired session.");
    }
    if (events.heldForMinutes() == 0) {
      why.add("The org held no save for more than two minutes.");
    }
    if (!options.externalId() && verdict.doubles() == 0) {
      why.add("No double came about that could have been found.");
    }
    return why;
  }

  private static boolean isExpiredPage(Met met) {
    return met.request().door() == Door.PAGE_SAVE && met.fault() == Fault.TOKEN_EXPIRED_ONCE;
  }

  private List<String> tooFewFaults() {
    List<String> why = new ArrayList<>();
    if (events.faults().size() * 2 < plan.calls().size()) {
      why.add("The org failed less than once in two calls.");
    }
    if (events.held() == 0) {
      why.add("The org held no save.");
    }
    return why;
  }

  private long byChromium() {
    return BROWSING.stream().mapToLong(verdict::writtenBy).sum();
  }

  /** Name to value, in order. */
  Map<String, Long> figures() {
    Map<String, Long> figures = new LinkedHashMap<>();
    figures.put("calls", (long) plan.calls().size());
    figures.put("killed", (long) events.kills());
    figures.put("tickets", (long) verdict.tickets());
    figures.put("lost", (long) verdict.lost());
    figures.put("duplicates", (long) verdict.doubles());
    if (!options.externalId()) {
      figures.put("reported", (long) (verdict.doubles() - verdict.unreported()));
      figures.put("unreported", (long) verdict.unreported());
    }
    figures.put("unexplained", (long) unexplained().size());
    figures.put("false_doubles", (long) verdict.falseDoubles());
    figures.put("incomplete", (long) verdict.incomplete());
    figures.put("expected", (long) plan.tickets());
    figures.put("unseen", (long) verdict.unseen());
    figures.put("unlinked", (long) verdict.unlinked());
    figures.put("killed_in_transfer", (long) events.inTransfer());
    figures.put("died_by_itself", (long) events.diedByItself());
    figures.put("errors_logged", (long) events.logged().size());
    figures.put("by_pages", (long) (verdict.tickets() - verdict.writtenByBridge()));
    figures.put("by_bridge", (long) verdict.writtenByBridge());
    figures.put("by_tabs", byTabs);
    figures.put("cases", plan.cases());
    if (options.chromium()) {
      figures.put("chromium_calls", plan.concerning(BROWSING));
      figures.put("by_chromium", byChromium());
      figures.put("browsers_restarted", (long) events.browsersRestarted());
    }
    for (PageMishap.Kind kind : PageMishap.Kind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT) + "s";
      figures.put(name, (long) events.pages().getOrDefault(kind, 0));
    }
    figures.put("faults", (long) events.faults().size());
    figures.put("held", events.held());
    figures.put("held_for_minutes", events.heldForMinutes());
    return figures;
  }
}
