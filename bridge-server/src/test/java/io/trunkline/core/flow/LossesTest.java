package io.trunkline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.ledger.Passage;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.TicketOutcome;
import io.trunkline.core.trigger.Condition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the flow does when something it relies on is gone, fails, or starts again. */
final class LossesTest {
  private static final String REF = "TL-1";

  private final Site site = new Site();

  @Test
  void doesNotUndoWhatCameAfterAWriteThatFailed() {
    TestPage page = site.page("alice");
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.says(page, new FromPage.Claim(REF));
    site.ledger.failures = 1;

    site.says(page, new FromPage.Shown(REF));
    site.says(page, new FromPage.Filed(REF, TestDesk.RECORD));
    site.time.pass(Duration.ofSeconds(5));

    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
    assertThat(site.row().recordId()).isEqualTo(TestDesk.RECORD);
  }

  @Test
  void plansAfterARestartWhatTheLastRunHadNoTimeFor() {
    CallEvent answered =
        site.event(1, Status.ANSWER, Direction.INBOUND, "sales", "PJSIP/1001", null);

    site.flow.start(List.of(answered));
    site.time.pass(Duration.ofSeconds(5));

    assertThat(site.desk.filed).hasSize(1);
    assertThat(site.row().agentId()).isEqualTo("alice");
  }

  @Test
  void filesOnceTheCredentialsThatWereTakenAwayAreBack() {
    site.desk.outcomes.add(new TicketOutcome.Unreachable("The org did not answer."));
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.time.pass(Duration.ofSeconds(5));
    site.desk.hasCredentials = false;
    site.time.pass(Duration.ofMinutes(2));
    assertThat(site.row().state()).isEqualTo(LedgerState.PLANNED);

    site.desk.hasCredentials = true;
    site.time.pass(Duration.ofMinutes(10));

    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
  }

  @Test
  void saysWhyATicketWaitsForAnAccountThatWasRemoved() {
    site.desk.outcomes.add(new TicketOutcome.Unreachable("The org did not answer."));
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.time.pass(Duration.ofSeconds(5));

    site.accounts.byId.clear();
    site.time.pass(Duration.ofMinutes(2));

    assertThat(site.row().state()).isEqualTo(LedgerState.REFUSED);
  }

  @Test
  void namesATriggerWhoseConfigurationIsGone() {
    site.configurations.byId.clear();
    site.happens(Status.ANSWER, "PJSIP/1001");

    site.ends();

    assertThat(site.ledger.passages)
        .extracting(Passage::outcome)
        .containsExactly(Passage.Outcome.BROKEN_TRIGGER);
  }

  @Test
  void ownsACallThatWasOnHoldWhenTheBridgeStartedAgain() {
    site.trigger(Condition.Field.STATUS, "hangup");
    site.flow.start(
        List.of(site.event(1, Status.HOLD, Direction.INBOUND, "sales", "PJSIP/1001", null)));

    site.happens(Status.HANGUP, "PJSIP/1001", "agent");

    assertThat(site.row().agentId()).isEqualTo("alice");
  }

  @Test
  void showsACallOfAPbxThatNobodyKnows() {
    CallEvent known = site.event(1, Status.RING, Direction.INBOUND, "sales", null, null);
    CallEvent event =
        new CallEvent(
            new io.trunkline.calls.CallId("gone", "1.1"),
            1,
            known.status(),
            known.direction(),
            known.queue(),
            "PJSIP/1001",
            known.number(),
            known.name(),
            null,
            known.at(),
            known.facts());

    site.happens(event);
    site.flow.ended(event.call());
    site.time.run();

    assertThat(site.ledger.passages).hasSize(1);
  }

  @Test
  void letsARefusalThatSaysDuplicateOfAnotherFieldEnd() {
    TestPage page = site.page("alice");
    site.happens(Status.ANSWER, "PJSIP/1001");

    for (int i = 0; i < 4; i++) {
      site.says(page, new FromPage.Claim(REF));
      site.says(page, new FromPage.Refused(REF, "DUPLICATE_VALUE", "duplicate: Other__c"));
      site.time.pass(Duration.ofSeconds(31));
    }

    assertThat(site.row().state()).isEqualTo(LedgerState.REFUSED);
    assertThat(page.all(ToPage.Go.class).size()).isLessThan(3);
  }

  @Test
  void letsTheLeadFollowOnlyAFocusThatLasted() {
    TestPage first = site.page("alice", FromPage.Host.LIGHTNING, true);
    TestPage second = new TestPage("second", "alice", FromPage.Host.LIGHTNING);
    site.open(second, false);
    site.says(second, new FromPage.Focus(true));
    site.says(second, new FromPage.Focus(false));
    site.time.pass(Duration.ofMillis(1900));
    site.says(second, new FromPage.Focus(true));

    site.time.pass(Duration.ofMillis(200));
    assertThat(second.all(ToPage.Lead.class)).isEmpty();
    site.time.pass(Duration.ofMillis(1800));

    assertThat(second.all(ToPage.Lead.class)).containsExactly(new ToPage.Lead(true));
    assertThat(first.last(ToPage.Lead.class)).contains(new ToPage.Lead(false));
  }

  @Test
  void doesNotCompleteTheTicketOfACallThatWaitsInTheParkingLot() {
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.time.pass(Duration.ofSeconds(5));

    site.happens(Status.HANGUP, "PJSIP/1001", "parked");
    site.time.pass(Duration.ofMinutes(1));
    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
    site.ends();
    site.time.pass(Duration.ofSeconds(10));

    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);
  }

  @Test
  void completesATicketWhoseCallEndedWhileTheBridgeWasAway() {
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.time.pass(Duration.ofSeconds(5));
    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);

    site.time.forget();
    site.flow = site.newFlow();
    site.flow.start(List.of());
    site.time.pass(Duration.ofSeconds(1));

    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);
  }

  @Test
  void offersNothingInNewTabModeBeforeTheOrgWasAskedWhoseItIs() {
    site.account(Account.Type.NEW_TAB);
    TestPage page = site.page("alice", FromPage.Host.STANDALONE, true);
    site.desk.unreachable = "The org did not answer.";
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.time.pass(Duration.ofSeconds(1));
    assertThat(page.all(ToPage.Pop.class)).isEmpty();
    assertThat(site.row().state()).isEqualTo(LedgerState.RETRYING);

    site.desk.unreachable = null;
    site.time.pass(Duration.ofMinutes(1));

    assertThat(page.last(ToPage.Pop.class).orElseThrow().fields())
        .containsEntry("OwnerId", "005alice");
  }

  @Test
  void neverFilesItselfWhatItCouldNotPrepare() {
    TestPage page = site.page("alice");
    site.desk.unreachable = "The org did not answer.";
    site.happens(Status.ANSWER, "PJSIP/1001");
    assertThat(page.all(ToPage.Pop.class)).hasSize(1);

    site.close(page);
    site.time.pass(Duration.ofMinutes(1));
    assertThat(site.desk.filed).isEmpty();
    site.desk.unreachable = null;
    site.time.pass(Duration.ofMinutes(10));

    assertThat(site.desk.filed)
        .singleElement()
        .satisfies(draft -> assertThat(draft.fields()).containsEntry("OwnerId", "005alice"));
  }

  @Test
  void givesTheTicketOfACallThatEndsWithoutAWordToWhoPlacedIt() {
    site.trigger(Condition.Field.DIRECTION, "outbound");
    site.happens(site.event(1, Status.RING, Direction.OUTBOUND, null, "PJSIP/1001", null));

    site.ends();
    site.time.pass(Duration.ofSeconds(10));

    assertThat(site.row().agentId()).isEqualTo("alice");
    assertThat(site.desk.filed)
        .singleElement()
        .satisfies(draft -> assertThat(draft.fields()).containsEntry("OwnerId", "005alice"));
  }

  @Test
  void preparesATicketNoOftenerWhenACallEndsWithoutAWord() {
    Site other = new Site();
    other.trigger(Condition.Field.STATUS, "ring");
    other.happens(Status.RING, "PJSIP/1001");
    other.desk.zonesAsked.clear();
    other.happens(Status.ABANDON, null);
    other.ends();
    other.time.pass(Duration.ofSeconds(1));
    site.trigger(Condition.Field.STATUS, "ring");
    site.happens(Status.RING, "PJSIP/1001");
    site.desk.zonesAsked.clear();

    site.ends();
    site.time.pass(Duration.ofSeconds(1));

    assertThat(site.desk.filed).hasSize(1);
    assertThat(site.desk.zonesAsked).hasSameSizeAs(other.desk.zonesAsked);
  }
}
