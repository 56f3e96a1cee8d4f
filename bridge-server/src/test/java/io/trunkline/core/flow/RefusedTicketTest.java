package io.trunkline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.Status;
import io.trunkline.core.ledger.LedgerDesk;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.ticket.TicketDraft;
import io.trunkline.core.ticket.TicketOutcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a ticket that Salesforce refuses to the agent's page. */
final class RefusedTicketTest {
  private static final String REF = "TL-1";

  private final Site site = new Site();
  private TestPage page;

  @BeforeEach
  void aliceClaimsATicket() {
    page = site.page("alice");
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.says(page, new FromPage.Claim(REF));
  }

  private void refused(String code, String words) {
    site.says(page, new FromPage.Refused(REF, code, words));
  }

  private ToPage.Ticket shown() {
    return page.last(ToPage.Ticket.class).orElseThrow();
  }

  @Test
  void isTriedAgainByTheAgentInTheAgentsOwnSession() {
    refused("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Say where.");
    assertThat(shown().words()).isEqualTo("Say where. (FIELD_CUSTOM_VALIDATION_EXCEPTION)");
    assertThat(shown().retry()).isTrue();

    site.says(page, new FromPage.Retry(REF));
    site.says(page, new FromPage.Claim(REF));
    site.says(page, new FromPage.Filed(REF, TestDesk.RECORD));

    assertThat(page.all(ToPage.Pop.class)).hasSize(2);
    assertThat(shown().retry()).isFalse();
    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
    assertThat(site.desk.filed).isEmpty();
  }

  @Test
  void isNobodyElsesToTryAgain() {
    refused("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Say where.");
    TestPage bob = site.page("bob");

    site.says(bob, new FromPage.Retry(REF));

    assertThat(bob.all(ToPage.Denied.class)).hasSize(1);
    assertThat(site.row().state()).isEqualTo(LedgerState.REFUSED);
  }

  @Test
  void isNotTriedAgainWhileItStands() {
    site.says(page, new FromPage.Filed(REF, TestDesk.RECORD));

    site.says(page, new FromPage.Retry(REF));

    assertThat(page.all(ToPage.Denied.class)).hasSize(1);
    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
  }

  @ParameterizedTest
  @CsvSource({
    "INSUFFICIENT_ACCESS_OR_READONLY, insufficient access rights on object id",
    "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY, insufficient access rights on cross-reference"
        + " id: 003x",
    "INVALID_FIELD_FOR_INSERT_UPDATE, Unable to create/update fields: Subject. Please check the"
        + " security settings of this field",
    "UNKNOWN, You have insufficient privileges to complete this task."
  })
  void isNeverWrittenByAMightierUserAfterARefusalForLackOfARight(String code, String words) {
    refused(code, words);
    site.close(page);

    site.flow.desk().retry(REF, "admin@example.com");
    site.time.pass(Duration.ofHours(12));
    assertThat(site.desk.writes).isZero();
    assertThat(site.row().state()).isEqualTo(LedgerState.PLANNED);
    TestPage later = site.page("alice");

    assertThat(later.all(ToPage.Pop.class)).hasSize(1);
  }

  @Test
  void staysTheAgentsOwnAfterARestart() {
    refused("INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
    site.close(page);
    site.flow.desk().retry(REF, "admin@example.com");
    site.time.run();
    site.time.forget();
    site.flow = site.newFlow();

    site.flow.start(List.of());
    site.time.pass(Duration.ofHours(12));
    assertThat(site.desk.writes).isZero();
    TestPage later = site.page("alice");

    assertThat(later.all(ToPage.Pop.class)).hasSize(1);
  }

  @Test
  void isWrittenByTheBridgeWhereAnythingElseWasRefusedAndNoPageIsOpen() {
    refused("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Say where.");
    site.close(page);

    site.flow.desk().correct(REF, Map.of("Region__c", "north"), "admin@example.com");
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.desk.filed)
        .singleElement()
        .satisfies(draft -> assertThat(draft.fields()).containsEntry("Region__c", "north"));
  }

  @Test
  void isWrittenThoughTheRowWasLockedAndTheBridgeRestartedBeforeThePageCouldSayIt() {
    site.time.forget();
    site.flow = site.newFlow();
    site.flow.start(List.of());
    site.time.run();
    page = site.page("alice");
    assertThat(site.row().state()).isEqualTo(LedgerState.UNDECIDED);

    refused("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record: 001x");
    site.says(page, new FromPage.Claim(REF));
    site.says(page, new FromPage.Filed(REF, TestDesk.RECORD));

    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
    assertThat(site.row().recordId()).isEqualTo(TestDesk.RECORD);
    assertThat(site.desk.writes).isZero();
  }

  @Test
  void waitsForALockedRowAndIsWrittenThen() {
    refused("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record: 001x");
    assertThat(site.row().state()).isEqualTo(LedgerState.RETRYING);
    assertThat(site.row().words()).contains("unable to obtain exclusive access");

    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
  }

  @Test
  void isWrittenByTheBridgeWhenThePagesSessionInSalesforceHasEnded() {
    refused("INVALID_SESSION_ID", "Session expired or invalid");
    assertThat(site.row().state()).isEqualTo(LedgerState.RETRYING);
    assertThat(site.row().words()).contains("Session expired or invalid");

    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
    assertThat(site.desk.filed).hasSize(1);
  }

  @Test
  void isOfferedAgainAfterALockedRowWhereOnlyPagesCanWrite() {
    site.desk.hasCredentials = false;
    refused("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record: 001x");

    site.time.pass(Duration.ofMinutes(1));

    assertThat(page.all(ToPage.Pop.class)).hasSize(2);
  }

  @Test
  void goesWithoutAnOptionalFieldThatTheAgentMayNotWriteAndSaysSo() {
    withRegion();
    refused(
        "INVALID_FIELD_FOR_INSERT_UPDATE",
        "Unable to create/update fields: Region__c. Please check the security settings of this"
            + " field and verify that it is read/write for your profile or permission set.");

    ToPage.Pop again = page.last(ToPage.Pop.class).orElseThrow();
    assertThat(again.fields()).doesNotContainKey("Region__c").containsKey("Subject");
    site.says(page, new FromPage.Claim(REF));
    site.says(page, new FromPage.Filed(REF, TestDesk.RECORD));

    assertThat(shown().state()).isEqualTo(LedgerState.FILED);
    assertThat(shown().words()).isEqualTo("Filed without Region__c: Alice may not write it.");
  }

  @Test
  void letsTheOrgBeAskedAnewWhereTheRefusalTellsOfOtherFieldsThanItDescribed() {
    refused("FIELD_CUSTOM_VALIDATION_EXCEPTION", "No.");
    assertThat(site.desk.outdated).isEmpty();

    site.says(page, new FromPage.Retry(REF));
    site.says(page, new FromPage.Claim(REF));
    refused(
        "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
        "Type: bad value for restricted picklist field: Call");

    assertThat(site.desk.outdated).containsExactly("Task");
  }

  private void withRegion() {
    LedgerRow row = site.row();
    Map<String, Object> more = new HashMap<>(row.draft().fields());
    more.put("Region__c", "north");
    refused("FIELD_CUSTOM_VALIDATION_EXCEPTION", "No.");
    site.flow.desk().correct(REF, more, "admin@example.com");
    site.time.run();
    site.says(page, new FromPage.Claim(REF));
  }

  @Test
  void isDiscardedWithAReason() {
    refused("FIELD_CUSTOM_VALIDATION_EXCEPTION", "No.");

    LedgerDesk.Verdict verdict =
        site.flow.desk().discard(REF, "A test call", "admin@example.com").getNow(null);
    site.time.run();

    assertThat(verdict).isNull();
    assertThat(site.row().state()).isEqualTo(LedgerState.DISCARDED);
    assertThat(shown().words()).isEqualTo("A test call");
  }

  @Test
  void isLeftToPeopleWhereNobodyCanAskWhetherItStands() {
    site.desk.hasCredentials = false;
    site.says(page, new FromPage.Unanswered(REF));
    assertThat(shown().retry()).isFalse();

    site.time.pass(Duration.ofMinutes(3));
    assertThat(shown().state()).isEqualTo(LedgerState.UNDECIDED);
    assertThat(shown().retry()).isTrue();
    assertThat(shown().words()).contains("Look in Salesforce");
    site.time.pass(Duration.ofHours(12));
    assertThat(site.ledger.changes).hasSizeLessThan(10);
    site.says(page, new FromPage.Retry(REF));
    site.says(page, new FromPage.Claim(REF));

    assertThat(page.all(ToPage.Go.class)).hasSize(2);
  }

  @Test
  void isLookedForOnceCredentialsAreThereAfterAll() {
    site.desk.hasCredentials = false;
    site.says(page, new FromPage.Unanswered(REF));
    site.time.pass(Duration.ofMinutes(3));

    site.desk.hasCredentials = true;
    site.desk.found = List.of(TestDesk.RECORD);
    site.time.pass(Duration.ofMinutes(6));

    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
  }

  @Test
  void saysInSalesforcesWordsThatTheBridgeWasRefused() {
    site.says(page, new FromPage.GiveBack(REF, "late"));
    site.desk.outcomes.add(
        new TicketOutcome.Refused("REQUIRED_FIELD_MISSING", "Required fields are missing: [X__c]"));
    site.close(page);
    site.time.pass(Duration.ofMinutes(1));
    TestPage later = site.page("alice");

    ToPage.Ticket told = later.all(ToPage.Welcome.class).get(0).tickets().get(0);
    assertThat(told.words())
        .isEqualTo("Required fields are missing: [X__c] (REQUIRED_FIELD_MISSING)");
    assertThat(told.retry()).isTrue();
    site.says(later, new FromPage.Retry(REF));
    site.says(later, new FromPage.Claim(REF));
    site.says(later, new FromPage.Filed(REF, TestDesk.RECORD));

    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
    List<TicketDraft> byBridge = site.desk.filed;
    assertThat(byBridge).isEmpty();
  }
}
