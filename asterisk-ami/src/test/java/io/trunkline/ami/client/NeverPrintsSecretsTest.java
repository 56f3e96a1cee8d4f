package io.trunkline.ami.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.action.AmiResponse;
import io.trunkline.ami.wire.AmiMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeverPrintsSecretsTest {
  @Test
  void hidesTheSecretInItsSettings() {
    AmiSettings settings = AmiSettings.of("pbx", 5038, "trunkline", new Secret("hush"));

    assertThat(settings.toString()).contains("pbx", "****").doesNotContain("hush");
  }

  @Test
  void hidesTheKeyInALogin() {
    AmiAction login = AmiAction.login("trunkline", "0123abcd");

    assertThat(login.toString()).contains("Login", "Key").doesNotContain("0123abcd");
    assertThat(login.message("a-1").toString()).doesNotContain("0123abcd");
  }

  @Test
  void makesTheKeyAsAsteriskDoes() {
    AmiMessage challenge = AmiMessage.of("Response", "Success", "Challenge", "840415273");
    AmiSettings settings = AmiSettings.of("pbx", 5038, "trunkline", new Secret("mysecret"));

    String key = Login.key(new AmiResponse(challenge, List.of()), settings);

    assertThat(key).isEqualTo("72ee2809cbf69e9bdb27bdd924cda8e3");
  }
}
