package io.trunkline.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.trunkline.core.flow.FlowSettings;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.TicketPreviews;
import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.pbx.Replacements;
import io.trunkline.lab.pbx.Tape;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call of a tape, its ticket, and what the preview says of both. */
class PreviewIT {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private final World world =
      World.start(WorldSettings.local().with(Account.Type.NEW_TAB).with(hasty()));

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void saysOfTheCallOfATapeWhatItsTicketSays() {
    world.org().zone(world.org().user(Person.ALICE.email()), TOKYO);
    world
        .pbx()
        .play(
            Tape.named("asterisk-22/inbound-queue-answered-agent-hangs-up"),
            Replacements.NONE.caller("+390655512345", "Nobody"),
            5);
    await().atMost(Duration.ofSeconds(30)).until(this::isCompleted);
    JsonArray recent = world.admin().list("/api/recent-calls");
    JsonObject ask = new JsonObject();
    ask.addProperty("recent", recent.get(0).getAsJsonObject().get("id").getAsString());
    ask.addProperty(
        "configurationId",
        world
            .admin()
            .list("/api/ledger")
            .get(0)
            .getAsJsonObject()
            .get("configurationId")
            .getAsString());

    JsonObject preview = world.admin().post("/api/configurations/preview", ask);

    OrgRecord task = world.org().tasks().get(0);
    assertThat(preview.get("zone").getAsString()).isEqualTo("Asia/Tokyo");
    assertThat(preview.get("description").getAsString()).contains("+09:00");
    for (Map.Entry<String, com.google.gson.JsonElement> field :
        preview.getAsJsonObject("fields").entrySet()) {
      String expected =
          field.getValue().getAsString().equals(TicketPreviews.REFERENCE)
              ? reference()
              : field.getValue().getAsString();
      assertThat(task.text(field.getKey())).as(field.getKey()).isEqualTo(expected);
    }
    for (Map.Entry<String, com.google.gson.JsonElement> field :
        preview.getAsJsonObject("atEnd").entrySet()) {
      assertThat(task.text(field.getKey()))
          .as(field.getKey())
          .isEqualTo(field.getValue().getAsString());
    }
    assertThat(world.org().tasks()).hasSize(1);
  }

  private boolean isCompleted() {
    JsonArray rows = world.admin().list("/api/ledger");
    return rows.size() == 1
        && rows.get(0).getAsJsonObject().get("state").getAsString().equals("COMPLETED");
  }

  private String reference() {
    return world
        .admin()
        .list("/api/ledger")
        .get(0)
        .getAsJsonObject()
        .get("reference")
        .getAsString();
  }

  /** A real site's patience, but for what would only make the test longer. */
  private static FlowSettings hasty() {
    FlowSettings usual = FlowSettings.standard(ZoneId.of("Europe/Rome"));
    return new FlowSettings(
        Duration.ofMillis(300),
        usual.claimWithin(),
        usual.goWithin(),
        usual.answerWithin(),
        usual.undecidedWait(),
        usual.undecidedAgain(),
        usual.searchWait(),
        Duration.ofSeconds(1),
        usual.retryFirst(),
        usual.retryMost(),
        usual.doubleCheck(),
        usual.zone());
  }
}
