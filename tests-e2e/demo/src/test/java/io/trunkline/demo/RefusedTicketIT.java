package io.trunkline.demo;

import static io.trunkline.demo.AdminClient.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
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

/**
 * Whatever Salesforce refuses is seen with its own words, by the agent and over the REST API, and
 * waits for a person: once for each kind of refusal, written by the bridge and by the agent's page.
 */
final class RefusedTicketIT {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final Tape CALL = Tape.named("asterisk-22/inbound-queue-answered-agent-hangs-up");
  private static final String NUMBER = "+12125550101";

  private World world;
  private OrgRecord jane;

  /** Who writes the ticket. */
  enum Writer {
    BRIDGE,
    PAGE
  }

  @BeforeEach
  void start() {
    WorldSettings local = WorldSettings.local();
    world = World.start(local.with(DrivenCalls.patience(local.patience())));
    jane = world.org().find("Contact", "Phone", "(212) 555-0101").get(0);
  }

  @AfterEach
  void end() {
    world.close();
  }

  @ParameterizedTest
  @EnumSource
  void validationRule(Writer writer) {
    world
        .org()
        .addRule(
            new Rule(
                "Task",
                task -> task.text("Region__c").isEmpty(),
                "Say where it was.",
                "Region__c"));

    assertThat(refused(writer)).isEqualTo("Say where it was. (FIELD_CUSTOM_VALIDATION_EXCEPTION)");
    correct("Region__c", "north");

    assertThat(filed().text("Region__c")).isEqualTo("north");
  }

  @ParameterizedTest
  @EnumSource
  void requiredField(Writer writer) {
    world.org().addField("Task", Field.of("Must__c", "Must", FieldType.STRING, 20).required());

    assertThat(refused(writer))
        .isEqualTo("Required fields are missing: [Must__c] (REQUIRED_FIELD_MISSING)");
    correct("Must__c", "yes");

    assertThat(filed().text("Must__c")).isEqualTo("yes");
  }

  @ParameterizedTest
  @EnumSource
  void restrictedPicklist(Writer writer) {
    world
        .org()
        .addRule(
            new Rule("Task", task -> task.text("Mood__c").isEmpty(), "How was it?", "Mood__c"));
    String unused = refused(writer);

    correct("Mood__c", "Elated");
    await().atMost(SOON).until(() -> words().contains("(INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST)"));
    assertThat(words()).startsWith("Mood: bad value for restricted picklist field: Elated");
    correct("Mood__c", "Happy");

    assertThat(filed().text("Mood__c")).isEqualTo("Happy");
  }

  @ParameterizedTest
  @EnumSource
  void deletedParent(Writer writer) {
    world
        .org()
        .addRule(new Rule("Task", task -> task.text("Region__c").isEmpty(), "Say where.", null));
    String unused = refused(writer);

    world.org().delete(jane.id());
    correct("Region__c", "north");
    await().atMost(SOON).until(() -> words().equals("entity is deleted (ENTITY_IS_DELETED)"));
    correct("WhoId", "");

    assertThat(filed().text("WhoId")).isEmpty();
  }

  @Test
  void permissionOfTheAgentWhichNobodyMightierMakesUpFor() {
    mayCreateTasks(Person.ALICE.email(), false);
    try (HeadlessPage alice = HeadlessPage.open(world, Person.ALICE)) {
      play();
      await().atMost(SOON).until(() -> state().equals("REFUSED"));
      assertThat(words()).contains("insufficient access", "INSUFFICIENT_ACCESS");
      assertThat(alice.shown()).isEmpty();
    }
    retry();
    assertThat(world.org().tasks()).isEmpty();

    mayCreateTasks(Person.ALICE.email(), true);
    try (HeadlessPage again = HeadlessPage.open(world, Person.ALICE)) {
      OrgRecord task = filed();
      assertThat(task.text("CreatedById")).isEqualTo(alicesId());
      await().atMost(SOON).until(() -> again.shown().size() == 1);
    }
  }

  @Test
  void permissionOfTheAccountsUserWhichIsTriedAgainOnceItHasIt() {
    mayCreateTasks(FakeOrg.ADMIN, false);
    assertThat(refused(Writer.BRIDGE)).contains("INSUFFICIENT_ACCESS");
    correct("Subject", "Another subject");
    await().atMost(SOON).until(() -> refusals() == 2);
    assertThat(world.org().tasks()).isEmpty();

    mayCreateTasks(FakeOrg.ADMIN, true);
    retry();

    assertThat(filed().ownerId()).isEqualTo(alicesId());
    assertThat(filed().text("Subject")).isEqualTo("Another subject");
  }

  @Test
  void permissionWhichNobodyHasUntilAPersonDiscardsIt() {
    mayCreateTasks(FakeOrg.ADMIN, false);
    assertThat(refused(Writer.BRIDGE)).contains("INSUFFICIENT_ACCESS");

    discard("Nobody may file it.");

    assertThat(state()).isEqualTo("DISCARDED");
  }

  @ParameterizedTest
  @EnumSource
  void lockedRowWhichIsFiledByItselfOnceItIsFree(Writer writer) {
    world.org().lock(jane.id());
    play(writer, "RETRYING");
    assertThat(words()).contains("unable to obtain exclusive access", "UNABLE_TO_LOCK_ROW");

    world.org().unlock(jane.id());

    assertThat(filed().text("WhoId")).isEqualTo(jane.id());
  }

  @ParameterizedTest
  @EnumSource
  void lockedRowWhichAPersonCorrectsOrDiscardsWhileItIsLocked(Writer writer) {
    world.org().lock(jane.id());
    play(writer, "RETRYING");

    correct("Subject", "Another subject");
    // While it is just being written nobody can discard it.
    await().atMost(SOON).ignoreExceptions().untilAsserted(() -> discard("It was a test call."));
    world.org().unlock(jane.id());

    assertThat(state()).isEqualTo("DISCARDED");
    assertThat(world.org().tasks()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void lockedRowWhoseTicketAPersonHasCorrected(Writer writer) {
    world.org().lock(jane.id());
    play(writer, "RETRYING");

    correct("Subject", "Another subject");
    world.org().unlock(jane.id());

    assertThat(filed().text("Subject")).isEqualTo("Another subject");
  }

  @ParameterizedTest
  @EnumSource
  void duplicateRuleOfTheTicketItself(Writer writer) {
    var unused = world.org().add("Task", Map.of("Subject", "[Trunkline Ticket] sales " + NUMBER));
    world.org().addRule(DuplicateRule.alerting("Task", "Subject").blocking());

    assertThat(refused(writer)).isEqualTo("Use one of these records? (DUPLICATES_DETECTED)");
    long before = refusals();
    retry();
    await().atMost(SOON).until(() -> refusals() > before && state().equals("REFUSED"));
    correct("Subject", "Another subject");
    await().atMost(SOON).until(() -> state().equals("COMPLETED"));

    assertThat(world.org().find("Task", "Subject", "Another subject")).hasSize(1);
    assertThat(world.org().tasks()).hasSize(2);
  }

  @Test
  void duplicateRuleWhenTheCallerIsCreated() {
    createsContacts();
    world.org().addRule(DuplicateRule.alerting("Contact", "Phone").blocking());
    world.org().edit(jane.id(), Map.of("Phone", "+442079460999", "MobilePhone", ""));
    world.org().searchLag(Duration.ofHours(1));

    world.pbx().play(CALL, Replacements.NONE.caller("+442079460999", "Jane"), 20);
    OrgRecord task = filed();

    assertThat(task.text("WhoId")).isEmpty();
    assertThat(world.admin().get("/api/ledger/" + reference()).get("changes").toString())
        .contains(
            "The caller was not created in Salesforce: DUPLICATES_DETECTED: Use one of these"
                + " records?");
  }

  @Test
  void nothingWhenTheCallerWhoWasCreatedIsTheAgentsOwn() {
    createsContacts();
    String unknown = "+442079460999";

    try (HeadlessPage alice = HeadlessPage.open(world, Person.ALICE)) {
      world.pbx().play(CALL, Replacements.NONE.caller(unknown, "Nobody"), 20);
      OrgRecord task = filed();

      OrgRecord caller = world.org().find("Contact", "Phone", unknown).get(0);
      assertThat(task.text("WhoId")).isEqualTo(caller.id());
      assertThat(caller.ownerId()).isEqualTo(alicesId());
      assertThat(alice.shown()).hasSize(1);
    }
  }

  @Test
  void customerWhomTheAgentIsNotShownAndWhoIsLeftOut() {
    world.org().makePrivate("Contact");

    play(Writer.PAGE, "COMPLETED");

    assertThat(filed().text("WhoId")).isEmpty();
    assertThat(filed().text("CreatedById")).isEqualTo(alicesId());
    assertThat(words()).isEqualTo("Filed without WhoId: Alice Archer is not shown the customer.");
  }

  @Test
  void anythingIsDiscardedWithAReasonAndNotWithout() {
    world.org().addRule(new Rule("Task", task -> true, "Not today.", null));
    String unused = refused(Writer.BRIDGE);
    String path = "/api/ledger/" + reference() + "/discard";

    assertThatThrownBy(() -> world.admin().post(path, object("reason", " ")))
        .hasMessageContaining("say why");
    world.admin().post(path, object("reason", "It was a test call."));

    assertThat(state()).isEqualTo("DISCARDED");
    assertThat(words()).isEqualTo("It was a test call.");
    assertThat(world.org().tasks()).isEmpty();
  }

  /** The words with which Salesforce refuses the ticket of Jane's call. */
  private String refused(Writer writer) {
    play(writer, "REFUSED");
    return words();
  }

  private void play(Writer writer, String until) {
    HeadlessPage page = writer == Writer.PAGE ? HeadlessPage.open(world, Person.ALICE) : null;
    try {
      play();
      await().atMost(SOON).until(() -> state().equals(until));
    } finally {
      if (page != null) {
        page.close();
      }
    }
  }

  private void play() {
    world.pbx().play(CALL, Replacements.NONE.caller(NUMBER, "Jane Doe"), 20);
  }

  private void correct(String field, String value) {
    JsonObject unused =
        world
            .admin()
            .post(
                "/api/ledger/" + reference() + "/correct", object("fields", object(field, value)));
  }

  private void discard(String reason) {
    JsonObject unused =
        world.admin().post("/api/ledger/" + reference() + "/discard", object("reason", reason));
  }

  /** How often Salesforce has refused it by now. */
  private long refusals() {
    return world
        .admin()
        .get("/api/ledger/" + reference())
        .getAsJsonArray("changes")
        .asList()
        .stream()
        .filter(change -> change.getAsJsonObject().get("state").getAsString().equals("REFUSED"))
        .count();
  }

  private void retry() {
    JsonObject unused =
        world.admin().post("/api/ledger/" + reference() + "/retry", new JsonObject());
  }

  /** The one ticket in the org, once the ledger says that it is there with its end. */
  private OrgRecord filed() {
    await().atMost(SOON).until(() -> state().equals("COMPLETED"));
    assertThat(world.org().tasks()).hasSize(1);
    return world.org().tasks().get(0);
  }

  private void mayCreateTasks(String username, boolean may) {
    Profile profile = username.equals(FakeOrg.ADMIN) ? Profile.administrator() : Profile.standard();
    world
        .org()
        .change(world.org().user(username).with(may ? profile : profile.notCreating("Task")));
  }

  private String alicesId() {
    return world.org().user(Person.ALICE.email()).id();
  }

  private void createsContacts() {
    for (String name : new String[] {"Call from a queue", "Outbound call"}) {
      JsonObject configuration = world.admin().named("/api/configurations", name).orElseThrow();
      configuration.getAsJsonObject("search").addProperty("create", "CONTACT");
      world
          .admin()
          .put("/api/configurations/" + configuration.get("id").getAsString(), configuration);
    }
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
