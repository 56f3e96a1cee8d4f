package io.trunkline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.Status;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.TicketOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The agent says which of several customers it was when the call is over. */
final class LatePickTest {
  private static final Match LUIGI =
      new Match("Contact", "003LUIGI", "Luigi Verdi", null, "+39 333 123 4567");
  private static final FromPage.Pick PICK = new FromPage.Pick(Site.CALL.toString(), LUIGI.id());
  private static final Map<String, Object> LINK = Map.of("WhoId", LUIGI.id());

  private final Site site = new Site();
  private TestPage page;

  @BeforeEach
  void twoCustomersHaveTheNumber() {
    site.desk.matches = List.of(Site.MARIO, LUIGI);
    page = site.page("alice");
  }

  private void aCallThatIsOver() {
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.time.pass(Duration.ofMinutes(1));
    site.happens(Status.HANGUP, "PJSIP/1001", "customer");
    site.ends();
  }

  @Test
  void linksTheTicketThatIsCompleteByThen() {
    aCallThatIsOver();
    site.time.pass(Duration.ofMinutes(5));
    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);

    site.says(page, PICK);

    assertThat(site.desk.completed).last().isEqualTo(LINK);
    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);
    assertThat(site.row().draft().fields()).containsAllEntriesOf(LINK);
    assertThat(site.ledger.changes)
        .last()
        .satisfies(one -> assertThat(one.by()).isEqualTo(page.id()));
    assertThat(page.last(ToPage.Matches.class).orElseThrow().linked()).isEqualTo(LUIGI.id());
  }

  @Test
  void saysThatTheTicketHasNoFieldForWhomTheAgentPicked() {
    Match deal = new Match("Opportunity", "006000000000001AAA", "Deal", null, "3331234567");
    site.desk.matches = List.of(Site.MARIO, deal);
    aCallThatIsOver();
    site.time.pass(Duration.ofMinutes(5));

    site.says(page, new FromPage.Pick(Site.CALL.toString(), deal.id()));

    assertThat(site.row().words())
        .isEqualTo(
            "Its customer or owner, known late, could not be written: the ticket has no field for"
                + " this Opportunity.");
    assertThat(site.ledger.toAmend()).isEmpty();
  }

  @Test
  void linksTheTicketThatIsNotCompleteYet() {
    aCallThatIsOver();

    site.says(page, PICK);
    site.time.pass(Duration.ofMinutes(5));

    assertThat(site.desk.completed).contains(LINK);
    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);
  }

  @Test
  void linksTheTicketThatIsFiledLongAfter() {
    site.desk.writing =
        CompletableFuture.completedFuture(new TicketOutcome.Unreachable("It did not answer."));
    aCallThatIsOver();
    site.says(page, PICK);
    site.time.pass(Duration.ofHours(1));
    assertThat(site.row().state()).isEqualTo(LedgerState.RETRYING);

    site.desk.writing = null;
    site.time.pass(Duration.ofMinutes(10));

    assertThat(site.desk.completed).contains(LINK);
  }

  @Test
  void tellsTheOrgOnceHoweverOftenItIsSaid() {
    aCallThatIsOver();
    site.time.pass(Duration.ofMinutes(5));

    site.says(page, PICK);
    site.says(page, PICK);

    assertThat(site.desk.completed).filteredOn(LINK::equals).hasSize(1);
  }

  @Test
  void triesAgainUntilTheOrgHasIt() {
    aCallThatIsOver();
    site.time.pass(Duration.ofMinutes(5));
    site.desk.completing =
        CompletableFuture.completedFuture(new TicketOutcome.Unreachable("It did not answer."));
    site.says(page, PICK);
    site.time.pass(Duration.ofHours(2));
    int before = site.desk.completed.size();

    site.desk.completing = null;
    site.time.pass(Duration.ofHours(2));

    assertThat(site.desk.completed.subList(before, site.desk.completed.size()))
        .containsExactly(LINK);
  }

  @Test
  void isTheAgentsWhoHadTheCall() {
    aCallThatIsOver();
    TestPage bob = site.page("bob");
    int before = site.desk.completed.size();

    site.says(bob, PICK);

    assertThat(bob.last(ToPage.Notice.class)).isPresent();
    assertThat(site.desk.completed).hasSize(before);
  }

  @Test
  void saysSoWhenTheCallIsOverForTooLong() {
    aCallThatIsOver();
    site.time.pass(Duration.ofHours(9));

    site.says(page, PICK);

    assertThat(page.last(ToPage.Notice.class).orElseThrow().words()).contains("in Salesforce");
    assertThat(site.desk.completed).doesNotContain(LINK);
  }
}
