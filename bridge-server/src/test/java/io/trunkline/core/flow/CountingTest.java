package io.trunkline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.Status;
import io.trunkline.core.ledger.LedgerDesk;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.FromPage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the records of a ticket that a page has filed say when they are counted. */
final class CountingTest {
  private static final String REF = "TL-1";
  private static final String OTHER = "00T000000000002AAA";

  private final Site site = new Site();

  @BeforeEach
  void alicesPageFilesATicket() {
    TestPage page = site.page("alice");
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.says(page, new FromPage.Claim(REF));
    site.says(page, new FromPage.Filed(REF, TestDesk.RECORD));
  }

  @Test
  void saysNothingOfOneThatStandsOnce() {
    site.desk.found = List.of(TestDesk.RECORD.substring(0, 15));

    site.time.pass(Duration.ofMinutes(15));

    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
    assertThat(site.row().words()).isNull();
    assertThat(site.ledger.toCount).isEmpty();
  }

  @Test
  void cannotTellWhereNotEvenTheRecordThatStandsIsShown() {
    site.desk.found = List.of();

    site.time.pass(Duration.ofMinutes(15));

    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
    assertThat(site.row().words()).contains("stands twice", TestDesk.RECORD, "Look in Salesforce");
    assertThat(site.ledger.toCount).isEmpty();
  }

  @Test
  void findsADoubleBesideARecordThatIsNotShown() {
    site.desk.found = List.of(OTHER);

    site.time.pass(Duration.ofMinutes(15));

    assertThat(site.row().state()).isEqualTo(LedgerState.DOUBLED);
    assertThat(site.row().words()).contains(TestDesk.RECORD, OTHER);
  }

  @Test
  void isOverWhenAPersonLeavesTheDoubleAsItIs() throws Exception {
    site.desk.found = List.of(TestDesk.RECORD, OTHER);
    site.time.pass(Duration.ofMinutes(15));
    String reference = site.row().reference();

    CompletableFuture<LedgerDesk.Verdict> corrected =
        site.flow.desk().correct(reference, Map.of("Subject", "s"), "carol");
    CompletableFuture<LedgerDesk.Verdict> discarded =
        site.flow.desk().discard(reference, "both were deleted", "carol");
    site.time.run();

    assertThat(corrected.get(1, TimeUnit.SECONDS).done()).isFalse();
    assertThat(discarded.get(1, TimeUnit.SECONDS))
        .isEqualTo(
            new LedgerDesk.Verdict(
                true, "It is left as it stands in Salesforce; the alarm is over."));
    assertThat(site.row().state()).isEqualTo(LedgerState.DISCARDED);
    assertThat(site.row().words()).isEqualTo("both were deleted");
  }

  @Test
  void doesNotTakeTimesWhenTheOrgWasAwayForRefusals() {
    site.desk.found = null;
    site.time.pass(Duration.ofHours(3));
    site.desk.found = List.of(TestDesk.RECORD, OTHER);
    site.desk.lookUpRefusals = 1;

    site.time.pass(Duration.ofMinutes(15));

    assertThat(site.row().state()).isEqualTo(LedgerState.DOUBLED);
  }
}
