package io.trunkline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.Status;
import io.trunkline.core.ledger.LedgerChange;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.FromPage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is said of a ticket after somebody else has decided is written down all the same. */
final class LateWordsTest {
  private static final String REF = "TL-1";
  private static final String OTHER = "00T000000000002AAA";

  private final Site site = new Site();

  private TestPage aPageThatFallsSilentAboutItsSave() {
    TestPage page = site.page("alice");
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.says(page, new FromPage.Claim(REF));
    site.says(page, new FromPage.Unanswered(REF));
    return page;
  }

  private TestPage theBridgeWritesInItsPlace() {
    TestPage page = aPageThatFallsSilentAboutItsSave();
    site.close(page);
    site.desk.holds = true;
    site.time.pass(Duration.ofMinutes(3));
    assertThat(site.row().writer()).isEqualTo("bridge");
    assertThat(site.desk.held).hasSize(1);
    TestPage after = page.reloaded();
    site.open(after, true);
    return after;
  }

  @Test
  void thatADiscardedTicketStands() {
    TestPage page = aPageThatFallsSilentAboutItsSave();
    site.flow.desk().discard(REF, "A test call", "admin@example.com");
    site.time.run();
    assertThat(site.row().state()).isEqualTo(LedgerState.DISCARDED);

    site.says(page, new FromPage.Filed(REF, TestDesk.RECORD));

    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
    assertThat(site.row().recordId()).isEqualTo(TestDesk.RECORD);
    assertThat(site.row().words()).contains("discarded", "Delete it in Salesforce");
  }

  @Test
  void thatTheBridgeHasFiledItAsAnotherRecordThanThePage() {
    TestPage page = theBridgeWritesInItsPlace();

    site.says(page, new FromPage.Filed(REF, OTHER));
    site.desk.letGo();
    site.time.run();

    assertThat(site.row().state()).isEqualTo(LedgerState.DOUBLED);
    assertThat(site.row().words()).contains(OTHER, TestDesk.RECORD);
  }

  @Test
  void thatTheBridgeHasFiledItAsAnotherRecordAlsoWhenItIsComplete() {
    TestPage page = theBridgeWritesInItsPlace();
    site.says(page, new FromPage.Filed(REF, OTHER));
    site.happens(Status.HANGUP, "PJSIP/1001", "customer");
    site.ends();
    site.time.pass(Duration.ofMinutes(1));
    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);

    site.desk.letGo();
    site.time.run();

    assertThat(site.row().state()).isEqualTo(LedgerState.DOUBLED);
  }

  @Test
  void thatItStandsTwiceByThePageThatSaysSo() {
    TestPage page = aPageThatFallsSilentAboutItsSave();
    site.says(page, new FromPage.Filed(REF, TestDesk.RECORD));

    site.says(page, new FromPage.Filed(REF, OTHER));

    LedgerChange last = site.ledger.changes.get(site.ledger.changes.size() - 1);
    assertThat(last.state()).isEqualTo(LedgerState.DOUBLED);
    assertThat(last.by()).isEqualTo(page.id());
    assertThat(last.words()).contains(TestDesk.RECORD, OTHER);
  }
}
