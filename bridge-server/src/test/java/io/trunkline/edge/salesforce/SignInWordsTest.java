package io.trunkline.edge.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.ticket.Account;
import io.trunkline.edge.salesforce.PasswordMemory.Since;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What does not depend on an org: words at the token endpoint that none is known to say there,
 * words that nobody knows yet, and what passes by itself. RefusalsIT and SignInKindsIT have the
 * others.
 */
class SignInWordsTest {
  private static final Account ACCOUNT = Bench.account("https://acme.my.salesforce.com", null);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "API_DISABLED_FOR_ORG | '' | no API access",
        "API_CURRENTLY_DISABLED | '' | API Enabled",
        "something_new | words of theirs | Salesforce refused the sign-in. (Salesforce:"
            + " something_new"
      })
  void sayWhatItMeansAndWhatToDo(String error, String description, String part) {
    String words = SignInWords.of(Refusal.of(ACCOUNT, error, description)).words();

    assertThat(words).contains(part).contains(error);
    assertThat(SignInWords.temporary(error, description)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "rate_limit_exceeded, too many",
    "invalid_grant, login rate exceeded",
    "server_error, oops",
    "unknown_error, retry your request"
  })
  void tellWhatPassesByItself(String error, String description) {
    assertThat(SignInWords.temporary(error, description)).isTrue();
    assertThat(SignInWords.meanwhile(error, description).remedy()).isNotEmpty();
  }

  @Test
  void nameTheClockOnlyWhereItCountsAndIsOff() {
    Account jwt =
        new Account(
            "a1",
            "Acme",
            Account.Type.NEW_TAB,
            Account.SignIn.JWT_BEARER,
            "https://acme.my.salesforce.com",
            "key",
            "ada",
            null,
            "",
            null,
            null,
            null,
            null,
            java.util.List.of(),
            false,
            false,
            null);
    Duration late = Duration.ofMinutes(-7);
    String expired = "expired authorization code";

    assertThat(
            SignInWords.of(
                    new Refusal(jwt, "invalid_grant", expired, Since.NEVER_WORKED, false, late))
                .what())
        .contains("7 minutes behind");
    assertThat(
            SignInWords.of(
                    new Refusal(ACCOUNT, "invalid_grant", "nope", Since.NEVER_WORKED, false, late))
                .what())
        .doesNotContain("clock");
  }
}
