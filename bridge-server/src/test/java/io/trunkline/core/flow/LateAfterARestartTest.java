package io.trunkline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.TicketOutcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A customer or an owner that became known late is written, whatever happens to org and bridge. */
final class LateAfterARestartTest {
  private static final String REF = "TL-1";
  private static final String ALICE = "PJSIP/1001";
  private static final String BOB = "PJSIP/1002";
  private static final Match LUIGI =
      new Match("Contact", "003LUIGI", "Luigi Verdi", null, "+39 333 123 4567");
  private static final FromPage.Pick PICK = new FromPage.Pick(Site.CALL.toString(), LUIGI.id());
  private static final Map<String, Object> LINK = Map.of("WhoId", LUIGI.id());
  private static final Map<String, Object> BOBS = Map.of("OwnerId", "005bob");

  private final Site site = new Site();

  @Test
  void linksATicketThatWasCompleteWhenTheOrgWentAway() {
    TestPage page = aCallWithTwoCustomersThatIsOver();
    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);
    goesAway();
    site.says(page, PICK);
    site.time.pass(Duration.ofHours(1));

    restart();
    site.time.pass(Duration.ofHours(1));
    comesBack();
    site.time.pass(Duration.ofMinutes(10));

    assertThat(site.desk.completed).containsExactly(LINK);
    assertThat(site.row().draft().fields()).containsAllEntriesOf(LINK);
    assertThat(site.ledger.toAmend).isEmpty();
  }

  @Test
  void linksATicketThoughTheOrgCouldNotBeAskedForItsFields() {
    TestPage page = aCallWithTwoCustomersThatIsOver();
    goesAway();
    site.desk.unreachable = "The org did not answer.";
    site.says(page, PICK);
    site.time.pass(Duration.ofHours(1));

    restart();
    comesBack();
    site.time.pass(Duration.ofMinutes(10));

    assertThat(site.desk.completed).containsExactly(LINK);
  }

  @Test
  void givesAStandingTicketToWhoeverTookTheCallOver() {
    site.ownerFollowsTheCall();
    site.happens(Status.ANSWER, ALICE);
    site.time.pass(Duration.ofSeconds(30));
    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
    goesAway();
    site.happens(Status.HANGUP, ALICE, "transfer");
    site.happens(handedOn());
    site.time.pass(Duration.ofMinutes(5));

    restart();
    comesBack();
    site.time.pass(Duration.ofMinutes(10));

    assertThat(site.row().agentId()).isEqualTo("bob");
    assertThat(site.desk.completed).contains(BOBS);
    assertThat(site.ledger.toAmend).isEmpty();
  }

  @Test
  void givesACompleteTicketToWhoeverTakesTheCallOverAfterARestart() {
    site.ownerFollowsTheCall();
    site.happens(Status.ANSWER, ALICE);
    CallEvent answered = site.event(1, Status.ANSWER, Direction.INBOUND, "sales", ALICE, null);
    site.happens(Status.HANGUP, ALICE, "transfer");
    CallEvent left = site.event(1, Status.HANGUP, Direction.INBOUND, "sales", ALICE, "transfer");
    site.time.pass(Duration.ofMinutes(1));
    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);

    restart(answered, left);
    site.happens(handedOn());
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.row().agentId()).isEqualTo("bob");
    assertThat(site.desk.completed).contains(BOBS);
  }

  @Test
  void givesATicketToWhoeverTookTheCallOverWhileNobodyKnewWhetherItStands() {
    site.ownerFollowsTheCall();
    TestPage page = site.page("alice");
    site.happens(Status.ANSWER, ALICE);
    site.says(page, new FromPage.Claim(REF));
    site.happens(handedOn());
    site.close(page);
    assertThat(site.row().state()).isEqualTo(LedgerState.UNDECIDED);

    restart();
    site.desk.found = List.of(TestDesk.RECORD);
    site.time.pass(Duration.ofMinutes(3));

    assertThat(site.row().recordId()).isEqualTo(TestDesk.RECORD);
    assertThat(site.row().agentId()).isEqualTo("bob");
    assertThat(site.desk.completed).contains(BOBS);
    assertThat(site.ledger.toAmend).isEmpty();
  }

  @Test
  void filesATicketForItsNewOwnerThatWasNotSavedAfterAll() {
    site.ownerFollowsTheCall();
    TestPage page = site.page("alice");
    site.happens(Status.ANSWER, ALICE);
    site.says(page, new FromPage.Claim(REF));
    site.happens(handedOn());
    site.close(page);

    restart();
    site.time.pass(Duration.ofMinutes(3));

    assertThat(site.desk.filed)
        .singleElement()
        .satisfies(draft -> assertThat(draft.fields()).containsAllEntriesOf(BOBS));
    assertThat(site.ledger.toAmend).isEmpty();
  }

  @Test
  void saysWhatSalesforceHasAgainstALateCustomerAlsoOfACompleteTicket() {
    TestPage page = aCallWithTwoCustomersThatIsOver();
    site.desk.completing =
        CompletableFuture.completedFuture(
            new TicketOutcome.Refused("FIELD_INTEGRITY_EXCEPTION", "Not this one."));

    site.says(page, PICK);

    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);
    assertThat(site.row().words()).endsWith("Not this one. (FIELD_INTEGRITY_EXCEPTION)");
    assertThat(site.ledger.toAmend).isEmpty();
  }

  private TestPage aCallWithTwoCustomersThatIsOver() {
    site.desk.matches = List.of(Site.MARIO, LUIGI);
    TestPage page = site.page("alice");
    site.happens(Status.ANSWER, ALICE);
    site.time.pass(Duration.ofMinutes(1));
    site.happens(Status.HANGUP, ALICE, "customer");
    site.ends();
    site.time.pass(Duration.ofMinutes(5));
    return page;
  }

  private CallEvent handedOn() {
    return site.event(2, Status.ANSWER, Direction.INBOUND, null, BOB, null);
  }

  private void goesAway() {
    site.desk.completing =
        CompletableFuture.completedFuture(new TicketOutcome.Unreachable("It did not answer."));
  }

  private void comesBack() {
    site.desk.completing = null;
    site.desk.unreachable = null;
    site.desk.completed.clear();
  }

  private void restart(CallEvent... living) {
    site.time.forget();
    site.flow = site.newFlow();
    site.flow.start(Arrays.asList(living));
    site.time.run();
  }
}
