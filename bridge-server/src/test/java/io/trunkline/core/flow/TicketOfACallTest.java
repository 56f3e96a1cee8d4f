package io.trunkline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.ledger.Passage;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.trigger.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The flow, from a call's events to the one ticket it leaves. */
final class TicketOfACallTest {
  private static final Match MARIO =
      new Match("Contact", "003000000000001AAA", "Mario Rossi", null, "+39 333 123 4567");
  private static final Match LUIGI =
      new Match("Contact", "003000000000002AAA", "Luigi Rossi", null, "3331234567");

  private final Site site = new Site();

  @Test
  void showsTheCardWhileItRingsAndFilesNothing() {
    TestPage page = site.page("alice");

    site.happens(Status.RING, "PJSIP/1001");

    assertThat(page.last(ToPage.Card.class))
        .contains(
            new ToPage.Card(
                "main/1795329160.0",
                1,
                "ring",
                "inbound",
                "+39 333 123 4567",
                "Mario Rossi",
                "sales",
                site.time.instant(),
                false));
    assertThat(site.ledger.rows).isEmpty();
  }

  @Test
  void offersTheTicketToTheLeadingPageOfWhoAnswers() {
    site.desk.matches = List.of(MARIO);
    TestPage page = site.page("alice");
    site.happens(Status.RING, "PJSIP/1001");

    site.happens(Status.ANSWER, "PJSIP/1001");

    ToPage.Pop pop = page.last(ToPage.Pop.class).orElseThrow();
    assertThat(pop.fields())
        .containsEntry("Subject", "[Trunkline Ticket] sales +393331234567")
        .containsEntry("OwnerId", "005alice")
        .containsEntry("WhoId", MARIO.id())
        .containsEntry("CallObject", pop.reference());
    assertThat(site.ledger.story()).containsExactly(LedgerState.PLANNED, LedgerState.OFFERED);
  }

  @Test
  void completesTheTicketAfterWrapUp() {
    TestPage page = site.page("alice");
    site.happens(Status.RING, "PJSIP/1001");
    site.happens(Status.ANSWER, "PJSIP/1001");
    filedBy(page);
    site.time.pass(Duration.ofSeconds(42));

    site.happens(Status.HANGUP, "PJSIP/1001", "customer");
    site.time.pass(Duration.ofSeconds(9));
    assertThat(site.desk.completed).isEmpty();
    site.time.pass(Duration.ofSeconds(1));

    assertThat(site.desk.completed)
        .singleElement()
        .satisfies(fields -> assertThat(fields).containsEntry("CallDurationInSeconds", 42));
    assertThat(site.ledger.story())
        .containsExactly(
            LedgerState.PLANNED,
            LedgerState.OFFERED,
            LedgerState.CLAIMED,
            LedgerState.FILED,
            LedgerState.COMPLETED);
  }

  @Test
  void filesItselfWhenNoPageIsThere() {
    site.happens(Status.RING, "PJSIP/1001");
    site.happens(Status.ANSWER, "PJSIP/1001");
    assertThat(site.desk.filed).isEmpty();

    site.time.pass(Duration.ofSeconds(5));

    assertThat(site.desk.filed)
        .singleElement()
        .satisfies(draft -> assertThat(draft.fields()).containsEntry("OwnerId", "005alice"));
    assertThat(site.row().recordId()).isEqualTo(TestDesk.RECORD);
  }

  @Test
  void filesAnUnansweredCallForTheDefaultOwner() {
    site.desk.matches = List.of(MARIO);
    site.trigger(Condition.Field.QUEUE, "sales");
    site.happens(Status.RING, "PJSIP/1001");
    site.happens(Status.CANCEL, "PJSIP/1001");
    assertThat(site.desk.filed).isEmpty();

    site.happens(Status.ABANDON, null);
    site.ends();

    assertThat(site.desk.filed)
        .singleElement()
        .satisfies(
            draft ->
                assertThat(draft.fields())
                    .doesNotContainKey("OwnerId")
                    .containsEntry("WhoId", MARIO.id()));
  }

  @Test
  void saysInTheLedgerThatTheOrgDoesNotKnowTheDefaultOwner() {
    site.account(account -> account.defaultOwner = "sales@example.com");
    site.trigger(Condition.Field.QUEUE, "sales");

    site.happens(Status.ABANDON, null);
    site.ends();

    assertThat(site.desk.filed).hasSize(1);
    assertThat(site.row().draft().fields()).doesNotContainKey("OwnerId");
    assertThat(site.row().draft().warnings())
        .containsExactly(
            "OwnerId: the default owner sales@example.com is no single active user of the org; the"
                + " account's own user owns it");
  }

  @Test
  void givesACallThatNobodyAnsweredToTheDefaultOwnerWhomTheOrgKnows() {
    site.account(account -> account.defaultOwner = "sales@example.com");
    site.desk.userIds.put("sales@example.com", "005SALES");
    site.trigger(Condition.Field.QUEUE, "sales");

    site.happens(Status.ABANDON, null);
    site.ends();

    assertThat(site.row().draft().fields()).containsEntry("OwnerId", "005SALES");
    assertThat(site.row().draft().warnings()).isEmpty();
  }

  @Test
  void ringsAllAndFilesOneTicketForWhoAnswers() {
    TestPage alice = site.page("alice");
    TestPage bob = site.page("bob");
    TestPage carol = site.page("carol");
    site.happens(Status.RING, "PJSIP/1001");
    site.happens(Status.RING, "PJSIP/1002");
    site.happens(Status.RING, "PJSIP/1003");

    site.happens(Status.ANSWER, "PJSIP/1002");
    site.happens(Status.CANCEL, "PJSIP/1001");
    site.happens(Status.CANCEL, "PJSIP/1003");

    assertThat(List.of(alice, carol))
        .allSatisfy(
            page -> {
              assertThat(page.all(ToPage.Card.class)).hasSize(2);
              assertThat(page.last(ToPage.Card.class).orElseThrow().over()).isTrue();
              assertThat(page.all(ToPage.Pop.class)).isEmpty();
            });
    assertThat(bob.all(ToPage.Pop.class)).hasSize(1);
    assertThat(site.row().agentId()).isEqualTo("bob");
  }

  @Test
  void firesOncePerPassageHoweverOftenItMatches() {
    site.trigger(Condition.Field.QUEUE, "sales");

    site.happens(Status.RING, "PJSIP/1001");
    site.happens(Status.NOANSWER, "PJSIP/1001");
    site.happens(Status.RING, "PJSIP/1002");
    site.happens(Status.ANSWER, "PJSIP/1002");
    site.happens(Status.HANGUP, "PJSIP/1002", "agent");

    assertThat(site.ledger.rows).hasSize(1);
  }

  @Test
  void firesAgainInASecondQueueButNotForADirectTransfer() {
    TestPage carol = site.page("carol");
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.happens(site.event(2, Status.ANSWER, Direction.INBOUND, null, "PJSIP/1003", null));
    assertThat(site.ledger.rows).hasSize(1);

    site.happens(site.event(3, Status.ANSWER, Direction.INBOUND, "support", "PJSIP/1002", null));

    assertThat(site.ledger.rows).hasSize(2);
    assertThat(carol.all(ToPage.Pop.class)).isEmpty();
  }

  @Test
  void leavesNothingForInternalCalls() {
    site.happens(site.event(1, Status.ANSWER, Direction.INTERNAL, null, "PJSIP/1001", null));
    site.ends();

    assertThat(site.ledger.rows).isEmpty();
    assertThat(site.ledger.passages).isEmpty();
  }

  @Test
  void givesAnUnansweredOutboundCallToWhoPlacedIt() {
    site.trigger(Condition.Field.DIRECTION, "outbound");
    site.happens(site.event(1, Status.RING, Direction.OUTBOUND, null, "PJSIP/1001", null));

    site.happens(site.event(1, Status.BUSY, Direction.OUTBOUND, null, "PJSIP/1001", null));
    site.time.pass(Duration.ofSeconds(5));

    assertThat(site.desk.filed)
        .singleElement()
        .satisfies(
            draft ->
                assertThat(draft.fields())
                    .containsEntry("OwnerId", "005alice")
                    .containsEntry("CallType", "Outbound"));
  }

  @Test
  void filesAtOnceForTheFirstWhoRingsWhereTheActionSaysSo() {
    site.trigger(
        new Condition(Condition.Field.STATUS, null, Condition.Operator.EQUALS, "ring"), true);
    TestPage alice = site.page("alice");

    site.happens(Status.RING, "PJSIP/1001");
    site.happens(Status.RING, "PJSIP/1002");

    assertThat(alice.all(ToPage.Pop.class)).hasSize(1);
    assertThat(site.ledger.rows).hasSize(1);
  }

  @Test
  void writesDownWhyACallLeftNothing() {
    site.trigger(Condition.Field.QUEUE, "support");
    site.happens(Status.RING, "PJSIP/1001");
    site.happens(Status.ANSWER, "PJSIP/1001");

    site.ends();

    assertThat(site.ledger.passages)
        .extracting(Passage::outcome)
        .containsExactly(Passage.Outcome.NO_TRIGGER);
  }

  @Test
  void asksForTheCustomerOnceAndShowsThePickList() {
    site.desk.matches = List.of(MARIO, LUIGI);
    TestPage page = site.page("alice");
    site.happens(Status.RING, "PJSIP/1001");
    site.happens(Status.ANSWER, "PJSIP/1001");
    filedBy(page);

    site.says(page, new FromPage.Pick("main/1795329160.0", LUIGI.id()));

    assertThat(site.desk.searches).isEqualTo(1);
    assertThat(page.last(ToPage.Matches.class))
        .contains(
            new ToPage.Matches(
                "main/1795329160.0",
                ToPage.Matches.Search.DONE,
                List.of(MARIO, LUIGI),
                LUIGI.id()));
    assertThat(site.desk.completed).singleElement().isEqualTo(Map.of("WhoId", LUIGI.id()));
  }

  @Test
  void doesNotWaitForASlowSearchForEver() {
    site.desk.search = new CompletableFuture<>();
    TestPage page = site.page("alice");
    site.happens(Status.RING, "PJSIP/1001");
    site.happens(Status.ANSWER, "PJSIP/1001");
    assertThat(page.all(ToPage.Pop.class)).isEmpty();

    site.time.pass(Duration.ofSeconds(3));
    filedBy(page);
    site.desk.search.complete(List.of(MARIO));
    site.time.run();

    assertThat(page.all(ToPage.Pop.class)).hasSize(1);
    assertThat(page.last(ToPage.Matches.class).orElseThrow().linked()).isEqualTo(MARIO.id());
    assertThat(site.desk.completed).singleElement().isEqualTo(Map.of("WhoId", MARIO.id()));
  }

  @Test
  void createsTheCustomerOnceWhenNobodyWasFoundAndSomebodyAnswered() {
    site.searching(SearchSettings.Create.CONTACT);
    site.page("alice");
    site.happens(Status.RING, "PJSIP/1001");
    assertThat(site.desk.created).isZero();

    site.happens(Status.ANSWER, "PJSIP/1001");

    assertThat(site.desk.created).isEqualTo(1);
    assertThat(site.row().draft().fields()).containsEntry("WhoId", "003NEW");
  }

  @Test
  void namesTheAgentWhomSalesforceDoesNotKnow() {
    site.desk.userIds.clear();
    TestPage page = site.page("alice");

    site.happens(Status.ANSWER, "PJSIP/1001");

    assertThat(
            String.valueOf(page.last(ToPage.Pop.class).orElseThrow().fields().get("Description")))
        .endsWith("Agent: Alice (no Salesforce user with this e-mail)");
  }

  @Test
  void filesForAPageInNewTabModeOnceItHasClaimed() {
    site.account(Account.Type.NEW_TAB);
    TestPage page = site.page("alice", FromPage.Host.STANDALONE, true);
    site.happens(Status.ANSWER, "PJSIP/1001");
    assertThat(site.desk.filed).isEmpty();

    site.says(page, new FromPage.Claim("TL-1"));

    assertThat(site.desk.filed).hasSize(1);
    assertThat(page.last(ToPage.Ticket.class).orElseThrow().url())
        .isEqualTo(TestDesk.url(TestDesk.RECORD));
  }

  private void filedBy(TestPage page) {
    site.says(page, new FromPage.Claim("TL-1"));
    site.says(page, new FromPage.Filed("TL-1", TestDesk.RECORD));
  }
}
