package io.trunkline.edge.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "invalid_grant | request not supported on this domain | My Domain",
        "invalid_grant | no client credentials user enabled | Run As user",
        "invalid_client_id | client identifier invalid | consumer key",
        "invalid_client | invalid client credentials | consumer secret",
        "invalid_client | app must be installed into org | not installed",
        "invalid_grant | ip restricted or invalid login hours | IP ranges",
        "invalid_grant | authentication failure | Login History",
        "invalid_grant | user hasn't approved this consumer | not approved",
        "inactive_user | user is inactive | inactive",
        "inactive_org | organization is locked | org is locked",
        "unsupported_grant_type | grant type not supported | Enable the client credentials flow",
        "API_DISABLED_FOR_ORG | '' | no API access",
        "something_new | words of theirs | Salesforce refused the sign-in. (Salesforce:"
            + " something_new"
      })
  void sayWhatItMeansAndWhatToDo(String error, String description, String remedy) {
    assertThat(SignInWords.of(error, description)).contains(remedy).contains(error);
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
  }
}
