package io.trunkline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.Status;
import io.trunkline.core.ledger.LedgerDesk;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.ticket.TicketOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What becomes of a ticket that stands and whose end of the call Salesforce refuses. */
final class RefusedEndTest {
  private static final String REF = "TL-1";
  private static final String ADMIN = "admin@example.com";
  private static final String VALIDATION = "FIELD_CUSTOM_VALIDATION_EXCEPTION";

  private final Site site = new Site();

  private void aCallIsOverWhoseEndIsRefused(String code, String words) {
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.time.pass(Duration.ofSeconds(20));
    refuses(code, words);
    site.happens(Status.HANGUP, "PJSIP/1001", "customer");
    site.ends();
    site.time.pass(Duration.ofMinutes(1));
    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
    site.desk.completed.clear();
  }

  private void refuses(String code, String words) {
    site.desk.completing =
        CompletableFuture.completedFuture(new TicketOutcome.Refused(code, words));
  }

  private LedgerDesk.Verdict verdict(CompletableFuture<LedgerDesk.Verdict> asked) {
    site.time.pass(Duration.ofSeconds(10));
    return asked.join();
  }

  private void restart() {
    site.time.forget();
    site.flow = site.newFlow();
    site.flow.start(List.of());
    site.time.pass(Duration.ofMinutes(1));
  }

  @Test
  void isSaidInSalesforcesWordsAndTriedAgainWhenAPersonSaysSo() {
    aCallIsOverWhoseEndIsRefused(VALIDATION, "Say why.");
    assertThat(site.row().words())
        .isEqualTo("The end of the call was refused: Say why. (" + VALIDATION + ")");

    site.desk.completing = null;
    LedgerDesk.Verdict verdict = verdict(site.flow.desk().retry(REF, ADMIN));

    assertThat(verdict.done()).isTrue();
    assertThat(site.desk.completed).hasSize(1);
    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);
    assertThat(site.row().words()).isNull();
  }

  @Test
  void isCorrectedByAPerson() {
    aCallIsOverWhoseEndIsRefused(VALIDATION, "Say why.");

    site.desk.completing = null;
    Map<String, Object> values = Map.of("Reason__c", "sale", "CallDisposition", "");
    LedgerDesk.Verdict verdict = verdict(site.flow.desk().correct(REF, values, ADMIN));

    assertThat(verdict.done()).isTrue();
    assertThat(site.desk.completed)
        .singleElement()
        .satisfies(
            end ->
                assertThat(end)
                    .containsEntry("Reason__c", "sale")
                    .containsKey("CallDurationInSeconds")
                    .doesNotContainKey("CallDisposition"));
  }

  @Test
  void leavesTheReferenceAndTheDescriptionOfWhatStands() {
    aCallIsOverWhoseEndIsRefused(VALIDATION, "Say why.");

    site.desk.completing = null;
    LedgerDesk.Verdict words =
        verdict(site.flow.desk().correct(REF, Map.of("description", "Other"), ADMIN));
    LedgerDesk.Verdict reference =
        verdict(site.flow.desk().correct(REF, Map.of("callObject", "Other"), ADMIN));

    assertThat(words.done()).isFalse();
    assertThat(reference.done()).isFalse();
    assertThat(site.desk.completed).isEmpty();
  }

  @Test
  void isLeftOutWhenAPersonSaysSo() {
    aCallIsOverWhoseEndIsRefused(VALIDATION, "Say why.");

    LedgerDesk.Verdict verdict = verdict(site.flow.desk().discard(REF, "Not needed.", ADMIN));
    restart();

    assertThat(verdict.done()).isTrue();
    assertThat(site.desk.completed).isEmpty();
    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
    assertThat(site.row().words()).isEqualTo("The end of the call is left out: Not needed.");
  }

  @Test
  void isTriedAgainAfterARestart() {
    aCallIsOverWhoseEndIsRefused(VALIDATION, "Say why.");

    restart();

    assertThat(site.desk.completed).hasSize(1);
  }

  @Test
  void isNotTriedAgainAfterARestartWhereTheTicketWasDeleted() {
    aCallIsOverWhoseEndIsRefused("ENTITY_IS_DELETED", "entity is deleted");

    restart();

    assertThat(site.desk.completed).isEmpty();
    assertThat(site.row().words()).contains("The end of the call was refused", "deleted");
  }

  @Test
  void isNotPromisedWithoutCredentials() {
    aCallIsOverWhoseEndIsRefused(VALIDATION, "Say why.");
    site.desk.hasCredentials = false;

    LedgerDesk.Verdict verdict = verdict(site.flow.desk().retry(REF, ADMIN));

    assertThat(verdict.done()).isFalse();
    assertThat(verdict.words()).contains("credentials");
  }

  @Test
  void isNoReasonToWriteATicketAgainWhoseCallGoesOn() {
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.time.pass(Duration.ofSeconds(20));

    LedgerDesk.Verdict verdict = verdict(site.flow.desk().retry(REF, ADMIN));

    assertThat(verdict.done()).isFalse();
    assertThat(site.desk.completed).isEmpty();
  }

  @Test
  void keepsWhatWasSaidOfTheTicketItself() {
    TestPage page = site.page("alice");
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.says(page, new FromPage.Claim(REF));
    site.says(page, new FromPage.Refused(REF, VALIDATION, "Say where."));
    site.flow.desk().correct(REF, Map.of("Region__c", "north"), ADMIN);
    site.time.run();
    site.says(page, new FromPage.Claim(REF));
    String field = "Unable to create/update fields: Region__c.";
    site.says(page, new FromPage.Refused(REF, "INVALID_FIELD_FOR_INSERT_UPDATE", field));
    site.says(page, new FromPage.Claim(REF));
    site.says(page, new FromPage.Filed(REF, TestDesk.RECORD));
    String without = "Filed without Region__c: Alice may not write it.";
    assertThat(site.row().words()).isEqualTo(without);

    refuses(VALIDATION, "Say why.");
    site.happens(Status.HANGUP, "PJSIP/1001", "customer");
    site.ends();
    site.time.pass(Duration.ofMinutes(1));
    assertThat(site.row().words()).startsWith(without).contains("Say why.");
    site.desk.completing = null;
    verdict(site.flow.desk().retry(REF, ADMIN));

    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);
    assertThat(site.row().words()).isEqualTo(without);
  }
}
