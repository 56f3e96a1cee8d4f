package io.trunkline.demo.bench.crash;

import static io.trunkline.demo.bench.crash.Trial.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.demo.Person;
import io.trunkline.lab.org.Door;
import io.trunkline.lab.org.Fault;
import io.trunkline.lab.org.Met;
import io.trunkline.lab.org.Seen;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CrashReportTest {
  private static final Met HELD = met(Door.PAGE_SAVE, Fault.COMMITS_LATE, 40);
  private static final Events ENOUGH = events(7, 1, 0, List.of(HELD), List.of(), List.of());

  private final PlannedCall call =
      new PlannedCall(
          Trial.NUMBER,
          CallKind.TO_A_QUEUE,
          Person.ALICE,
          Person.BOB,
          Duration.ZERO,
          Duration.ofSeconds(14),
          true);
  private final CrashPlan plan = Trial.plan(call);
  private final Ticket alices = task("TL-1", Person.ALICE);
  private final Ticket carols = byBridge(task("TL-2", Person.CAROL));

  @Test
  void enoughOfEverythingAndNothingWrongIsGood() {
    CrashReport report = report(ENOUGH, Set.of(), alices, carols);

    assertThat(report.faults()).isEmpty();
    assertThat(report.tooLittle()).isEmpty();
    assertThat(report.figures())
        .containsEntry("lost", 0L)
        .containsEntry("duplicates", 0L)
        .containsEntry("tickets", 2L)
        .containsEntry("killed", 7L)
        .containsEntry("faults", 1L)
        .containsEntry("held", 1L);
  }

  @Test
  void aLostTicketIsAFault() {
    assertThat(report(ENOUGH, Set.of(), carols).faults()).containsExactly("1 tickets are lost.");
  }

  @Test
  void aFalseDoubleIsAFault() {
    assertThat(report(ENOUGH, Set.of("TL-1"), alices, carols).faults())
        .containsExactly("1 tickets are reported as doubled, and are not.");
  }

  @Test
  void aDoubleIsExplainedByASaveThatWasHeldOrSentAgainByABrowser() {
    Ticket again = Trial.with(alices, Trial.Part.ID, "00Tagain");
    Met dropped = met(Door.PAGE_SAVE, Fault.DROP_AFTER_COMMIT, 0);

    assertThat(withoutKey(List.of(HELD), again).faults()).isEmpty();
    assertThat(withoutKey(List.of(dropped), again).faults()).isEmpty();
  }

  @Test
  void aDoubleThatNothingExplainsIsAFaultEvenWhenItIsReported() {
    Ticket again = Trial.with(alices, Trial.Part.ID, "00Tagain");
    List<Met> harmless =
        List.of(
            met(Door.WRITE, Fault.DROP_AFTER_COMMIT, 0),
            met(Door.PAGE_SAVE, Fault.COMMITS_LATE, 7),
            met(Door.PAGE_SAVE, Fault.NO_RESPONSE_AFTER_COMMIT, 0));

    assertThat(withoutKey(harmless, again).faults())
        .containsExactly(
            "1 tickets were saved once more than held and broken saves explain:", "TL-1");
  }

  @Test
  void oneFaultExplainsOneMoreRecordAndNoSecondOne() {
    Ticket again = Trial.with(alices, Trial.Part.ID, "00Tagain");
    Ticket third = Trial.with(alices, Trial.Part.ID, "00Tthird");
    Met dropped = met(Door.PAGE_SAVE, Fault.DROP_AFTER_COMMIT, 0);

    assertThat(withoutKey(List.of(HELD), again, third).faults())
        .containsExactly(
            "1 tickets were saved once more than held and broken saves explain:", "TL-1");
    assertThat(withoutKey(List.of(HELD, dropped), again, third).faults()).isEmpty();
  }

  @Test
  void aSecondSaveThatTheUniqueFieldRefusedIsAFaultUnlessTheOrgMadeIt() {
    Events none = events(7, 1, 0, List.of(HELD), List.of(), List.of());
    List<String> second = List.of("{\"Ref__c\": \"TL-1\"}");
    Events made = refusing(second, List.of(HELD));
    Events unmade = refusing(second, List.of(met(Door.WRITE, Fault.SERVER_ERROR_500, 0)));

    assertThat(report(none, Set.of(), alices, carols).faults()).isEmpty();
    assertThat(report(made, Set.of(), alices, carols).faults()).isEmpty();
    assertThat(report(unmade, Set.of(), alices, carols).faults())
        .containsExactly(
            "1 tickets were saved once more than held and broken saves explain:", "TL-1");
  }

  private static Events refusing(List<String> secondSaves, List<Met> met) {
    return new Events(7, 1, 0, Map.of(), 0, met, secondSaves, List.of(), List.of());
  }

  /** Without a unique field, where the ledger has reported TL-1 as doubled. */
  private CrashReport withoutKey(List<Met> met, Ticket... again) {
    List<Ticket> tickets = new ArrayList<>(List.of(alices, carols));
    tickets.addAll(List.of(again));
    Verdict verdict =
        Verdict.of(plan, tickets, Set.of("TL-1"), (one, passage) -> Known.ALL, call -> false);
    CrashRun.Options options = new CrashRun.Options(7, 1, false, false, Path.of("bridge.log"));
    return new CrashReport(
        options, plan, verdict, events(7, 1, 0, met, List.of(), List.of()), 0, true);
  }

  @Test
  void anErrorOfTheBridgeIsAFaultAndIsShown() {
    Events events = events(7, 1, 0, List.of(HELD), List.of(), List.of("10:00 ERROR outcome=bug"));

    assertThat(report(events, Set.of(), alices, carols).faults())
        .containsExactly("1 errors in the bridge's log:", "10:00 ERROR outcome=bug");
  }

  @Test
  void aBridgeThatDiesByItselfAndABrowserThatStaysDeadAreFaults() {
    Events events = events(7, 1, 1, List.of(HELD), List.of("chromium-bob is dead"), List.of());

    assertThat(report(events, Set.of(), alices, carols).faults())
        .containsExactly(
            "1 times the bridge ended by itself.",
            "1 troubles of the run itself:",
            "chromium-bob is dead");
  }

  @Test
  void withoutKillsInATransferItProvesTooLittle() {
    Events events = events(7, 0, 0, List.of(HELD), List.of(), List.of());

    assertThat(report(events, Set.of(), alices, carols).tooLittle())
        .containsExactly("The bridge was never killed in the middle of a transfer.");
  }

  @Test
  void faultsThatNobodyMetProveNothing() {
    Events events = events(7, 1, 0, List.of(), List.of(), List.of());

    assertThat(report(events, Set.of(), alices, carols).tooLittle())
        .containsExactly("The org failed less than once in two calls.", "The org held no save.");
  }

  @Test
  void aSaveThatComesALittleLateOrARequestThatChangesNothingIsNotHeld() {
    List<Met> short0 =
        List.of(
            met(Door.WRITE, Fault.COMMITS_LATE, 7),
            met(Door.READ, Fault.COMMITS_LATE, 40),
            met(Door.WRITE, Fault.ANSWERS_LATE, 40));

    assertThat(events(7, 1, 0, short0, List.of(), List.of()).held()).isZero();
  }

  @Test
  void aLongRunMustMeetEachKindOfFault() {
    List<PlannedCall> calls = new ArrayList<>();
    for (int n = 0; n < 100; n++) {
      calls.add(Trial.call(CallKind.LEFT));
    }
    List<Met> many = new ArrayList<>(List.of(HELD));
    for (int n = 0; n < 100; n++) {
      many.add(met(Door.WRITE, Fault.DROP_AFTER_COMMIT, 0));
    }
    CrashPlan plan = new CrashPlan(calls, List.of(), List.of(), Map.of());
    Verdict verdict =
        Verdict.of(
            plan, List.of(alices, carols), Set.of(), (one, passage) -> Known.ALL, call -> false);
    CrashReport report =
        new CrashReport(
            options(), plan, verdict, events(7, 1, 0, many, List.of(), List.of()), 0, true);

    assertThat(report.tooLittle())
        .containsExactly(
            "No request met ANSWERS_LATE.",
            "No request met SERVER_ERROR_500.",
            "No request met TOKEN_EXPIRED_ONCE.",
            "No request met LOCK_ROW.",
            "No page met an expired session.",
            "The org held no save for more than two minutes.");
  }

  @Test
  void aLongRunMustHurtThePageInChromiumInEveryWay() {
    CrashReport report = longRun(true, true, Map.of(PageMishap.Kind.RELOAD, 3));

    assertThat(report.tooLittle())
        .contains(
            "The page in Chromium met no FREEZE.",
            "The page in Chromium met no SLEEP.",
            "The page in Chromium met no CUT.")
        .doesNotContain("The page in Chromium met no RELOAD.");
    assertThat(longRun(false, true, Map.of()).tooLittle())
        .noneMatch(words -> words.startsWith("The page in Chromium"));
  }

  @Test
  void aLongRunWithoutAUniqueFieldMustHaveADoubleToFind() {
    String words = "No double came about that could have been found.";

    assertThat(longRun(false, false, Map.of()).tooLittle()).contains(words);
    assertThat(longRun(false, true, Map.of()).tooLittle()).doesNotContain(words);
  }

  private CrashReport longRun(
      boolean chromium, boolean externalId, Map<PageMishap.Kind, Integer> pages) {
    List<PlannedCall> calls = new ArrayList<>();
    for (int n = 0; n < CrashPlan.LONG_RUN; n++) {
      calls.add(Trial.call(CallKind.LEFT));
    }
    CrashPlan many = new CrashPlan(calls, List.of(), List.of(), Map.of());
    Verdict verdict =
        Verdict.of(many, List.of(), Set.of(), (one, passage) -> Known.ALL, call -> false);
    Path log = Path.of("bridge.log");
    return new CrashReport(
        new CrashRun.Options(7, calls.size(), externalId, chromium, log),
        many,
        verdict,
        new Events(7, 1, 0, pages, 0, List.of(HELD), List.of(), List.of(), List.of()),
        0,
        true);
  }

  @Test
  void aSaveThatIsHeldForMinutesIsCountedApart() {
    List<Met> met =
        List.of(
            met(Door.WRITE, Fault.COMMITS_LATE, 120),
            met(Door.PAGE_SAVE, Fault.COMMITS_LATE, 121),
            met(Door.WRITE, Fault.ANSWERS_LATE, 200));

    assertThat(events(7, 1, 0, met, List.of(), List.of()).heldForMinutes()).isEqualTo(1);
  }

  @Test
  void aSearchThatTheOrgFailedIsKnownByTheCustomersNumber() {
    Met search =
        new Met(
            new Seen(
                Door.READ,
                "GET",
                "/services/data/v68.0/search",
                "q=FIND+%7B%22%2B12015550100%22+OR+%22%28201%29+555-0100%22%7D"),
            "",
            Fault.SERVER_ERROR_500,
            Duration.ZERO);
    Events events = events(7, 1, 0, List.of(search), List.of(), List.of());
    PlannedCall other =
        new PlannedCall(
            "+12015550101",
            CallKind.LEFT,
            Person.ALICE,
            Person.BOB,
            Duration.ZERO,
            Duration.ofSeconds(14),
            false);

    assertThat(events.metByTheSearchFor(call)).isTrue();
    assertThat(events.metByTheSearchFor(other)).isFalse();
    assertThat(ENOUGH.metByTheSearchFor(call)).isFalse();
  }

  @Test
  void onlyOneKindOfWriterProvesTooLittle() {
    assertThat(report(ENOUGH, Set.of(), byBridge(alices), carols).tooLittle())
        .contains("No page wrote a ticket.");
    assertThat(report(ENOUGH, Set.of(), alices, task("TL-2", Person.CAROL)).tooLittle())
        .containsExactly("The bridge was never killed, or wrote no ticket.");
  }

  @Test
  void newTabsThatNoPageClaimedProveTooLittle() {
    List<PlannedCall> calls = new ArrayList<>(List.of(call));
    for (int n = 1; n < 4; n++) {
      calls.add(
          new PlannedCall(
              Trial.NUMBER + n,
              CallKind.TAB_CASE,
              CrashPlan.ERIN,
              Person.BOB,
              Duration.ZERO,
              Duration.ofSeconds(14),
              false));
    }
    CrashPlan withTabs = new CrashPlan(calls, List.of(), List.of(), Map.of());
    Verdict verdict =
        Verdict.of(withTabs, List.of(), Set.of(), (one, passage) -> Known.ALL, call -> false);

    String words = "No ticket in a new tab was claimed by a page.";
    assertThat(new CrashReport(options(), withTabs, verdict, ENOUGH, 0, true).tooLittle())
        .contains(words);
    assertThat(new CrashReport(options(), withTabs, verdict, ENOUGH, 1, true).tooLittle())
        .doesNotContain(words);
  }

  private CrashReport report(Events events, Set<String> doubled, Ticket... tickets) {
    Verdict verdict =
        Verdict.of(plan, List.of(tickets), doubled, (one, passage) -> Known.ALL, call -> false);
    return new CrashReport(options(), plan, verdict, events, 0, true);
  }

  private static CrashRun.Options options() {
    return new CrashRun.Options(7, 1, true, false, Path.of("bridge.log"));
  }

  private static Ticket byBridge(Ticket ticket) {
    return new Ticket(
        ticket.object(),
        ticket.id(),
        ticket.reference(),
        ticket.number(),
        ticket.owner(),
        Ticket.BRIDGE,
        ticket.customer(),
        ticket.status(),
        ticket.duration(),
        ticket.disposition(),
        ticket.answeredBy(),
        ticket.talked());
  }

  private static Events events(
      int kills,
      int inTransfer,
      int died,
      List<Met> faults,
      List<String> troubles,
      List<String> logged) {
    return new Events(kills, inTransfer, died, Map.of(), 0, faults, List.of(), troubles, logged);
  }

  private static Met met(Door door, Fault fault, int seconds) {
    return new Met(
        new Seen(door, "POST", "/x", ""),
        "{\"CallObject\": \"TL-1\"}",
        fault,
        Duration.ofSeconds(seconds));
  }
}
