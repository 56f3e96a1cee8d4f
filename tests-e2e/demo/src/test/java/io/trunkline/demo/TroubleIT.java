package io.trunkline.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.trunkline.config.ConfigException;
import io.trunkline.lab.pbx.FakePbxSettings;
import io.trunkline.lab.pbx.Fault;
import io.trunkline.lab.pbx.Replacements;
import io.trunkline.lab.pbx.Replay;
import io.trunkline.lab.pbx.Tape;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a party is missing or does not want us: one clear line, and the bridge goes on. */
final class TroubleIT {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final Tape CALL = Tape.named("asterisk-22/inbound-queue-answered-agent-hangs-up");

  private World world;

  @BeforeEach
  void start() {
    world = World.start(WorldSettings.local());
  }

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void startsWithADeadPbxSaysSoAndRecoversByItself() {
    world.stopBridge();
    world.pbx().suffers(Fault.REFUSES_CONNECTIONS);

    world.startBridge();
    await().atMost(SOON).until(() -> !part("pbx").get("up").getAsBoolean());
    assertThat(words("pbx")).contains("127.0.0.1:" + world.pbx().port());
    assertThat(health().get("state").getAsString()).isEqualTo("degraded");
    world.pbx().recovers();

    await().atMost(SOON).until(() -> part("pbx").get("up").getAsBoolean());
  }

  @Test
  void namesAWrongAmiSecret() {
    JsonObject pbx = world.admin().named("/api/pbxs", "Demo PBX").orElseThrow();
    pbx.addProperty("secret", "wrong");

    world.admin().put("/api/pbxs/" + pbx.get("id").getAsString(), pbx);

    await().atMost(SOON).until(() -> words("pbx").contains("secret"));
    assertThat(words("pbx")).doesNotContain("wrong");

    pbx.addProperty("secret", FakePbxSettings.SECRET);
    world.admin().put("/api/pbxs/" + pbx.get("id").getAsString(), pbx);
    await().atMost(SOON).until(() -> part("pbx").get("up").getAsBoolean());
  }

  @Test
  void keepsTheTicketWhileTheOrgIsAwayAndFilesItWhenItIsBack() {
    world.org().goesDown();
    world.pbx().play(CALL, Replacements.NONE, 20);

    await().atMost(SOON).until(() -> state().equals("RETRYING"));
    await().atMost(SOON).until(() -> !part("org").get("up").getAsBoolean());
    assertThat(words("org")).isNotBlank();
    world.org().comesBack();

    await().atMost(Duration.ofSeconds(90)).until(() -> !world.org().tasks().isEmpty());
    assertThat(world.org().tasks()).hasSize(1);
    await().atMost(SOON).until(() -> part("org").get("up").getAsBoolean());
  }

  @Test
  void namesWrongSalesforceCredentialsAndLosesNothing() {
    JsonObject account = world.admin().named("/api/accounts", World.ACCOUNT).orElseThrow();
    String path = "/api/accounts/" + account.get("id").getAsString();
    account.addProperty("clientSecret", "not the one");
    world.admin().put(path, account);

    List<JsonElement> findings =
        world.admin().post(path + "/test", new JsonObject()).getAsJsonArray("findings").asList();
    world.pbx().play(CALL, Replacements.NONE, 20);

    assertThat(findings)
        .anySatisfy(
            one -> {
              assertThat(one.getAsJsonObject().get("level").getAsString()).isEqualTo("FAIL");
              assertThat(one.getAsJsonObject().get("words").getAsString())
                  .containsIgnoringCase("secret")
                  .doesNotContain("not the one");
            });
    await().atMost(SOON).until(() -> state().equals("RETRYING"));
    assertThat(words("org")).containsIgnoringCase("secret");

    account.addProperty("clientSecret", World.CLIENT_SECRET);
    world.admin().put(path, account);
    await().atMost(SOON).until(() -> !world.org().tasks().isEmpty());
  }

  @Test
  void namesATakenPort() {
    WorldSettings same = WorldSettings.local().bridgeAt("localhost", world.bridge().getPort());

    assertThatThrownBy(() -> World.start(same).close())
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(
            "http.port: port " + world.bridge().getPort() + " is taken by another program.");
  }

  @Test
  void followsACallThroughItsOwnRestart() {
    Replay call = world.pbx().play(CALL, Replacements.NONE, 0.5);
    await().atMost(SOON).until(() -> !rows().isEmpty());

    world.restartBridge();
    call.await(SOON);

    await().atMost(SOON).until(() -> state().equals("COMPLETED"));
    assertThat(rows()).hasSize(1);
    assertThat(world.org().tasks())
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.text("Status")).isEqualTo("Completed");
              assertThat(task.text("CallDurationInSeconds")).isNotBlank();
            });
  }

  private JsonObject health() {
    return AdminClient.at(world.bridge(), world.http()).get("/health");
  }

  private JsonObject part(String kind) {
    return health().getAsJsonArray("parts").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(part -> part.get("kind").getAsString().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private String words(String kind) {
    return part(kind).get("words").getAsString();
  }

  private List<JsonElement> rows() {
    return world.admin().list("/api/ledger").asList();
  }

  private String state() {
    List<JsonElement> rows = rows();
    return rows.isEmpty() ? "" : rows.get(0).getAsJsonObject().get("state").getAsString();
  }
}
