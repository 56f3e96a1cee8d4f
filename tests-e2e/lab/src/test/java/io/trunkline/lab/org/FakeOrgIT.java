package io.trunkline.lab.org;

import static io.trunkline.lab.org.OrgClient.DATA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Profile;
import io.trunkline.lab.org.data.Rule;
import io.trunkline.lab.org.rest.App;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeOrgIT {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String TASK = "{\"Subject\":\"Call\"}";

  private FakeOrg org;
  private OrgClient client;

  @BeforeEach
  void open() throws Exception {
    org =
        FakeOrg.start(
            OrgSettings.local(Clock.fixed(NOON, ZoneOffset.UTC), ZoneId.of("Europe/Berlin"))
                .withApp(new App("key", "secret", FakeOrg.ADMIN)));
    client = OrgClient.signedIn(org.url());
  }

  @AfterEach
  void close() {
    org.close();
  }

  @ParameterizedTest
  @CsvSource({
    "implicit, key, secret, unsupported_grant_type",
    "client_credentials, other, secret, invalid_client_id",
    "client_credentials, key, wrong, invalid_client",
    "client_credentials, lost, secret, invalid_grant"
  })
  void refusesAToken(String grant, String id, String secret, String error) throws Exception {
    org.register(new App("lost", "secret", null));

    OrgClient.Reply reply =
        client.login("grant_type=%s&client_id=%s&client_secret=%s".formatted(grant, id, secret));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().getAsJsonObject().get("error").getAsString()).isEqualTo(error);
  }

  @Test
  void saysWhoTheTokenIsFor() throws Exception {
    OrgClient.Reply reply = client.get("/services/oauth2/userinfo");

    assertThat(reply.json().getAsJsonObject().get("email").getAsString()).isEqualTo(FakeOrg.ADMIN);
  }

  @Test
  void createsReadsChangesAndDeletesATask() throws Exception {
    OrgClient.Reply made = client.write("POST", "/Task", "{\"Subject\":\"Call\",\"Vip__c\":true}");
    OrgClient.Reply changed =
        client.write("PATCH", "/Task/" + made.id(), "{\"Status\":\"Completed\"}");
    OrgClient.Reply read =
        client.get(
            DATA + "/sobjects/Task/" + made.id().substring(0, 15) + "?fields=IsClosed,Vip__c");
    OrgClient.Reply gone = client.write("DELETE", "/Task/" + made.id(), "");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.id()).hasSize(18).startsWith("00T");
    assertThat(changed.status()).isEqualTo(204);
    assertThat(read.json().getAsJsonObject().get("IsClosed").getAsBoolean()).isTrue();
    assertThat(gone.status()).isEqualTo(204);
    assertThat(client.get(DATA + "/sobjects/Task/" + made.id()).code())
        .isEqualTo("404 ENTITY_IS_DELETED");
    assertThat(read.response().headers().firstValue("Sforce-Limit-Info"))
        .hasValue("api-usage=3/15000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Nope__c\":1} | 400 INVALID_FIELD",
        "{\"CreatedById\":\"x\"} | 400 INVALID_FIELD_FOR_INSERT_UPDATE",
        "{\"CallType\":\"Odd\"} | 400 INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
        "{\"Attempts__c\":\"many\"} | 400 JSON_PARSER_ERROR",
        "{\"Reply_To__c\":\"nobody\"} | 400 INVALID_EMAIL_ADDRESS",
        "{\"WhoId\":\"0015g00000000AB\"} | 400 FIELD_INTEGRITY_EXCEPTION",
        "{\"WhoId\":\"0035g00000000AB\"} | 400 INVALID_CROSS_REFERENCE_KEY",
        "{\"WhoId\":\"short\"} | 400 MALFORMED_ID",
        "{\"Status\":null} | 400 REQUIRED_FIELD_MISSING",
        "not json | 400 JSON_PARSER_ERROR"
      })
  void refusesATask(String body, String code) throws Exception {
    assertThat(client.write("POST", "/Task", body).code()).isEqualTo(code);
  }

  @Test
  void saysHowLongATextMayBe() throws Exception {
    OrgClient.Reply reply =
        client.write("POST", "/Task", "{\"CallDisposition\":\"" + "x".repeat(256) + "\"}");

    assertThat(reply.code()).isEqualTo("400 STRING_TOO_LONG");
    assertThat(reply.words())
        .startsWith("Call Result: data value too large: xxx")
        .endsWith("(max length=255)");
  }

  @Test
  void allowsNoAccountBesideALead() throws Exception {
    OrgRecord lead = org.add("Lead", Map.of("LastName", "Lind", "Company", "Umbrella"));
    OrgRecord account = org.add("Account", Map.of("Name", "Globex"));

    OrgClient.Reply reply =
        client.write(
            "POST",
            "/Task",
            "{\"WhoId\":\"%s\",\"WhatId\":\"%s\"}".formatted(lead.id(), account.id()));

    assertThat(reply.code()).isEqualTo("400 FIELD_INTEGRITY_EXCEPTION");
  }

  @Test
  void makesOneRecordOfOneExternalId() throws Exception {
    org.addExternalId("Task", "Key__c");

    OrgClient.Reply first = client.write("PATCH", "/Task/Key__c/a%2Fb", TASK);
    OrgClient.Reply second = client.write("PATCH", "/Task/Key__c/a%2Fb", TASK);
    OrgClient.Reply third = client.write("POST", "/Task", "{\"Key__c\":\"A/b\"}");

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(third.code()).isEqualTo("400 DUPLICATE_VALUE");
    assertThat(third.words())
        .isEqualTo(
            "duplicate value found: Key__c duplicates value on record with id: " + first.id());
    assertThat(org.tasks()).hasSize(1);
  }

  @Test
  void letsOnlyOneOfTwoWritersIn() throws Exception {
    org.addExternalId("Task", "Key__c");

    List<CompletableFuture<Integer>> writers =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          try {
                            return client.write("PATCH", "/Task/Key__c/k", TASK).status();
                          } catch (Exception e) {
                            throw new CompletionException(e);
                          }
                        }))
            .toList();

    assertThat(writers.stream().map(CompletableFuture::join).toList())
        .containsOnlyOnce(201)
        .containsOnly(200, 201);
    assertThat(org.tasks()).hasSize(1);
  }

  @Test
  void refusesInTheWordsOfARule() throws Exception {
    org.addRule(
        new Rule("Task", task -> task.text("Region__c").isEmpty(), "Say where.", "Region__c"));

    OrgClient.Reply reply = client.write("POST", "/Task", TASK);

    assertThat(reply.body())
        .isEqualTo(
            "[{\"message\":\"Say where.\",\"errorCode\":\"FIELD_CUSTOM_VALIDATION_EXCEPTION\","
                + "\"fields\":[\"Region__c\"]}]");
  }

  @Test
  void assignsCasesUnlessToldNotTo() throws Exception {
    OrgUser bob = org.addUser("bob", "bob", "bob@acme.example", "Bob Baker", Profile.standard());
    org.assign("Case", bob);

    client.write("POST", "/Case", "{\"Subject\":\"a\"}");
    client.write("POST", "/Case", "{\"Subject\":\"b\"}", "Sforce-Auto-Assign", "FALSE");

    assertThat(org.cases())
        .extracting(OrgRecord::ownerId)
        .containsExactly(bob.id(), org.user(FakeOrg.ADMIN).id());
  }

  @Test
  void givesNothingToAnInactiveOwner() throws Exception {
    OrgUser bob = org.addUser("bob", "bob", "bob@acme.example", "Bob Baker", Profile.standard());
    org.change(bob.deactivated());

    OrgClient.Reply reply = client.write("POST", "/Task", "{\"OwnerId\":\"" + bob.id() + "\"}");

    assertThat(reply.code()).isEqualTo("400 INACTIVE_OWNER_OR_USER");
  }

  @Test
  void showsAUserOnlyWhatSharingAndFieldsAllow() throws Exception {
    OrgUser bob = org.addUser("bob", "bob", "bob@acme.example", "Bob Baker", Profile.standard());
    org.change(bob.with(Profile.standard().hiding("Task.Region__c").readingOnly("Task.Mood__c")));
    org.makePrivate("Task");
    OrgRecord admins = org.add("Task", Map.of("Subject", "not his"));
    OrgRecord own = org.add("Task", Map.of("Subject", "his", "OwnerId", bob.id()));
    org.register(new App("key", "secret", "bob"));
    client.signIn();

    OrgClient.Reply all = client.query("SELECT Id FROM Task");

    assertThat(all.body()).contains(own.id()).doesNotContain(admins.id());
    assertThat(client.get(DATA + "/sobjects/Task/" + admins.id()).code())
        .isEqualTo("404 NOT_FOUND");
    assertThat(client.write("POST", "/Task", "{\"Region__c\":\"x\"}").code())
        .isEqualTo("400 INVALID_FIELD");
    assertThat(client.write("POST", "/Task", "{\"Mood__c\":\"Happy\"}").code())
        .isEqualTo("400 INVALID_FIELD_FOR_INSERT_UPDATE");
  }

  @Test
  void wantsANewTokenOnceTheOldOneEnded() throws Exception {
    org.answers(Fault.TOKEN_EXPIRED_ONCE);

    String first = client.query("SELECT Id FROM Task").code();
    String again = client.query("SELECT Id FROM Task").code();
    client.signIn();

    assertThat(first).isEqualTo("401 INVALID_SESSION_ID");
    assertThat(again).isEqualTo("401 INVALID_SESSION_ID");
    assertThat(client.query("SELECT Id FROM Task").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"DROP_BEFORE_COMMIT, 0", "DROP_AFTER_COMMIT, 1"})
  void dropsTheConnection(Fault fault, int tasks) {
    org.answers(Door.WRITE, fault, 2);

    assertThatThrownBy(() -> client.write("POST", "/Task", TASK)).isInstanceOf(IOException.class);

    assertThat(org.tasks()).hasSize(tasks);
  }

  @Test
  void commitsLateEvenWhenTheClientHasGone() {
    org.answersLate(Door.WRITE, Fault.COMMITS_LATE, Duration.ofMillis(600), 1);

    assertThatThrownBy(
            () ->
                client.send(
                    client
                        .request(DATA + "/sobjects/Task")
                        .timeout(Duration.ofMillis(200))
                        .header("Content-Type", "application/json")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(TASK))))
        .isInstanceOf(IOException.class);

    assertThat(org.tasks()).isEmpty();
    assertThat(org.met()).isEmpty();
    assertThat(org.held()).isEqualTo(1);
    await().atMost(Duration.ofSeconds(5)).until(() -> org.tasks().size() == 1);
    await().atMost(Duration.ofSeconds(5)).until(() -> org.met().size() == 1);
    assertThat(org.met().get(0).delay()).isEqualTo(Duration.ofMillis(600));
    await().atMost(Duration.ofSeconds(5)).until(() -> org.held() == 0);
  }

  @Test
  void tellsTheLimitsAlsoWhenTheyAreSpent() throws Exception {
    org.dailyLimit(1);
    var unused = client.get(DATA + "/limits");

    OrgClient.Reply refused = client.get(DATA + "/limits");

    assertThat(refused.code()).isEqualTo("403 REQUEST_LIMIT_EXCEEDED");
    assertThat(refused.response().headers().firstValue("Sforce-Limit-Info"))
        .hasValue("api-usage=2/1");
  }

  @Test
  void countsTheSavesThatAnotherHoldsOff() throws Exception {
    org.answers(Door.READ, Fault.LOCK_ROW, 1);
    var unused = client.get(DATA + "/limits");
    assertThat(org.lockRefusals()).isZero();

    OrgRecord task = org.add("Task", Map.of("Subject", "a"));
    org.lock(task.id());
    assertThat(client.write("PATCH", "/Task/" + task.id(), TASK).code())
        .isEqualTo("400 UNABLE_TO_LOCK_ROW");

    assertThat(org.lockRefusals()).isEqualTo(1);
  }

  @Test
  void tellsWhichFaultsWereMetAndNotWhichWereOrdered() throws Exception {
    org.answers(Door.READ, Fault.SERVER_ERROR_500, 1);
    org.answers(Door.WRITE, Fault.LOCK_ROW, 2);

    client.write("POST", "/Task", TASK);

    assertThat(org.met())
        .containsExactly(
            new Met(
                new Seen(Door.WRITE, "POST", DATA + "/sobjects/Task", ""),
                TASK,
                Fault.LOCK_ROW,
                Duration.ZERO));
  }

  @ParameterizedTest
  @CsvSource({
    "SERVER_ERROR_500, 500 UNKNOWN_EXCEPTION",
    "SERVER_UNAVAILABLE_503, 503 SERVER_UNAVAILABLE",
    "LOCK_ROW, 400 UNABLE_TO_LOCK_ROW",
    "REQUEST_LIMIT_EXCEEDED, 403 REQUEST_LIMIT_EXCEEDED"
  })
  void refusesAsOrdered(Fault fault, String code) throws Exception {
    org.answers(Door.WRITE, fault, 1);

    assertThat(client.write("POST", "/Task", TASK).code()).isEqualTo(code);
    assertThat(client.write("POST", "/Task", TASK).status()).isEqualTo(201);
    assertThat(org.requests(Door.WRITE)).isEqualTo(2);
  }

  @Test
  void goesDownAndComesBackAtTheSameAddress() throws Exception {
    org.goesDown();
    assertThatThrownBy(() -> client.query("SELECT Id FROM Task")).isInstanceOf(IOException.class);

    org.comesBack();

    assertThat(client.query("SELECT Id FROM Task").status()).isEqualTo(200);
  }

  @Test
  void describesWhatATaskHas() throws Exception {
    String describe = client.get(DATA + "/sobjects/Task/describe").body();

    assertThat(describe)
        .contains("\"name\":\"CallDisposition\"", "\"restrictedPicklist\":true", "\"Mood__c\"")
        .contains("\"relationshipName\":\"Who\"");
  }
}
