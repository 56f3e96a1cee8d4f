package io.trunkline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.Status;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.ticket.TicketOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the bridge cannot find out by itself it says, and does not try for ever. */
final class LeftToPeopleTest {
  private static final String REF = "TL-1";
  private static final String TOO_MANY = "Too many cases were created meanwhile.";
  private static final TicketOutcome HIDDEN =
      new TicketOutcome.Hidden("DUPLICATE_VALUE: duplicate value found. Look for it.");

  private final Site site = new Site();
  private TestPage page;

  @BeforeEach
  void aliceAnswersACall() {
    page = site.page("alice");
    site.happens(Status.ANSWER, "PJSIP/1001");
  }

  private ToPage.Ticket shown() {
    return page.last(ToPage.Ticket.class).orElseThrow();
  }

  @Test
  void tellsAPersonWhereTheOrgCannotSayWhetherItStands() {
    site.desk.lookUpRefused = TOO_MANY;
    site.says(page, new FromPage.Claim(REF));
    site.says(page, new FromPage.Unanswered(REF));

    site.time.pass(Duration.ofHours(12));

    assertThat(site.desk.lookUps).isEqualTo(5);
    assertThat(shown().state()).isEqualTo(LedgerState.UNDECIDED);
    assertThat(shown().retry()).isTrue();
    assertThat(shown().words()).contains(TOO_MANY, "Look in Salesforce");
    assertThat(site.desk.filed).isEmpty();
  }

  @Test
  void asksAnOrgThatIsAwayUntilItIsBack() {
    site.desk.found = null;
    site.says(page, new FromPage.Claim(REF));
    site.says(page, new FromPage.Unanswered(REF));
    site.time.pass(Duration.ofHours(12));

    site.desk.found = List.of(TestDesk.RECORD);
    site.time.pass(Duration.ofMinutes(6));

    assertThat(site.row().recordId()).isEqualTo(TestDesk.RECORD);
  }

  @Test
  void looksOnlyAmongWhatASaveOfItsOwnCanHaveMade() {
    site.desk.found = null;
    site.says(page, new FromPage.Claim(REF));
    site.says(page, new FromPage.Unanswered(REF));
    Instant lost = site.row().changedAt();

    site.time.pass(Duration.ofHours(12));

    assertThat(site.desk.traces)
        .allSatisfy(
            trace -> {
              assertThat(trace.until()).isEqualTo(lost.plus(Duration.ofMinutes(15)));
              assertThat(trace.agent()).isEqualTo("alice@example.com");
            });
  }

  @Test
  void doesNotTakeASaveOfAnAgentWhoIsGoneForOneOfNobody() {
    site.says(page, new FromPage.Claim(REF));
    site.says(page, new FromPage.Unanswered(REF));
    site.leaves("alice");

    site.time.pass(Duration.ofMinutes(2));

    assertThat(site.desk.traces).singleElement().satisfies(it -> assertThat(it.agent()).isEmpty());
  }

  @Test
  void saysThatNobodyCouldCountWhetherItStandsTwice() {
    site.says(page, new FromPage.Claim(REF));
    site.says(page, new FromPage.Filed(REF, TestDesk.RECORD));
    site.desk.lookUpRefused = TOO_MANY;

    site.time.pass(Duration.ofHours(12));

    assertThat(site.desk.lookUps).isLessThan(10);
    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
    assertThat(site.row().words()).contains("stands twice", TOO_MANY);
    assertThat(site.ledger.toCount).isEmpty();
  }

  @Test
  void letsThePageAskSalesforceAgainWhenAPersonSaysSo() {
    site.desk.hasCredentials = false;
    site.says(page, new FromPage.Claim(REF));
    site.says(page, new FromPage.Unanswered(REF));
    site.time.pass(Duration.ofMinutes(3));
    assertThat(page.last(ToPage.Pop.class).orElseThrow().again()).isFalse();

    site.flow.desk().retry(REF, "admin@example.com");
    site.time.run();

    assertThat(page.all(ToPage.Pop.class)).hasSize(2);
    assertThat(page.last(ToPage.Pop.class).orElseThrow().again()).isTrue();
  }

  @Test
  void saysInSalesforcesWordsThatItStandsAsARecordThatIsNotToBeSeen() {
    site.close(page);
    IntStream.range(0, 50).forEach(i -> site.desk.outcomes.add(HIDDEN));

    site.time.pass(Duration.ofHours(12));

    assertThat(site.desk.writes).isEqualTo(7);
    assertThat(site.row().state()).isEqualTo(LedgerState.REFUSED);
    assertThat(site.row().words()).contains("duplicate value found", "Look for it.");
  }

  @Test
  void takesARecordThatIsSeenALittleLater() {
    site.close(page);
    site.desk.outcomes.addAll(List.of(HIDDEN, HIDDEN));

    site.time.pass(Duration.ofMinutes(2));

    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
  }

  @Test
  void offersAgainWhatAPageDoesNotClaimWhereOnlyPagesCanWrite() {
    site.desk.hasCredentials = false;
    site.time.pass(Duration.ofMinutes(10));

    assertThat(page.all(ToPage.Pop.class)).hasSizeGreaterThan(1);
    site.time.pass(Duration.ofDays(7));
    assertThat(site.ledger.changes).hasSizeLessThan(400);
    TestPage later = page.reloaded();
    site.close(page);
    site.open(later, true);
    assertThat(later.all(ToPage.Pop.class)).hasSize(1);
  }

  @Test
  void letsASaveThatIsLostAgainRestAsLongAsTheFirst() {
    site.desk.found = null;
    site.says(page, new FromPage.Claim(REF));
    site.says(page, new FromPage.Unanswered(REF));
    site.time.pass(Duration.ofSeconds(110));
    site.says(page, new FromPage.Refused(REF, "UNABLE_TO_LOCK_ROW", "locked"));
    site.says(page, new FromPage.Claim(REF));
    site.says(page, new FromPage.Unanswered(REF));

    site.time.pass(Duration.ofSeconds(115));
    assertThat(site.desk.lookUps).isZero();
    site.time.pass(Duration.ofSeconds(5));

    assertThat(site.desk.lookUps).isEqualTo(1);
  }
}
