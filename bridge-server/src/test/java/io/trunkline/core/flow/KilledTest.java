package io.trunkline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.trigger.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the flow makes good after its process was killed: nothing twice, nothing forgotten. */
final class KilledTest {
  private static final String REF = "TL-1";
  private static final String ALICE = "PJSIP/1001";
  private static final String BOB = "PJSIP/1002";

  private final Site site = new Site();

  @Test
  void countsAfterARestartWhatWasTakenOverBefore() {
    takenOver();
    site.time.pass(Duration.ofSeconds(5));
    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);

    restart();
    site.desk.found = List.of(TestDesk.RECORD, "00T000000000002AAA");
    site.time.pass(Duration.ofMinutes(11));

    assertThat(site.row().state()).isEqualTo(LedgerState.DOUBLED);
    assertThat(site.ledger.toCount).isEmpty();
  }

  @Test
  void countsWhatWasTakenOverAndNotYetFiledWhenTheProcessDied() {
    site.desk.writing = new java.util.concurrent.CompletableFuture<>();
    takenOver();

    restart();
    site.desk.writing = null;
    site.desk.found = List.of(TestDesk.RECORD);
    site.time.pass(Duration.ofMinutes(4));
    assertThat(site.row().state()).isIn(LedgerState.FILED, LedgerState.COMPLETED);
    site.desk.found = List.of(TestDesk.RECORD, "00T000000000002AAA");
    site.time.pass(Duration.ofMinutes(11));

    assertThat(site.row().state()).isEqualTo(LedgerState.DOUBLED);
  }

  @Test
  void countsOnceTheOrgCanBeAskedAgain() {
    takenOver();
    site.time.pass(Duration.ofSeconds(5));
    site.desk.found = null;
    site.time.pass(Duration.ofMinutes(20));
    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);

    site.desk.found = List.of(TestDesk.RECORD, "00T000000000002AAA");
    site.time.pass(Duration.ofMinutes(6));

    assertThat(site.row().state()).isEqualTo(LedgerState.DOUBLED);
  }

  @Test
  void countsWhatABrowserMayHaveSavedTwice() {
    TestPage page = site.page("alice");
    site.happens(Status.ANSWER, ALICE);
    site.says(page, new FromPage.Claim(REF));
    site.says(page, new FromPage.Filed(REF, TestDesk.RECORD));
    site.desk.found = List.of("00T000000000002AAA", TestDesk.RECORD);

    site.time.pass(Duration.ofMinutes(11));

    assertThat(site.row().state()).isEqualTo(LedgerState.DOUBLED);
  }

  @Test
  void countsOnlyWhereADoubleIsPossible() {
    site.page("alice");
    site.happens(Status.ANSWER, ALICE);
    site.time.pass(Duration.ofMinutes(20));

    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
    assertThat(site.desk.lookUps).isZero();
    assertThat(site.ledger.toCount).isEmpty();
  }

  @Test
  void keepsATicketForWhoeverAnswersWhenItWasKilledBetweenTwoRings() {
    site.trigger(Condition.Field.STATUS, "ring");
    site.happens(Status.RING, ALICE);
    site.happens(Status.NOANSWER, ALICE);

    restart(event(Status.RING, ALICE), event(Status.NOANSWER, ALICE));
    site.time.pass(Duration.ofMinutes(1));
    assertThat(site.desk.filed).isEmpty();
    site.happens(Status.RING, BOB);
    site.happens(Status.ANSWER, BOB);
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.ledger.rows).hasSize(1);
    assertThat(site.row().agentId()).isEqualTo("bob");
    assertThat(site.desk.filed).hasSize(1);
    assertThat(site.desk.filed.get(0).fields().get("OwnerId")).isEqualTo("005bob");
  }

  @Test
  void writesTheEndOfAPassageThatItHadNoTimeFor() {
    site.happens(Status.ANSWER, ALICE);
    CallEvent answered = event(Status.ANSWER, ALICE);
    site.time.pass(Duration.ofSeconds(30));
    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);

    CallEvent hungUp = site.event(1, Status.HANGUP, Direction.INBOUND, "sales", ALICE, "transfer");
    CallEvent next = site.event(2, Status.ANSWER, Direction.INBOUND, null, BOB, null);
    restart(answered, hungUp, next);
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);
    assertThat(site.desk.completed.get(0)).containsEntry("CallDurationInSeconds", 30);
  }

  @Test
  void plansNothingTwiceOfAPassageWhoseTicketIsOver() {
    site.happens(Status.ANSWER, ALICE);
    site.happens(Status.HANGUP, ALICE, "transfer");
    site.time.pass(Duration.ofMinutes(1));
    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);

    restart(
        event(Status.ANSWER, ALICE),
        site.event(1, Status.HANGUP, Direction.INBOUND, "sales", ALICE, "transfer"));
    site.ends();
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.ledger.rows).hasSize(1);
    assertThat(site.desk.filed).hasSize(1);
  }

  @Test
  void keepsTheEndOfATicketThatWasOnlyOffered() {
    site.page("alice");
    site.happens(Status.ANSWER, ALICE);
    CallEvent answered = event(Status.ANSWER, ALICE);
    site.time.pass(Duration.ofSeconds(8));
    assertThat(site.row().state()).isEqualTo(LedgerState.OFFERED);

    restart(answered, site.event(1, Status.HANGUP, Direction.INBOUND, "sales", ALICE, "customer"));
    site.ends();
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);
    assertThat(site.desk.completed.get(0)).containsEntry("CallDurationInSeconds", 8);
  }

  @Test
  void endsATicketOfAPassageOfWhichNothingIsLeft() {
    site.happens(Status.ANSWER, ALICE);
    site.time.pass(Duration.ofSeconds(30));

    restart(site.event(2, Status.ANSWER, Direction.INBOUND, null, BOB, null));
    site.ends();
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);
  }

  @Test
  void forgetsACallOnlyBehindWhatItsEndHasChanged() {
    site.happens(Status.ANSWER, ALICE);
    site.time.pass(Duration.ofSeconds(30));
    site.book.keep(Site.CALL.toString(), "a call");
    List<Boolean> endingWasWritten = new ArrayList<>();
    site.book.onForget = () -> endingWasWritten.add(site.row().ending() != null);

    site.ends();

    assertThat(endingWasWritten).containsExactly(true);
    assertThat(site.book.all()).isEmpty();
  }

  @Test
  void givesATicketThatWasPlannedWithoutTheOrgItsUniqueReference() {
    site.accountWithKey("Ref__c");
    site.happens(Status.ANSWER, ALICE);
    assertThat(site.row().draft().fields()).doesNotContainKey("Ref__c");

    restart(event(Status.ANSWER, ALICE));
    site.desk.key = "Ref__c";
    site.time.pass(Duration.ofSeconds(30));

    assertThat(site.desk.filed.get(0).fields()).containsEntry("Ref__c", REF);
  }

  @Test
  void letsAPageFileWithTheUniqueReferenceThoughTheOrgCannotBeAsked() {
    site.accountWithKey("Ref__c");
    site.desk.unreachable = "The org did not answer.";
    TestPage page = site.page("alice");

    site.happens(Status.ANSWER, ALICE);

    assertThat(page.all(ToPage.Pop.class).get(0).fields()).containsEntry("Ref__c", REF);
  }

  /** A page was let go, fell silent, and the bridge writes. */
  private void takenOver() {
    TestPage page = site.page("alice");
    site.happens(Status.ANSWER, ALICE);
    site.says(page, new FromPage.Claim(REF));
    site.close(page);
    site.time.pass(Duration.ofSeconds(155));
  }

  private CallEvent event(Status status, String phone) {
    return site.event(1, status, Direction.INBOUND, "sales", phone, null);
  }

  private void restart(CallEvent... living) {
    site.time.forget();
    site.flow = site.newFlow();
    site.flow.start(Arrays.asList(living));
    site.time.run();
  }
}
