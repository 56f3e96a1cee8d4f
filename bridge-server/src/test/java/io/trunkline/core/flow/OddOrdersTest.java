package io.trunkline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketOutcome;
import io.trunkline.core.trigger.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Events in orders that nobody hopes for: still one ticket, for the right agent. */
final class OddOrdersTest {
  private static final String REF = "TL-1";

  private final Site site = new Site();

  @Test
  void firesForTheSecondPhoneThatTheDialplanTriesWhenTheFirstWasNotAnswered() {
    site.happens(site.event(1, Status.RING, Direction.INBOUND, null, "PJSIP/1001", null));
    site.happens(site.event(1, Status.NOANSWER, Direction.INBOUND, null, "PJSIP/1001", null));
    site.happens(site.event(1, Status.UNMANAGED, Direction.INBOUND, null, null, null));

    site.happens(site.event(2, Status.ANSWER, Direction.INBOUND, null, "PJSIP/1002", null));

    assertThat(site.ledger.rows).hasSize(1);
    assertThat(site.row().agentId()).isEqualTo("bob");
  }

  @Test
  void createsNobodyForAnOutboundCallThatNobodyAnswered() {
    site.searching(SearchSettings.Create.CONTACT);
    site.trigger(Condition.Field.DIRECTION, "outbound");
    site.happens(site.event(1, Status.RING, Direction.OUTBOUND, null, "PJSIP/1001", null));

    site.happens(site.event(1, Status.BUSY, Direction.OUTBOUND, null, "PJSIP/1001", null));
    site.time.pass(Duration.ofSeconds(5));

    assertThat(site.desk.filed).hasSize(1);
    assertThat(site.desk.created).isZero();
  }

  @Test
  void filesOnceWhenAPageGivesBackWhatTheBridgeIsWritingForIt() {
    site.account(Account.Type.NEW_TAB);
    TestPage page = site.page("alice", FromPage.Host.STANDALONE, true);
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.desk.writing = new CompletableFuture<>();
    site.says(page, new FromPage.Claim(REF));

    site.says(page, new FromPage.GiveBack(REF, "popup blocked"));
    site.says(page, new FromPage.Refused(REF, "X", "no"));
    site.says(page, new FromPage.Claim(REF));
    site.desk.writing.complete(
        new TicketOutcome.Filed(TestDesk.RECORD, TestDesk.url(TestDesk.RECORD), List.of()));
    site.time.run();

    assertThat(site.desk.writes).isEqualTo(1);
    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
  }

  @Test
  void writesTheEndOnceWhenTheCallEndsWhileTheRecordIsWrittenDown() {
    TestPage page = site.page("alice");
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.says(page, new FromPage.Claim(REF));
    site.desk.completing = new CompletableFuture<>();

    site.flow.pages().said(page, new FromPage.Filed(REF, TestDesk.RECORD));
    site.flow.happened(
        site.event(1, Status.HANGUP, Direction.INBOUND, "sales", "PJSIP/1001", "customer"));
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.desk.completed).hasSize(1);
  }

  @Test
  void believesALateRefusalOfThePageThatLostItsSocketWhileItFiled() {
    TestPage page = site.page("alice");
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.says(page, new FromPage.Claim(REF));
    site.close(page);
    TestPage after = page.reloaded();
    site.open(after, true);

    site.says(after, new FromPage.Refused(REF, "REQUIRED_FIELD_MISSING", "No."));
    site.time.pass(Duration.ofMinutes(10));

    assertThat(site.row().state()).isEqualTo(LedgerState.REFUSED);
    assertThat(site.desk.writes).isZero();
  }

  @Test
  void keepsWhatAPersonCorrectedWhenTheOrgCouldNotBeAskedBefore() {
    site.desk.unreachable = "down";
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.time.run();
    assertThat(site.row().state()).isEqualTo(LedgerState.RETRYING);
    site.desk.unreachable = null;

    site.flow.desk().correct(REF, Map.of("Priority", "High"), "admin@example.com");
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.desk.filed)
        .singleElement()
        .satisfies(draft -> assertThat(draft.fields()).containsEntry("Priority", "High"));
  }

  @Test
  void showsTheTicketToWhomTheCallIsHandedOnTo() {
    TestPage alice = site.page("alice");
    TestPage carol = site.page("carol");
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.says(alice, new FromPage.Claim(REF));
    site.says(alice, new FromPage.Filed(REF, TestDesk.RECORD));

    site.happens(site.event(2, Status.ANSWER, Direction.INBOUND, null, "PJSIP/1003", null));

    assertThat(carol.last(ToPage.Ticket.class).orElseThrow().recordId()).isEqualTo(TestDesk.RECORD);
    assertThat(site.row().agentId()).isEqualTo("alice");
  }

  @Test
  void tellsNothingOfTheTicketToAnAgentWhosePhoneOnlyRang() {
    TestPage alice = site.page("alice");
    TestPage bob = site.page("bob");
    site.happens(Status.RING, "PJSIP/1001");
    site.happens(Status.RING, "PJSIP/1002");
    site.happens(Status.CANCEL, "PJSIP/1002");
    site.happens(Status.ANSWER, "PJSIP/1001");

    site.says(alice, new FromPage.Claim(REF));
    site.says(alice, new FromPage.Filed(REF, TestDesk.RECORD));
    TestPage again = bob.reloaded();
    site.open(again, true);

    assertThat(bob.all(ToPage.Ticket.class)).isEmpty();
    assertThat(again.all(ToPage.Welcome.class).get(0).tickets()).isEmpty();
  }

  @Test
  void handsATicketThatWasFiledAtOnceToWhoAnswers() {
    site.trigger(
        new Condition(Condition.Field.STATUS, null, Condition.Operator.EQUALS, "ring"), true);
    TestPage alice = site.page("alice");
    site.page("bob");
    site.happens(Status.RING, "PJSIP/1001");
    site.happens(Status.RING, "PJSIP/1002");
    site.says(alice, new FromPage.Claim(REF));
    site.says(alice, new FromPage.Filed(REF, TestDesk.RECORD));

    site.happens(Status.ANSWER, "PJSIP/1002");

    assertThat(site.desk.completed).containsExactly(Map.of("OwnerId", "005bob"));
    assertThat(site.row().agentId()).isEqualTo("bob");
    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
  }

  @Test
  void handsATicketFiledAtOnceOnAlsoWhileThePageStillWritesIt() {
    site.trigger(
        new Condition(Condition.Field.STATUS, null, Condition.Operator.EQUALS, "ring"), true);
    TestPage alice = site.page("alice");
    TestPage bob = site.page("bob");
    site.happens(Status.RING, "PJSIP/1001");
    site.happens(Status.RING, "PJSIP/1002");
    site.says(alice, new FromPage.Claim(REF));

    site.happens(Status.ANSWER, "PJSIP/1002");
    site.says(alice, new FromPage.Filed(REF, TestDesk.RECORD));

    assertThat(bob.all(ToPage.Pop.class)).isEmpty();
    assertThat(site.desk.completed).containsExactly(Map.of("OwnerId", "005bob"));
    assertThat(site.row().agentId()).isEqualTo("bob");
  }

  @Test
  void offersATicketDueAtOnceToWhoAnswersWhenNobodyHasClaimedIt() {
    site.trigger(
        new Condition(Condition.Field.STATUS, null, Condition.Operator.EQUALS, "ring"), true);
    site.page("alice");
    TestPage bob = site.page("bob");
    site.happens(Status.RING, "PJSIP/1001");
    site.happens(Status.RING, "PJSIP/1002");

    site.happens(Status.ANSWER, "PJSIP/1002");

    assertThat(bob.last(ToPage.Pop.class).orElseThrow().fields())
        .containsEntry("OwnerId", "005bob");
    assertThat(site.row().agentId()).isEqualTo("bob");
  }

  @Test
  void changesTheOwnerWithADirectTransferWhereTheAccountSaysSo() {
    site.account(account -> account.ownerFollowsCall = true);
    TestPage alice = site.page("alice");
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.says(alice, new FromPage.Claim(REF));
    site.says(alice, new FromPage.Filed(REF, TestDesk.RECORD));

    site.happens(Status.HANGUP, "PJSIP/1001", "transfer");
    site.time.pass(Duration.ofSeconds(30));
    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);
    site.happens(site.event(2, Status.ANSWER, Direction.INBOUND, null, "PJSIP/1003", null));

    assertThat(site.desk.completed).last().isEqualTo(Map.of("OwnerId", "005carol"));
    assertThat(site.row().agentId()).isEqualTo("carol");
    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);
  }

  @Test
  void handsOnOnlyTheTicketOfThePassageThatWasTransferred() {
    site.ownerFollowsTheCall();
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.happens(Status.HANGUP, "PJSIP/1001", "transfer");
    site.happens(site.event(2, Status.ANSWER, Direction.INBOUND, "sales", "PJSIP/1001", null));
    site.happens(
        site.event(2, Status.HANGUP, Direction.INBOUND, "sales", "PJSIP/1001", "transfer"));
    site.time.pass(Duration.ofSeconds(30));

    site.happens(site.event(3, Status.ANSWER, Direction.INBOUND, null, "PJSIP/1002", null));

    assertThat(site.ledger.rows.values())
        .extracting(LedgerRow::agentId)
        .containsExactly("alice", "bob");
  }
}
