package io.trunkline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallId;
import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.ticket.TicketOutcome;
import io.trunkline.core.trigger.Condition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that are odd keep no other from going on, and none is without an end. */
final class OddStartsTest {
  private static final String ALICE = "PJSIP/1001";

  private final Site site = new Site();

  @Test
  void goesOnWithAllOtherTicketsWhereOneCannotBeTakenUp() {
    away();
    for (int number = 1; number <= 3; number++) {
      answered("call-" + number);
    }
    site.time.pass(Duration.ofMinutes(1));
    assertThat(site.ledger.rows.values()).hasSize(3).noneMatch(row -> row.recordId() != null);
    site.ledger.spoilt.add("TL-1");

    restart();
    site.desk.writing = null;
    site.time.pass(Duration.ofMinutes(10));

    LedgerRow spoilt = site.ledger.rows.get("TL-1");
    assertThat(spoilt.state()).isEqualTo(LedgerState.REFUSED);
    assertThat(spoilt.words()).contains("could not go on", "Try it again").doesNotContain("+39");
    assertThat(site.ledger.rows.get("TL-2").state()).isEqualTo(LedgerState.COMPLETED);
    assertThat(site.ledger.rows.get("TL-3").state()).isEqualTo(LedgerState.COMPLETED);
  }

  @Test
  void leavesToPeopleWhatMayHaveBeenSavedAndCannotBeTakenUp() {
    TestPage page = site.page("alice");
    answered("call-1");
    site.says(page, new FromPage.Claim("TL-1"));
    site.ledger.spoilt.add("TL-1");

    restart();
    site.time.pass(Duration.ofMinutes(10));

    assertThat(site.row().state()).isEqualTo(LedgerState.UNDECIDED);
    assertThat(site.row().writer()).isNull();
    assertThat(site.row().words()).contains("Look in Salesforce");
    assertThat(site.desk.filed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void plansATicketAnewWhoseReferenceIsAnothers(boolean atOnce) {
    site.ledger.taken.add("TL-1");
    site.trigger(
        new Condition(Condition.Field.STATUS, null, Condition.Operator.EQUALS, "answer"), atOnce);

    answered("call-1");
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.row().reference()).isEqualTo("TL-2");
    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
    assertThat(site.desk.filed)
        .singleElement()
        .satisfies(draft -> assertThat(draft.fields()).containsEntry("CallObject", "TL-2"));
  }

  @Test
  void plansATicketAnewThoughTheDiskWasFullAtFirst() {
    site.ledger.taken.add("TL-1");
    site.ledger.failures = 1;

    answered("call-1");
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.ledger.rows.keySet()).containsExactly("TL-2");
    assertThat(site.desk.filed).hasSize(1);
  }

  @Test
  void doesNotTryAReferenceForEver() {
    for (int number = 1; number <= 5; number++) {
      site.ledger.taken.add("TL-" + number);
    }

    answered("call-1");
    site.time.pass(Duration.ofHours(1));
    assertThat(site.ledger.rows).isEmpty();
    answered("call-2");
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.ledger.rows.keySet()).containsExactly("TL-6");
    assertThat(site.desk.filed).hasSize(1);
  }

  @Test
  void doesNotTakeUpForEverWhatNobodyCanComplete() {
    answered("call-1");
    site.time.pass(Duration.ofMinutes(1));
    site.desk.hasCredentials = false;
    hungUp("call-1");
    site.time.pass(Duration.ofMinutes(1));

    restart();
    site.time.pass(Duration.ofHours(1));
    assertThat(site.ledger.unfinished()).hasSize(1);
    site.time.pass(Duration.ofDays(1));
    restart();
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.ledger.unfinished()).isEmpty();
    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
  }

  @Test
  void completesWhatGotItsCredentialsWithinADay() {
    answered("call-1");
    site.time.pass(Duration.ofMinutes(1));
    site.desk.hasCredentials = false;
    hungUp("call-1");
    site.time.pass(Duration.ofHours(20));

    site.desk.hasCredentials = true;
    restart();
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);
  }

  @Test
  void writesTheEndToATicketThatStoodTwiceWhenItsCallEnded() {
    doubledBefore();
    hungUp("call-1");
    site.time.pass(Duration.ofMinutes(1));

    site.flow.desk().removeDouble("TL-1", "admin@example.com");
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);
    assertThat(site.desk.completed).hasSize(1);
    assertThat(site.desk.completed.get(0)).containsEntry("CallDurationInSeconds", 125);
  }

  @Test
  void writesTheEndToATicketThatStoodTwiceBeforeItsCallEnded() {
    doubledBefore();
    site.flow.desk().removeDouble("TL-1", "admin@example.com");
    site.time.run();

    hungUp("call-1");
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);
    assertThat(site.desk.completed).hasSize(1);
  }

  @Test
  void writesTheEndOnceThoughTheTicketStoodTwiceMeanwhile() {
    TestPage page = site.page("alice");
    answered("call-1");
    site.says(page, new FromPage.Claim("TL-1"));
    site.says(page, new FromPage.Filed("TL-1", TestDesk.RECORD));
    hungUp("call-1");
    site.time.pass(Duration.ofMinutes(1));
    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);
    site.desk.found = List.of(TestDesk.RECORD, "00T000000000002AAA");
    site.time.pass(Duration.ofMinutes(11));
    assertThat(site.row().state()).isEqualTo(LedgerState.DOUBLED);

    site.flow.desk().removeDouble("TL-1", "admin@example.com");
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);
    assertThat(site.desk.completed).hasSize(1);
  }

  /** A page fell silent, and the org held the ticket twice. */
  private void doubledBefore() {
    TestPage page = site.page("alice");
    site.desk.found = List.of(TestDesk.RECORD, "00T000000000002AAA");
    answered("call-1");
    site.says(page, new FromPage.Claim("TL-1"));
    site.close(page);
    site.time.pass(Duration.ofSeconds(125));
    assertThat(site.row().state()).isEqualTo(LedgerState.DOUBLED);
  }

  private void away() {
    site.desk.writing =
        CompletableFuture.completedFuture(new TicketOutcome.Unreachable("It did not answer."));
  }

  private void answered(String call) {
    site.happens(event(call, Status.ANSWER, null));
  }

  private void hungUp(String call) {
    site.happens(event(call, Status.HANGUP, "customer"));
    site.flow.ended(new CallId("main", call));
    site.time.run();
  }

  private CallEvent event(String call, Status status, String reason) {
    CallEvent like = site.event(1, status, Direction.INBOUND, "sales", ALICE, reason);
    return new CallEvent(
        new CallId("main", call),
        1,
        status,
        like.direction(),
        like.queue(),
        like.agent(),
        like.number(),
        like.name(),
        reason,
        like.at(),
        like.facts());
  }

  private void restart() {
    site.time.forget();
    site.flow = site.newFlow();
    site.flow.start(List.of());
    site.time.run();
  }
}
