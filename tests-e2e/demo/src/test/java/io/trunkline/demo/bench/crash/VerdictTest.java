package io.trunkline.demo.bench.crash;

import static io.trunkline.demo.bench.crash.Trial.aCase;
import static io.trunkline.demo.bench.crash.Trial.judged;
import static io.trunkline.demo.bench.crash.Trial.task;
import static io.trunkline.demo.bench.crash.Trial.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.demo.Person;
import io.trunkline.demo.bench.crash.Trial.Part;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {
  private static final Ticket ALICES = task("TL-1", Person.ALICE);

  @Test
  void aWholeTicketOfItsOwnerIsGood() {
    assertIsGood(judged(CallKind.AGENT_ENDS, Known.ALL, ALICES));
    assertIsGood(judged(CallKind.CASE, Known.ALL, aCase("TL-1", Person.ALICE)));
  }

  @Test
  void aCallThatShouldLeaveNothingAndDoesIsGood() {
    assertIsGood(judged(CallKind.LEFT, Known.ALL));
  }

  @ParameterizedTest
  @EnumSource(
      value = Known.class,
      names = {"ALL", "THAT_IT_WAS"})
  void aTicketThatIsNotThereIsLost(Known known) {
    Verdict verdict = judged(CallKind.NEXT_AGENT, known);

    assertThat(verdict.lost()).isEqualTo(1);
    assertThat(verdict.missing().get(0).call().number()).isEqualTo(Trial.NUMBER);
    assertThat(verdict.unseen()).isZero();
  }

  @Test
  void ofWhatTheBridgeCannotHaveSeenNothingIsLost() {
    Verdict verdict = judged(CallKind.AGENT_ENDS, Known.NOTHING);

    assertIsGood(verdict);
    assertThat(verdict.unseen()).isEqualTo(1);
  }

  @Test
  void anotherPassagesTicketDoesNotStandInForALostOne() {
    // Alice's passage was seen, Carol's was not: one ticket is due, and it is Alice's.
    Verdict verdict =
        Verdict.of(
            Trial.plan(Trial.call(CallKind.TO_A_QUEUE)),
            List.of(task("TL-2", Person.CAROL)),
            Set.of(),
            (call, passage) -> call.owner(passage).equals(Person.ALICE) ? Known.ALL : Known.NOTHING,
            call -> false);

    assertThat(verdict.lost()).isEqualTo(1);
    assertThat(verdict.missing().get(0).passage().owner()).isEqualTo(CallKind.Ticket.FIRST);
    assertThat(verdict.unseen()).isEqualTo(1);
  }

  @Test
  void theSeenPassageOfAPartlyDarkCallMustBeComplete() {
    Ticket open = with(ALICES, Part.DURATION, "");

    Verdict verdict =
        Verdict.of(
            Trial.plan(Trial.call(CallKind.TO_A_QUEUE)),
            List.of(open),
            Set.of(),
            (call, passage) -> call.owner(passage).equals(Person.ALICE) ? Known.ALL : Known.NOTHING,
            call -> false);

    assertThat(verdict.incomplete()).isEqualTo(1);
    assertThat(verdict.words()).anyMatch(words -> words.contains("TL-1: its duration is ''"));
  }

  @ParameterizedTest
  @CsvSource({
    "STATUS, Not Started, Status is Not Started",
    "DURATION, '', its duration is ''",
    "DURATION, 0, its duration is '0'",
    "DURATION, 999, it lasted 999 s",
    "DISPOSITION, '', nothing says how it ended",
    "ANSWERED_BY, '', it says '' answered instead of Alice Archer",
    "ANSWERED_BY, Bob Baker, it says 'Bob Baker' answered",
    "TALKED, '', it says that they talked '' seconds",
    "TALKED, 0, it says that they talked '0' seconds",
    "CUSTOMER, '', it has no customer",
    "CUSTOMER, +12015550177, its customer is +12015550177",
    "OBJECT, Case, it is a Case"
  })
  void whatATicketLacksIsNamed(Part part, String text, String lack) {
    Verdict verdict = judged(CallKind.AGENT_ENDS, Known.ALL, with(ALICES, part, text));

    assertThat(verdict.incomplete()).isEqualTo(1);
    assertThat(verdict.words()).anyMatch(words -> words.contains(lack));
  }

  @Test
  void aCaseIsCompleteWithItsMappedFieldAlone() {
    Ticket bare = with(aCase("TL-1", Person.ALICE), Part.DURATION, "");

    assertThat(judged(CallKind.CASE, Known.ALL, bare).incomplete()).isEqualTo(1);
  }

  @Test
  void onlyAFailedSearchExcusesATicketWithoutItsCustomer() {
    Ticket bare = with(ALICES, Part.CUSTOMER, "");
    CrashPlan plan = Trial.plan(Trial.call(CallKind.AGENT_ENDS));

    Verdict failed =
        Verdict.of(plan, List.of(bare), Set.of(), (call, passage) -> Known.ALL, call -> true);

    assertIsGood(failed);
    assertThat(failed.unlinked()).isEqualTo(1);
    assertThat(judged(CallKind.AGENT_ENDS, Known.THAT_IT_WAS, bare).incomplete()).isEqualTo(1);
    assertIsGood(judged(CallKind.AGENT_ENDS, Known.NOTHING, bare));
  }

  @Test
  void whatNobodyAnsweredNeedsNoNameOfWhoDid() {
    Ticket carols = with(task("TL-1", Person.CAROL), Part.ANSWERED_BY, "");

    assertIsGood(judged(CallKind.LEFT_AT_FRONT, Known.ALL, with(carols, Part.TALKED, "0")));
    assertThat(
            judged(CallKind.LEFT_AT_FRONT, Known.ALL, with(carols, Part.TALKED, "")).incomplete())
        .isEqualTo(1);
  }

  @Test
  void aTicketOfAnotherOwnerIsIncompleteAndNotLost() {
    Verdict verdict = judged(CallKind.AGENT_ENDS, Known.ALL, task("TL-1", Person.BOB));

    assertThat(verdict.lost()).isZero();
    assertThat(verdict.incomplete()).isEqualTo(1);
    assertThat(verdict.words()).anyMatch(words -> words.contains("its owner is bob@acme.example"));
  }

  @Test
  void whoHasItIsOnlyAskedOfWhatWasSeenButHeIsOneOfTheCallsPeople() {
    Ticket carols = task("TL-1", Person.CAROL);

    assertIsGood(judged(CallKind.NEXT_AGENT, Known.THAT_IT_WAS, carols));
    assertThat(
            judged(CallKind.NEXT_AGENT, Known.THAT_IT_WAS, task("TL-1", CrashPlan.DAVE))
                .incomplete())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Known.class,
      names = {"THAT_IT_WAS", "NOTHING"})
  void evenWhatWasHardlySeenIsClosed(Known known) {
    Ticket open = with(with(ALICES, Part.DURATION, ""), Part.STATUS, "Not Started");

    assertThat(judged(CallKind.NEXT_AGENT, known, open).incomplete()).isEqualTo(1);
    assertIsGood(judged(CallKind.NEXT_AGENT, known, with(ALICES, Part.DURATION, "")));
  }

  @Test
  void oneReferenceOnTwoRecordsIsADoubleReportedOrNot() {
    Ticket again = with(ALICES, Part.ID, "00Tagain");
    CrashPlan plan = Trial.plan(Trial.call(CallKind.AGENT_ENDS));

    Verdict silent = judged(CallKind.AGENT_ENDS, Known.ALL, ALICES, again);
    Verdict reported =
        Verdict.of(
            plan,
            List.of(ALICES, again),
            Set.of("TL-1"),
            (call, passage) -> Known.ALL,
            call -> false);

    assertThat(silent.doubles()).isEqualTo(1);
    assertThat(silent.unreported()).isEqualTo(1);
    assertThat(reported.doubles()).isEqualTo(1);
    assertThat(reported.unreported()).isZero();
    assertThat(reported.falseDoubles()).isZero();
  }

  @Test
  void aDoubleThatIsNoneIsFalse() {
    CrashPlan plan = Trial.plan(Trial.call(CallKind.AGENT_ENDS));

    Verdict once =
        Verdict.of(
            plan, List.of(ALICES), Set.of("TL-1"), (call, passage) -> Known.ALL, call -> false);
    Verdict never =
        Verdict.of(
            plan, List.of(ALICES), Set.of("TL-9"), (call, passage) -> Known.ALL, call -> false);

    assertThat(once.falseDoubles()).isEqualTo(1);
    assertThat(once.doubles()).isZero();
    assertThat(never.falseDoubles()).isEqualTo(1);
  }

  @Test
  void aSecondReferenceOfOnePassageIsBeyond() {
    Verdict verdict = judged(CallKind.AGENT_ENDS, Known.ALL, ALICES, task("TL-2", Person.ALICE));

    assertThat(verdict.doubles()).isEqualTo(1);
    assertThat(verdict.unreported()).isEqualTo(1);
  }

  @Test
  void whatStandsForNobodyOrWithoutAReferenceIsBeyond() {
    Verdict strange = judged(CallKind.LEFT, Known.ALL, with(ALICES, Part.NUMBER, "+12015550177"));
    Verdict bare = judged(CallKind.AGENT_ENDS, Known.ALL, ALICES, with(ALICES, Part.REFERENCE, ""));

    assertThat(strange.doubles()).isEqualTo(1);
    assertThat(bare.doubles()).isEqualTo(1);
  }

  @Test
  void writersAndTicketsWithoutACustomerAreCounted() {
    Verdict verdict =
        Verdict.of(
            Trial.plan(Trial.call(CallKind.TO_A_QUEUE)),
            List.of(with(ALICES, Part.CUSTOMER, ""), task("TL-2", Person.CAROL)),
            Set.of(),
            (call, passage) -> Known.ALL,
            call -> true);

    assertIsGood(verdict);
    assertThat(verdict.unlinked()).isEqualTo(1);
    assertThat(verdict.writtenBy(Person.ALICE)).isEqualTo(1);
    assertThat(verdict.writtenByBridge()).isZero();
  }

  private static void assertIsGood(Verdict verdict) {
    assertThat(verdict.lost()).as("%s", verdict.words()).isZero();
    assertThat(verdict.doubles()).as("%s", verdict.words()).isZero();
    assertThat(verdict.falseDoubles()).as("%s", verdict.words()).isZero();
    assertThat(verdict.incomplete()).as("%s", verdict.words()).isZero();
  }
}
