package io.trunkline.lab.org;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.lab.org.data.DuplicateRule;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Profile;
import io.trunkline.lab.org.rest.App;
import io.trunkline.lab.org.rest.AppPolicy;
import io.trunkline.lab.org.rest.OrgSwitch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The fake org passes for a real one with jsforce, a Salesforce client that knows nothing of it.
 * What the client does is written in {@code src/test/js/jsforce}.
 */
class StockClientIT {
  private static final Path SCRIPTS = Path.of("src/test/js/jsforce");
  private static final String ALICE = "alice@acme.example";

  @TempDir Path folder;
  private FakeOrg org;
  private Map<String, String> told;

  @BeforeEach
  void open() throws Exception {
    SigningKey key = SigningKey.in(folder);
    AppPolicy policy =
        AppPolicy.standard()
            .with(AppPolicy.Trait.NEEDS_PKCE)
            .with(AppPolicy.Trait.ROTATES_REFRESH_TOKENS)
            .withCallback("https://bridge.example/callback")
            .withCertificate(key.certificate())
            .approving(ALICE);
    org =
        FakeOrg.start(
            OrgSettings.local(Clock.systemUTC(), ZoneId.of("Europe/Berlin"))
                .withPersonAccounts()
                .withApp(new App("key", "secret", FakeOrg.ADMIN).with(policy)));
    OrgUser alice = org.addUser(ALICE, "pass", ALICE, "Alice Archer", Profile.standard());
    org.addExternalId("Task", "Key__c");
    org.turnOff(OrgSwitch.PASSWORD_FLOW_BLOCKED);
    org.pageSize(2);
    told =
        Map.of(
            "ORG_URL", org.url().toString(),
            "ORG_USER", ALICE,
            "ORG_PASSWORD", "pass",
            "ORG_SECURITY_TOKEN", org.securityToken(alice),
            "ORG_KEY", key.pem());
  }

  @AfterEach
  void close() {
    org.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sign-in.test.mjs", "records.test.mjs"})
  void passesForARealOrg(String script) throws Exception {
    Outcome outcome = run(script);

    assertThat(outcome.status()).as(outcome.output()).isZero();
  }

  @Test
  void followsItsRules() throws Exception {
    org.addRule(DuplicateRule.alerting("Contact", "Email"));
    org.assign("Case", org.user(ALICE));

    Outcome outcome = run("rules.test.mjs");

    assertThat(outcome.status()).as(outcome.output()).isZero();
  }

  @Test
  void isFoundOutWhereItIsDifferent() throws Exception {
    org.removeField("Task", "Key__c");

    Outcome outcome = run("records.test.mjs");

    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.output()).contains("not ok", "makes one record of one external id");
  }

  private Outcome run(String script) throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    ProcessBuilder node =
        new ProcessBuilder("node", "--test", "--test-reporter=tap", script)
            .directory(SCRIPTS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    node.environment().putAll(told);
    Process process = node.start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }

  /** How the client's tests went: 0 when all passed. */
  private record Outcome(int status, String output) {}
}
