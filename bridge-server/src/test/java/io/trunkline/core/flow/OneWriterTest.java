package io.trunkline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.ledger.LedgerDesk;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.ticket.TicketOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The claim protocol: one writer at a time, and nothing lost. */
final class OneWriterTest {
  private static final String REF = "TL-1";

  private final Site site = new Site();
  private TestPage page;

  @BeforeEach
  void aliceAnswersACall() {
    page = site.page("alice");
    site.happens(Status.ANSWER, "PJSIP/1001");
    assertThat(page.all(ToPage.Pop.class)).hasSize(1);
  }

  @Test
  void letsThePageGoOnlyAfterItsClaimIsWrittenDown() {
    site.ledger.failures = 1;

    site.says(page, new FromPage.Claim(REF));
    assertThat(page.all(ToPage.Go.class)).isEmpty();
    site.time.pass(Duration.ofSeconds(1));

    assertThat(page.all(ToPage.Go.class)).containsExactly(new ToPage.Go(REF, 2000));
    assertThat(site.row().writer()).isEqualTo(page.id());
  }

  @Test
  void deniesASecondClaim() {
    TestPage other = site.page("alice", FromPage.Host.STANDALONE, true);

    site.says(page, new FromPage.Claim(REF));
    site.says(other, new FromPage.Claim(REF));
    site.says(page, new FromPage.Claim(REF));

    assertThat(other.all(ToPage.Denied.class)).hasSize(1);
    assertThat(page.all(ToPage.Go.class)).hasSize(1);
  }

  @Test
  void deniesTheTicketOfAnotherAgent() {
    TestPage bob = site.page("bob");

    site.says(bob, new FromPage.Claim(REF));
    site.says(bob, new FromPage.Filed(REF, TestDesk.RECORD));

    assertThat(bob.all(ToPage.Denied.class)).hasSize(2);
    assertThat(site.row().state()).isEqualTo(LedgerState.OFFERED);
  }

  @Test
  void filesItselfWhenThePageNeverClaims() {
    site.time.pass(Duration.ofSeconds(10));

    assertThat(site.desk.filed).hasSize(1);
    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
  }

  @Test
  void offersTheTicketAgainToAPageThatWasReloadedBeforeItClaimed() {
    TestPage after = page.reloaded();

    site.open(after, true);
    site.close(page);

    assertThat(after.all(ToPage.Welcome.class).get(0).cards()).hasSize(1);
    assertThat(after.all(ToPage.Pop.class)).hasSize(1);
    assertThat(site.desk.filed).isEmpty();
  }

  @Test
  void doesNotOfferAgainWhatWasFiledBeforeTheReload() {
    site.says(page, new FromPage.Claim(REF));
    site.says(page, new FromPage.Filed(REF, TestDesk.RECORD));
    TestPage after = page.reloaded();

    site.close(page);
    site.open(after, true);
    site.time.pass(Duration.ofHours(1));

    assertThat(after.all(ToPage.Pop.class)).isEmpty();
    assertThat(after.all(ToPage.Welcome.class).get(0).tickets())
        .extracting(ToPage.Ticket::state)
        .containsExactly(LedgerState.FILED);
    assertThat(site.desk.filed).isEmpty();
  }

  @Test
  void asksTheOrgTwiceBeforeItTakesOverASaveThatNeverAnswered() {
    site.says(page, new FromPage.Claim(REF));
    site.close(page);
    assertThat(site.row().state()).isEqualTo(LedgerState.UNDECIDED);

    site.time.pass(Duration.ofMinutes(2));
    assertThat(site.desk.lookUps).isEqualTo(1);
    assertThat(site.desk.filed).isEmpty();
    site.time.pass(Duration.ofSeconds(35));

    assertThat(site.desk.lookUps).isEqualTo(2);
    assertThat(site.desk.filed).hasSize(1);
  }

  @Test
  void takesTheRecordThatTheOrgHasForASaveThatNeverAnswered() {
    site.desk.found = List.of(TestDesk.RECORD);
    site.says(page, new FromPage.Claim(REF));
    site.says(page, new FromPage.Unanswered(REF));

    site.time.pass(Duration.ofMinutes(2));

    assertThat(site.row().recordId()).isEqualTo(TestDesk.RECORD);
    assertThat(site.desk.filed).isEmpty();
  }

  @Test
  void believesALateAnswerOfThePage() {
    site.says(page, new FromPage.Claim(REF));
    site.close(page);
    TestPage after = page.reloaded();

    site.open(after, true);
    site.says(after, new FromPage.Filed(REF, TestDesk.RECORD));
    site.time.pass(Duration.ofMinutes(5));

    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
    assertThat(site.desk.filed).isEmpty();
  }

  @Test
  void saysSoWhenTheOrgHoldsItTwice() {
    site.desk.found = List.of("00T000000000001AAA", "00T000000000002AAA");
    site.says(page, new FromPage.Claim(REF));
    site.close(page);

    site.time.pass(Duration.ofMinutes(2));

    assertThat(site.row().state()).isEqualTo(LedgerState.DOUBLED);
    assertThat(site.row().words()).contains("00T000000000002AAA");
  }

  @Test
  void deletesTheYoungerOfTwoWhenAPersonSaysSo() {
    saysSoWhenTheOrgHoldsItTwice();

    var verdict = site.flow.desk().removeDouble(REF, "admin@example.com");
    site.time.run();
    assertThat(verdict.join().done()).isTrue();
    assertThat(site.desk.namedDoubles).contains("00T000000000001AAA", "00T000000000002AAA");
    site.happens(Status.HANGUP, "PJSIP/1001", "customer");
    site.ends();
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.row().recordId()).isEqualTo("00T000000000001AAA");
    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);
  }

  @Test
  void deletesNothingThatSomebodyHasTouchedOrThatStandsOnce() {
    var standing = site.flow.desk().removeDouble(REF, "admin@example.com");
    saysSoWhenTheOrgHoldsItTwice();
    site.desk.touched = "Somebody has worked on it.";

    var verdict = site.flow.desk().removeDouble(REF, "admin@example.com");
    site.time.run();

    assertThat(standing.join())
        .isEqualTo(new LedgerDesk.Verdict(false, "It does not stand twice."));
    assertThat(verdict.join())
        .isEqualTo(new LedgerDesk.Verdict(false, "Somebody has worked on it."));
    assertThat(site.row().state()).isEqualTo(LedgerState.DOUBLED);
  }

  @Test
  void saysThatSomebodyElseIsSignedInToSalesforceInThatBrowser() {
    site.desk.maker = "005stranger";
    site.says(page, new FromPage.Claim(REF));
    site.says(page, new FromPage.Filed(REF, TestDesk.RECORD));

    assertThat(page.last(ToPage.Notice.class).orElseThrow().words())
        .contains("alice@example.com", "Sign in to Salesforce as yourself");
  }

  @Test
  void readsBackTheMakerOfAPagesFirstTicketAlone() {
    site.says(page, new FromPage.Claim(REF));
    site.says(page, new FromPage.Filed(REF, TestDesk.RECORD));
    site.happens(site.event(2, Status.ANSWER, Direction.INBOUND, "support", "PJSIP/1001", null));
    String next = page.last(ToPage.Pop.class).orElseThrow().reference();
    site.says(page, new FromPage.Claim(next));
    site.says(page, new FromPage.Filed(next, TestDesk.RECORD));

    assertThat(site.desk.makersAsked).isEqualTo(1);
    assertThat(page.all(ToPage.Notice.class)).isEmpty();
  }

  @Test
  void countsTheRecordsTenMinutesAfterATakeover() {
    site.says(page, new FromPage.Claim(REF));
    site.close(page);
    site.time.pass(Duration.ofSeconds(155));
    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);

    site.desk.found = List.of(TestDesk.RECORD, "00T000000000002AAA");
    site.time.pass(Duration.ofMinutes(10));

    assertThat(site.row().state()).isEqualTo(LedgerState.DOUBLED);
  }

  @Test
  void freesAClaimThatIsGivenBackAndWritesItselfAfterTheSecond() {
    site.says(page, new FromPage.Claim(REF));
    site.says(page, new FromPage.GiveBack(REF, "too late"));
    assertThat(page.all(ToPage.Pop.class)).hasSize(2);

    site.says(page, new FromPage.Claim(REF));
    site.says(page, new FromPage.GiveBack(REF, "too late"));

    assertThat(site.desk.filed).hasSize(1);
  }

  @Test
  void keepsARefusalWithSalesforcesWordsUntilAPersonCorrectsIt() {
    site.says(page, new FromPage.Claim(REF));
    site.says(page, new FromPage.Refused(REF, "FIELD_CUSTOM_VALIDATION_EXCEPTION", "No."));
    assertThat(page.last(ToPage.Ticket.class).orElseThrow().words())
        .isEqualTo("No. (FIELD_CUSTOM_VALIDATION_EXCEPTION)");
    site.time.pass(Duration.ofHours(1));
    assertThat(site.desk.filed).isEmpty();

    site.flow.desk().correct(REF, Map.of("Priority", "High"), "admin@example.com");
    site.time.run();

    assertThat(page.last(ToPage.Pop.class).orElseThrow().fields())
        .containsEntry("Priority", "High");
  }

  @Test
  void takesADuplicateOfItsReferenceForTheTicketItself() {
    site.desk.found = List.of(TestDesk.RECORD);
    site.says(page, new FromPage.Claim(REF));

    site.says(page, new FromPage.Refused(REF, "DUPLICATE_VALUE", "duplicate value found"));

    assertThat(site.row().recordId()).isEqualTo(TestDesk.RECORD);
  }

  @Test
  void retriesUntilTheOrgAnswers() {
    site.desk.outcomes.add(new TicketOutcome.Unreachable("The org did not answer."));
    site.desk.outcomes.add(new TicketOutcome.Unreachable("The org did not answer."));
    site.close(page);

    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.desk.filed).hasSize(1);
    assertThat(site.row().attempts()).isEqualTo(2);
  }

  @Test
  void looksBeforeItWritesAgainWhatItSentWithoutAnAnswer() {
    site.desk.outcomes.add(new TicketOutcome.Unknown("The connection broke."));
    site.desk.found = List.of(TestDesk.RECORD);
    site.close(page);

    site.time.pass(Duration.ofMinutes(3));

    assertThat(site.desk.filed).isEmpty();
    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
  }

  @Test
  void goesOnWithTheTicketsOfAnEarlierRun() {
    site.says(page, new FromPage.Claim(REF));
    CallEvent answered =
        site.event(1, Status.ANSWER, Direction.INBOUND, "sales", "PJSIP/1001", null);

    site.time.forget();
    site.flow = site.newFlow();
    site.flow.start(List.of(answered));
    TestPage after = page.reloaded();
    site.open(after, true);
    site.happens(Status.HANGUP, "PJSIP/1001", "customer");
    site.ends();
    site.time.pass(Duration.ofMinutes(5));

    assertThat(after.all(ToPage.Welcome.class).get(0).cards())
        .extracting(ToPage.Card::status)
        .containsExactly("answer");
    assertThat(site.ledger.rows).hasSize(1);
    assertThat(site.desk.lookUps).isEqualTo(2);
    assertThat(site.desk.filed).hasSize(1);
    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);
  }

  @Test
  void waitsForAPageWhereOnlyPagesCanWrite() {
    site.desk.hasCredentials = false;
    site.close(page);
    site.time.pass(Duration.ofHours(1));
    LedgerRow waiting = site.row();

    TestPage later = site.page("alice");

    assertThat(waiting.state()).isEqualTo(LedgerState.PLANNED);
    assertThat(later.all(ToPage.Pop.class)).hasSize(1);
  }
}
