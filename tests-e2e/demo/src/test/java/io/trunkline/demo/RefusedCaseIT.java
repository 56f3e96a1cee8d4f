package io.trunkline.demo;

import static io.trunkline.demo.AdminClient.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.data.DuplicateRule;
import io.trunkline.lab.org.data.Field;
import io.trunkline.lab.org.data.FieldType;
import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.org.data.Profile;
import io.trunkline.lab.org.data.Rule;
import io.trunkline.lab.pbx.Replacements;
import io.trunkline.lab.pbx.Tape;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The refusals that a Case meets, as {@link RefusedTicketIT} has those of a Task. */
final class RefusedCaseIT {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final Tape CALL = Tape.named("asterisk-22/inbound-queue-answered-agent-hangs-up");
  private static final String NUMBER = "+12125550101";

  private World world;
  private OrgRecord jane;

  @BeforeEach
  void start() {
    WorldSettings local = WorldSettings.local();
    world = World.start(local.with(DrivenCalls.patience(local.patience())));
    jane = world.org().find("Contact", "Phone", "(212) 555-0101").get(0);
    Administrator administrator = new Administrator(world.admin());
    administrator.designs("Case of a call", World.ACCOUNT, TicketType.CASE);
    administrator.triggers("cases", "answer", "Case of a call");
    world.org().addField("Case", Field.of("Region__c", "Region", FieldType.STRING, 20));
  }

  @AfterEach
  void end() {
    world.close();
  }

  @ParameterizedTest
  @EnumSource
  void validationRule(RefusedTicketIT.Writer writer) {
    world
        .org()
        .addRule(
            new Rule(
                "Case", one -> one.text("Region__c").isEmpty(), "Say where it was.", "Region__c"));

    play(writer, "REFUSED");
    assertThat(words()).isEqualTo("Say where it was. (FIELD_CUSTOM_VALIDATION_EXCEPTION)");
    correct("Region__c", "north");

    assertThat(filed().text("Region__c")).isEqualTo("north");
  }

  @ParameterizedTest
  @EnumSource
  void requiredField(RefusedTicketIT.Writer writer) {
    world.org().addField("Case", Field.of("Must__c", "Must", FieldType.STRING, 20).required());

    play(writer, "REFUSED");
    assertThat(words())
        .isEqualTo("Required fields are missing: [Must__c] (REQUIRED_FIELD_MISSING)");
    correct("Must__c", "yes");

    assertThat(filed().text("Must__c")).isEqualTo("yes");
  }

  @ParameterizedTest
  @EnumSource
  void deletedParent(RefusedTicketIT.Writer writer) {
    world
        .org()
        .addRule(new Rule("Case", one -> one.text("Region__c").isEmpty(), "Say where.", null));
    play(writer, "REFUSED");

    world.org().delete(jane.id());
    correct("Region__c", "north");
    await().atMost(SOON).until(() -> words().equals("entity is deleted (ENTITY_IS_DELETED)"));
    correct("ContactId", "");

    assertThat(filed().text("ContactId")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void lockedRow(RefusedTicketIT.Writer writer) {
    world.org().lock(jane.id());
    play(writer, "RETRYING");
    assertThat(words()).contains("unable to obtain exclusive access", "UNABLE_TO_LOCK_ROW");

    world.org().unlock(jane.id());

    assertThat(filed().text("ContactId")).isEqualTo(jane.id());
  }

  @ParameterizedTest
  @EnumSource
  void duplicateRule(RefusedTicketIT.Writer writer) {
    var unused = world.org().add("Case", Map.of("Subject", "[Trunkline Ticket] cases " + NUMBER));
    world.org().addRule(DuplicateRule.alerting("Case", "Subject").blocking());

    play(writer, "REFUSED");
    assertThat(words()).isEqualTo("Use one of these records? (DUPLICATES_DETECTED)");
    correct("Subject", "Another subject");
    await().atMost(SOON).until(() -> state().equals("COMPLETED"));

    assertThat(world.org().find("Case", "Subject", "Another subject")).hasSize(1);
    assertThat(world.org().cases()).hasSize(2);
  }

  @Test
  void permissionOfTheAccountsUser() {
    Profile administrator = Profile.administrator();
    world.org().change(world.org().user(FakeOrg.ADMIN).with(administrator.notCreating("Case")));
    play(RefusedTicketIT.Writer.BRIDGE, "REFUSED");
    assertThat(words()).contains("INSUFFICIENT_ACCESS");

    world.org().change(world.org().user(FakeOrg.ADMIN).with(administrator));
    JsonObject unused =
        world.admin().post("/api/ledger/" + reference() + "/retry", new JsonObject());

    assertThat(filed().text("ContactId")).isEqualTo(jane.id());
  }

  private void play(RefusedTicketIT.Writer writer, String until) {
    HeadlessPage page =
        writer == RefusedTicketIT.Writer.PAGE ? HeadlessPage.open(world, Person.ALICE) : null;
    try {
      world
          .pbx()
          .play(CALL, Replacements.NONE.caller(NUMBER, "Jane Doe").text("sales", "cases"), 20);
      await().atMost(SOON).until(() -> state().equals(until));
    } finally {
      if (page != null) {
        page.close();
      }
    }
  }

  private void correct(String field, String value) {
    JsonObject unused =
        world
            .admin()
            .post(
                "/api/ledger/" + reference() + "/correct", object("fields", object(field, value)));
  }

  /** The one Case in the org, once the ledger says that it is there with its end. */
  private OrgRecord filed() {
    await().atMost(SOON).until(() -> state().equals("COMPLETED"));
    assertThat(world.org().cases()).hasSize(1);
    return world.org().cases().get(0);
  }

  private JsonObject row() {
    JsonArray rows = world.admin().list("/api/ledger");
    return rows.isEmpty() ? new JsonObject() : rows.get(0).getAsJsonObject();
  }

  private String reference() {
    return row().get("reference").getAsString();
  }

  private String state() {
    return row().has("state") ? row().get("state").getAsString() : "";
  }

  private String words() {
    return row().has("words") && !row().get("words").isJsonNull()
        ? row().get("words").getAsString()
        : "";
  }
}
