package io.trunkline.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.trunkline.lab.pbx.Replacements;
import io.trunkline.lab.pbx.Tape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded calls through the whole house, from the PBX's words to the link in the ticket. */
final class RecordingIT {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String PREFIX = "/var/spool/asterisk/monitor";

  @TempDir private Path monitor;
  private World world;

  @BeforeEach
  void start() {
    WorldSettings local = WorldSettings.local();
    world = World.start(local.with(DrivenCalls.patience(local.patience())));
    new Administrator(world.admin()).readsRecordings(PREFIX, monitor);
    world.awaitPbx();
  }

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void theTicketsLinkPlaysTheRecording() throws IOException {
    world
        .pbx()
        .play(Tape.named("asterisk-22/inbound-ivr-variables-recording"), Replacements.NONE, 8);
    TicketLink link = link(world.admin().pageToken(Person.ALICE));
    await().atMost(SOON).until(() -> !link.parts().isEmpty());
    assertThat(link.parts())
        .singleElement()
        .satisfies(part -> assertThat(part.get("state").getAsString()).isEqualTo("not-ready"));

    String name = link.parts().get(0).get("name").getAsString();
    Files.writeString(monitor.resolve(name), "the sound");

    assertThat(link.get("/1").body()).isEqualTo("the sound".getBytes(StandardCharsets.UTF_8));
    assertThat(link.get("/1", "Range", "bytes=4-").statusCode()).isEqualTo(206);
    assertThat(link(world.admin().pageToken(Person.BOB)).get("/1").statusCode()).isEqualTo(403);
    assertThat(deeds()).containsOnlyOnce("alice@acme.example recording heard");
  }

  @Test
  void theLinkOutlivesTheBridge() throws IOException {
    world
        .pbx()
        .play(Tape.named("asterisk-22/inbound-ivr-variables-recording"), Replacements.NONE, 8);
    TicketLink link = link(world.admin().pageToken(Person.ALICE));
    await().atMost(SOON).until(() -> !link.parts().isEmpty());
    Files.writeString(monitor.resolve(link.parts().get(0).get("name").getAsString()), "the sound");

    world.restartBridge();

    assertThat(link.get("/1").statusCode()).isEqualTo(200);
  }

  @Test
  void theLinkComesAtTheEndWhenRecordingBeganLater() {
    everyInboundCallLeavesATicket();
    world.pbx().play(Tape.named("asterisk-22/recorded-on-request"), Replacements.NONE, 0.7);

    TicketLink link = link(world.admin().pageToken(Person.ALICE));

    await().atMost(SOON).until(() -> !link.parts().isEmpty());
    assertThat(world.org().tasks()).hasSize(1);
  }

  private void everyInboundCallLeavesATicket() {
    JsonObject trigger = world.admin().named("/api/triggers", "Sales").orElseThrow();
    String text =
        trigger
            .toString()
            .replace("\"QUEUE\"", "\"DIRECTION\"")
            .replace("\"sales\"", "\"inbound\"");
    world
        .admin()
        .put("/api/triggers/" + trigger.get("id").getAsString(), JsonParser.parseString(text));
  }

  private TicketLink link(String token) {
    await()
        .atMost(SOON)
        .until(
            () ->
                world.org().tasks().stream()
                    .anyMatch(task -> TicketLink.in(task, world, token).isPresent()));
    return TicketLink.in(world.org().tasks().get(0), world, token).orElseThrow();
  }

  private List<String> deeds() {
    return world.admin().list("/api/audit").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(one -> one.get("who").getAsString() + " " + one.get("what").getAsString())
        .toList();
  }
}
