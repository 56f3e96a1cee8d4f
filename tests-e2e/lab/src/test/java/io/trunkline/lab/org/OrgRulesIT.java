package io.trunkline.lab.org;

import static io.trunkline.lab.org.OrgClient.DATA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import io.trunkline.lab.org.data.Assignment;
import io.trunkline.lab.org.data.DuplicateRule;
import io.trunkline.lab.org.data.Field;
import io.trunkline.lab.org.data.FieldType;
import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Profile;
import io.trunkline.lab.org.data.RecordType;
import io.trunkline.lab.org.rest.App;
import io.trunkline.lab.org.rest.OrgSwitch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an administrator may have set up: rules, types, people, permissions, switches. */
class OrgRulesIT {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private FakeOrg org;
  private OrgClient client;

  @BeforeEach
  void open() throws Exception {
    org =
        FakeOrg.start(
            OrgSettings.local(Clock.fixed(NOON, ZoneOffset.UTC), ZoneId.of("Europe/Berlin"))
                .withApp(new App("key", "secret", FakeOrg.ADMIN))
                .withPersonAccounts());
    client = OrgClient.signedIn(org.url());
  }

  @AfterEach
  void close() {
    org.close();
  }

  @Test
  void findsADuplicateAndSavesItForWhoSaysSo() throws Exception {
    String jane = "{\"LastName\":\"Doe\",\"Email\":\"jane@customer.example\"}";
    OrgRecord first = org.add("Contact", Map.of("LastName", "X", "Email", "JANE@customer.example"));
    org.addRule(DuplicateRule.alerting("Contact", "Email"));

    OrgClient.Reply refused = client.write("POST", "/Contact", jane);
    OrgClient.Reply saved =
        client.write("POST", "/Contact", jane, "Sforce-Duplicate-Rule-Header", "allowSave=true");
    org.addRule(DuplicateRule.alerting("Contact", "LastName").blocking());
    OrgClient.Reply blocked =
        client.write("POST", "/Contact", jane, "Sforce-Duplicate-Rule-Header", "allowSave=true");

    assertThat(refused.code()).isEqualTo("400 DUPLICATES_DETECTED");
    JsonObject result = refused.error().getAsJsonObject("duplicateResult");
    assertThat(result.get("allowSave").getAsBoolean()).isTrue();
    JsonObject match = result.getAsJsonArray("matchResults").get(0).getAsJsonObject();
    assertThat(match.getAsJsonArray("matchRecords").toString()).contains(first.id());
    assertThat(saved.status()).isEqualTo(201);
    assertThat(blocked.code()).isEqualTo("400 DUPLICATES_DETECTED");
  }

  @Test
  void assignsByTheFirstEntryThatCatchesElseToTheDefaultOwner() throws Exception {
    OrgUser bob = user("bob", Profile.standard());
    OrgUser carol = user("carol", Profile.standard());
    org.assign("Case", carol);
    org.assign(new Assignment("Case", one -> one.text("Origin").equals("Phone"), bob.id()));

    client.write("POST", "/Case", "{\"Origin\":\"Phone\"}");
    client.write("POST", "/Case", "{\"Origin\":\"Web\"}");
    client.write("POST", "/Case", "{\"Origin\":\"Phone\"}", "Sforce-Auto-Assign", "false");

    assertThat(org.cases())
        .extracting(OrgRecord::ownerId)
        .containsExactly(bob.id(), carol.id(), org.user(FakeOrg.ADMIN).id());
  }

  @Test
  void offersEachRecordTypeItsOwnValues() throws Exception {
    RecordType support = org.addRecordType("Case", "Support", Map.of("Mood__c", List.of("Happy")));
    RecordType sales = org.addRecordType("Case", "Sales", Map.of());
    String url = DATA + "/ui-api/object-info/Case/picklist-values/";

    OrgRecord made = org.add("Case", Map.of());
    OrgClient.Reply values = client.get(url + support.id() + "/Mood__c");
    OrgClient.Reply all = client.get(url + sales.id());
    OrgClient.Reply angry = client.write("POST", "/Case", "{\"Mood__c\":\"Angry\"}");
    org.change(sales.deactivated());
    OrgClient.Reply inactive =
        client.write("POST", "/Case", "{\"RecordTypeId\":\"" + sales.id() + "\"}");

    assertThat(made.text("RecordTypeId")).isEqualTo(support.id());
    assertThat(values.json().getAsJsonObject().getAsJsonArray("values")).hasSize(1);
    assertThat(all.body()).contains("\"Angry\"", "\"Origin\"");
    assertThat(angry.code()).isEqualTo("400 INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
    assertThat(inactive.code()).isEqualTo("400 INVALID_CROSS_REFERENCE_KEY");
    assertThat(client.get(DATA + "/sobjects/Case/describe").body())
        .contains("\"developerName\":\"Support\"", "\"developerName\":\"Master\"");
    assertThat(client.query("SELECT Id FROM RecordType WHERE SobjectType = 'Case'").body())
        .contains(support.id(), sales.id());
  }

  @Test
  void keepsAPersonAsAnAccountAndItsShadow() throws Exception {
    org.addField("Contact", Field.of("Loyalty__c", "Loyalty", FieldType.STRING, 20));
    OrgClient.Reply made =
        client.write(
            "POST",
            "/Account",
            "{\"FirstName\":\"Jane\",\"LastName\":\"Doe\",\"PersonMobilePhone\":\"1\",\"Loyalty__pc\":\"gold\"}");
    OrgRecord account = org.find(made.id()).orElseThrow();
    OrgRecord contact = org.find(account.text("PersonContactId")).orElseThrow();
    org.edit(contact.id(), Map.of("MobilePhone", "2"));

    OrgClient.Reply task = client.write("POST", "/Task", "{\"WhoId\":\"" + contact.id() + "\"}");
    OrgClient.Reply wrong = client.write("POST", "/Task", "{\"WhoId\":\"" + made.id() + "\"}");
    OrgClient.Reply mixed =
        client.write("POST", "/Account", "{\"Name\":\"Acme\",\"LastName\":\"Doe\"}");
    client.write("DELETE", "/Account/" + made.id(), "");

    assertThat(account.text("Name")).isEqualTo("Jane Doe");
    assertThat(contact.text("Loyalty__c")).isEqualTo("gold");
    assertThat(contact.value("IsPersonAccount")).isEqualTo(true);
    assertThat(task.status()).isEqualTo(201);
    assertThat(org.find(task.id()).orElseThrow().text("AccountId")).isEqualTo(made.id());
    assertThat(wrong.code()).isEqualTo("400 FIELD_INTEGRITY_EXCEPTION");
    assertThat(mixed.code()).isEqualTo("400 INVALID_FIELD_FOR_INSERT_UPDATE");
    assertThat(org.records("Contact")).isEmpty();
  }

  @Test
  void copiesAChangeOfThePersonToTheAccount() {
    OrgRecord account = org.add("Account", Map.of("LastName", "Doe", "PersonMobilePhone", "1"));

    org.edit(account.text("PersonContactId"), Map.of("MobilePhone", "2", "LastName", "Roe"));

    OrgRecord now = org.find(account.id()).orElseThrow();
    assertThat(now.text("PersonMobilePhone")).isEqualTo("2");
    assertThat(now.text("Name")).isEqualTo("Roe");
  }

  @Test
  void closesALeadThatWasConverted() throws Exception {
    OrgRecord lead = org.add("Lead", Map.of("LastName", "Lind", "Company", "Umbrella"));
    OrgRecord account = org.add("Account", Map.of("Name", "Umbrella"));
    OrgRecord contact = org.add("Contact", Map.of("LastName", "Lind", "AccountId", account.id()));
    org.convert(lead, account, contact);

    OrgClient.Reply task = client.write("POST", "/Task", "{\"WhoId\":\"" + lead.id() + "\"}");
    OrgClient.Reply change = client.write("PATCH", "/Lead/" + lead.id(), "{\"Title\":\"x\"}");

    assertThat(task.code()).isEqualTo("400 CANNOT_UPDATE_CONVERTED_LEAD");
    assertThat(change.code()).isEqualTo("400 CANNOT_UPDATE_CONVERTED_LEAD");
    assertThat(client.query("SELECT ConvertedContactId FROM Lead WHERE IsConverted = true").body())
        .contains(contact.id());
  }

  @Test
  void refusesWhoNeedsALockedRow() throws Exception {
    OrgRecord account = org.add("Account", Map.of("Name", "Globex"));
    String task = "{\"WhatId\":\"" + account.id() + "\"}";
    org.lock(account.id());
    OrgClient.Reply refused = client.write("POST", "/Task", task);
    org.unlock(account.id());
    org.contend(Duration.ofMinutes(5));

    assertThat(refused.code()).isEqualTo("400 UNABLE_TO_LOCK_ROW");
    assertThat(refused.words()).endsWith(account.id());
    assertThat(client.write("POST", "/Task", task).status()).isEqualTo(201);
    assertThat(client.write("POST", "/Task", task).code()).isEqualTo("400 UNABLE_TO_LOCK_ROW");
  }

  @Test
  void locksAParentForAsLongAsTheSaveTakes() throws Exception {
    OrgRecord account = org.add("Account", Map.of("Name", "Globex"));
    String task = "{\"WhatId\":\"" + account.id() + "\"}";
    org.savesTake(Duration.ofMillis(500));

    CompletableFuture<OrgClient.Reply> first =
        CompletableFuture.supplyAsync(() -> write("/Task", task));
    await().until(() -> org.tasks().size() == 1);
    OrgClient.Reply meanwhile = write("/Task", task);
    OrgClient.Reply another = write("/Task", "{\"Subject\":\"of nobody\"}");
    assertThat(first.join().status()).isEqualTo(201);
    OrgClient.Reply after = write("/Task", task);

    assertThat(meanwhile.code()).isEqualTo("400 UNABLE_TO_LOCK_ROW");
    assertThat(another.status()).isEqualTo(201);
    assertThat(after.status()).isEqualTo(201);
  }

  private OrgClient.Reply write(String path, String body) {
    try {
      return client.write("POST", path, body);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void pointsToNothingThatWasDeleted() throws Exception {
    OrgRecord account = org.add("Account", Map.of("Name", "Globex"));
    org.delete(account.id());

    assertThat(client.write("POST", "/Task", "{\"WhatId\":\"" + account.id() + "\"}").body())
        .isEqualTo(
            "[{\"message\":\"entity is"
                + " deleted\",\"errorCode\":\"ENTITY_IS_DELETED\",\"fields\":[]}]");
  }

  @Test
  void showsWhatEachProfileMayWrite() throws Exception {
    OrgUser bob =
        user(
            "bob",
            Profile.standard()
                .hiding("Task.Region__c")
                .readingOnly("Task.Vip__c")
                .readingOnly("Task.Mood__c")
                .notCreating("Case"));
    String profile = org.find(bob.id()).orElseThrow().text("ProfileId");

    OrgClient.Reply fields =
        client.query(
            "SELECT Field FROM FieldPermissions WHERE Parent.ProfileId = '%s' AND SobjectType = 'Task' AND PermissionsEdit = false"
                .formatted(profile));
    OrgClient.Reply objects =
        client.query(
            "SELECT SobjectType FROM ObjectPermissions WHERE Parent.ProfileId = '%s' AND PermissionsCreate = false"
                .formatted(profile));
    OrgClient.Reply sets =
        client.query(
            "SELECT PermissionSet.Profile.Name FROM PermissionSetAssignment WHERE AssigneeId = '%s'"
                .formatted(bob.id()));

    assertThat(fields.body()).contains("Task.Mood__c").doesNotContain("Task.Region__c");
    assertThat(objects.body()).contains("\"SobjectType\":\"Case\"").contains("\"totalSize\":1");
    assertThat(sets.body()).contains("Standard User");
    assertThat(client.query("SELECT DefaultCaseAccess FROM Organization").body()).contains("Edit");
    org.makePrivate("Case");
    assertThat(client.query("SELECT DefaultCaseAccess FROM Organization").body()).contains("None");
  }

  @Test
  void keepsTheRightOnTasksApartFromThoseOnObjects() throws Exception {
    OrgUser bob = user("bob", Profile.standard().notCreating("Task").hiding("Task.CallObject"));
    String profile = org.find(bob.id()).orElseThrow().text("ProfileId");

    String ofTasks =
        client.query("SELECT Id FROM ObjectPermissions WHERE SobjectType = 'Task'").body();
    String sets =
        client
            .query(
                "SELECT Id FROM PermissionSet WHERE PermissionsEditTask = false AND ProfileId = '%s'"
                    .formatted(profile))
            .body();
    String ofCalls =
        client.query("SELECT Id FROM FieldPermissions WHERE Field = 'Task.CallObject'").body();

    assertThat(ofTasks).contains("\"totalSize\":0");
    assertThat(sets).contains("\"totalSize\":1");
    assertThat(ofCalls).contains("\"totalSize\":0");
  }

  @Test
  void showsNothingOfAnObjectThatAProfileMayNotRead() throws Exception {
    OrgUser admin = org.user(FakeOrg.ADMIN);
    String id = org.add("Case", Map.of("Subject", "call")).id();
    org.change(admin.with(Profile.standard().notEditing("Case")));
    int edited = client.write("PATCH", "/Case/" + id, "{\"Subject\":\"other\"}").status();
    org.change(admin.with(Profile.standard().notReading("Case")));

    assertThat(edited).isEqualTo(400);
    assertThat(client.get(DATA + "/sobjects/Case/describe").status()).isEqualTo(404);
    assertThat(client.get(DATA + "/sobjects").body()).doesNotContain("\"Case\"");
    assertThat(client.query("SELECT Id FROM Case").body()).contains("INVALID_TYPE");
  }

  @Test
  void closesTheApiToAUserOrToAll() throws Exception {
    OrgUser admin = org.user(FakeOrg.ADMIN);
    org.change(admin.with(Profile.administrator().withoutApi()));
    String user = client.query("SELECT Id FROM Task").body();
    org.turnOn(OrgSwitch.API_DISABLED_FOR_ORG);

    assertThat(user)
        .isEqualTo(
            "[{\"message\":\"API is disabled for this"
                + " User\",\"errorCode\":\"API_CURRENTLY_DISABLED\"}]");
    assertThat(client.query("SELECT Id FROM Task").body())
        .isEqualTo(
            "[{\"message\":\"The REST API is not enabled for this"
                + " Organization.\",\"errorCode\":\"API_DISABLED_FOR_ORG\"}]");
  }

  @Test
  void describesOnlyToWhoHasNotTheNewest() throws Exception {
    String path = DATA + "/sobjects/Task/describe";
    OrgClient.Reply first = client.get(path);
    String changed = first.response().headers().firstValue("Last-Modified").orElseThrow();
    String etag = first.response().headers().firstValue("ETag").orElseThrow();

    OrgClient.Reply same = get(path, "If-Modified-Since", changed);
    OrgClient.Reply tagged = get(path, "If-None-Match", etag);
    org.removeField("Task", "Vip__c");

    assertThat(same.status()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(tagged.status()).isEqualTo(304);
    assertThat(get(path, "If-Modified-Since", changed).status()).isEqualTo(200);
    assertThat(get(path, "If-None-Match", etag).status()).isEqualTo(200);
  }

  @Test
  void writesOverNothingThatTheClientHasNotSeen() throws Exception {
    OrgRecord task = org.add("Task", Map.of());

    OrgClient.Reply stale =
        client.write(
            "PATCH",
            "/Task/" + task.id(),
            "{}",
            "If-Unmodified-Since",
            "Sun, 22 Nov 2026 11:00:00 GMT");

    assertThat(stale.status()).isEqualTo(412);
  }

  private OrgUser user(String name, Profile profile) {
    return org.addUser(name, name, name + "@acme.example", name + " Example", profile);
  }

  private OrgClient.Reply get(String path, String header, String value) throws Exception {
    return client.send(client.request(path).header(header, value).GET());
  }
}
