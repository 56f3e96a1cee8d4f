package io.trunkline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.Status;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.ticket.TicketOutcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which tickets may stand twice, so that their records are counted some time after. */
class DoublesTest {
  private static final String ALICE = "PJSIP/1001";
  private static final String REF = "TL-1";
  private static final String OTHER = "00T000000000002AAA";
  private static final Duration UNTIL_FREE = Duration.ofMinutes(5);
  private static final Duration UNTIL_COUNTED = Duration.ofMinutes(15);

  private final Site site = new Site();

  @Test
  void aSaveOfTheBridgeThatWasGivenUpMayStillBeCarriedOut() {
    site.desk.outcomes.add(new TicketOutcome.Unknown("The connection was cut."));
    site.happens(Status.ANSWER, ALICE);
    site.time.pass(Duration.ofSeconds(20));
    LedgerState first = site.row().state();
    site.time.pass(UNTIL_FREE);
    LedgerState second = site.row().state();

    site.desk.found = List.of(site.row().recordId(), OTHER);
    site.time.pass(UNTIL_COUNTED);

    assertThat(first).isEqualTo(LedgerState.UNDECIDED);
    assertThat(second).isEqualTo(LedgerState.FILED);
    assertThat(site.row().state()).isEqualTo(LedgerState.DOUBLED);
  }

  @Test
  void aSaveOfTheBridgeThatWasAnsweredStandsOnce() {
    site.happens(Status.ANSWER, ALICE);
    site.time.pass(UNTIL_FREE);

    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
    assertThat(site.ledger.toCount).isEmpty();
  }

  @Test
  void theOrgItselfRefusesASecondOneWhereItsReferenceStandsInAUniqueField() {
    site.accountWithKey("Ref__c");
    site.desk.key = "Ref__c";

    alicesPageFiles();
    int asked = site.desk.lookUps;
    site.time.pass(UNTIL_COUNTED);

    assertThat(site.desk.lookUps).isEqualTo(asked);
    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
  }

  @Test
  void aUniqueFieldThatTheOrgDoesNotHaveProtectsNothing() {
    site.accountWithKey("Typo__c");

    alicesPageFiles();
    site.desk.found = List.of(TestDesk.RECORD, OTHER);
    site.time.pass(UNTIL_COUNTED);

    assertThat(site.row().state()).isEqualTo(LedgerState.DOUBLED);
  }

  private void alicesPageFiles() {
    TestPage page = site.page("alice");
    site.happens(Status.ANSWER, ALICE);
    site.says(page, new FromPage.Claim(REF));
    site.says(page, new FromPage.Filed(REF, TestDesk.RECORD));
  }
}
