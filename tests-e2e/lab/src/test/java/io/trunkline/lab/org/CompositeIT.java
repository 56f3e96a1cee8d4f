package io.trunkline.lab.org;

import static io.trunkline.lab.org.OrgClient.DATA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import io.trunkline.lab.org.data.Field;
import io.trunkline.lab.org.data.FieldType;
import io.trunkline.lab.org.rest.App;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompositeIT {
  private static final String ACCOUNT =
      "{\"method\":\"POST\",\"url\":\"%s/sobjects/Account\",\"referenceId\":\"a\",\"body\":{\"Name\":\"Globex\"}}"
          .formatted(DATA);
  private static final String TASK =
      "{\"method\":\"POST\",\"url\":\"%s/sobjects/Task\",\"referenceId\":\"t\",\"body\":{\"WhatId\":\"@{a.id}\",\"CallType\":\"%%s\"}}"
          .formatted(DATA);
  private static final String QUERY =
      "{\"method\":\"GET\",\"url\":\"%s/query?q=SELECT Id FROM Task WHERE WhatId = '@{a.id}'\",\"referenceId\":\"q\"}"
          .formatted(DATA);

  private FakeOrg org;
  private OrgClient client;

  @BeforeEach
  void open() throws Exception {
    Clock clock = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    org =
        FakeOrg.start(
            OrgSettings.local(clock, ZoneId.of("Europe/Berlin"))
                .withApp(new App("key", "secret", FakeOrg.ADMIN)));
    client = OrgClient.signedIn(org.url());
  }

  @AfterEach
  void close() {
    org.close();
  }

  @Test
  void runsRequestsThatReferToEachOther() throws Exception {
    OrgClient.Reply reply = composite(true, ACCOUNT, TASK.formatted("Inbound"), QUERY);

    assertThat(statuses(reply)).containsExactly(201, 201, 200);
    assertThat(reply.body()).contains("\"totalSize\":1");
    assertThat(reply.response().headers().firstValue("Sforce-Limit-Info"))
        .hasValue("api-usage=1/15000");
  }

  @Test
  void undoesAllWhenOneFailsAndAllWereAskedFor() throws Exception {
    OrgClient.Reply reply = composite(true, ACCOUNT, TASK.formatted("Odd"), QUERY);

    assertThat(statuses(reply)).containsExactly(400, 400, 400);
    assertThat(reply.body())
        .contains("PROCESSING_HALTED", "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
    assertThat(org.records("Account")).isEmpty();
  }

  @Test
  void keepsWhatSucceededOtherwise() throws Exception {
    OrgClient.Reply reply = composite(false, ACCOUNT, TASK.formatted("Odd"), QUERY);
    OrgClient.Reply orphan = composite(false, TASK.formatted("Inbound"));

    assertThat(statuses(reply)).containsExactly(201, 400, 200);
    assertThat(org.records("Account")).hasSize(1);
    assertThat(orphan.body()).contains("Invalid reference specified. No value for a.id found in a");
  }

  @Test
  void honoursTheHeadersOfAPart() throws Exception {
    org.assign(
        "Case",
        org.addUser(
            "b", "b", "b@acme.example", "Bob Baker", io.trunkline.lab.org.data.Profile.standard()));
    String part =
        "{\"method\":\"POST\",\"url\":\"%s/sobjects/Case\",\"referenceId\":\"c\",\"body\":{},\"httpHeaders\":{\"Sforce-Auto-Assign\":\"FALSE\"}}"
            .formatted(DATA);

    composite(true, part);

    assertThat(org.cases().get(0).ownerId()).isEqualTo(org.user(FakeOrg.ADMIN).id());
  }

  @Test
  void runsABatchAndStopsWhereAsked() throws Exception {
    String requests =
        "\"batchRequests\":[{\"method\":\"GET\",\"url\":\"v60.0/sobjects/Nope\"},"
            + "{\"method\":\"POST\",\"url\":\"v60.0/sobjects/Task\",\"richInput\":{}}]";

    OrgClient.Reply halted = post("/composite/batch", "{\"haltOnError\":true," + requests + "}");
    OrgClient.Reply whole = post("/composite/batch", "{" + requests + "}");

    assertThat(halted.body()).contains("\"statusCode\":412", "BATCH_PROCESSING_HALTED");
    assertThat(whole.body())
        .contains("\"hasErrors\":true", "\"statusCode\":404", "\"statusCode\":201");
    assertThat(org.tasks()).hasSize(1);
  }

  @Test
  void answersEachRecordOfACollection() throws Exception {
    String two =
        "\"records\":[{\"attributes\":{\"type\":\"Account\"},\"Name\":\"A\"},{\"attributes\":{\"type\":\"Account\"}}]";

    OrgClient.Reply none = post("/composite/sobjects", "{\"allOrNone\":true," + two + "}");
    OrgClient.Reply one = post("/composite/sobjects", "{" + two + "}");

    assertThat(none.status()).isEqualTo(200);
    assertThat(none.body()).contains("ALL_OR_NONE_OPERATION_ROLLED_BACK").doesNotContain("\"id\"");
    assertThat(one.body())
        .contains(
            "{\"success\":false,\"errors\":[{\"statusCode\":\"REQUIRED_FIELD_MISSING\",\"message\":\"Required"
                + " fields are missing: [Name]\",\"fields\":[\"Name\"]}]}");
    assertThat(org.records("Account")).hasSize(1);
  }

  @Test
  void takesNoMoreThanTwoHundred() throws Exception {
    String one = "{\"attributes\":{\"type\":\"Task\"}}";
    String many = String.join(",", java.util.Collections.nCopies(201, one));

    assertThat(post("/composite/sobjects", "{\"records\":[" + many + "]}").status()).isEqualTo(400);
  }

  @Test
  void choosesBetweenNoneOfSeveral() throws Exception {
    org.addField(
        "Task", Field.of("Old__c", "Old", FieldType.STRING, 20).with(Field.Trait.EXTERNAL_ID));
    org.add("Task", Map.of("Old__c", "same"));
    org.add("Task", Map.of("Old__c", "same"));

    OrgClient.Reply reply = client.write("PATCH", "/Task/Old__c/same", "{\"Subject\":\"x\"}");

    assertThat(reply.status()).isEqualTo(300);
    assertThat(reply.json().getAsJsonArray()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"SERVER_ERROR_HTML_500, 500", "MAINTENANCE_HTML_503, 503", "BAD_GATEWAY_502, 502"})
  void answersInHtmlWhereJsonIsExpected(Fault fault, int status) throws Exception {
    org.answers(Door.WRITE, fault, 1);

    OrgClient.Reply reply = client.write("POST", "/Task", "{}");

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body()).startsWith("<html>");
    assertThat(org.tasks()).isEmpty();
  }

  @Test
  void cutsAnAnswerShortAfterTheCommit() {
    org.answers(Door.WRITE, Fault.ANSWER_CUT_SHORT, 1);

    assertThatThrownBy(() -> client.write("POST", "/Task", "{}")).isInstanceOf(IOException.class);

    assertThat(org.tasks()).hasSize(1);
  }

  @Test
  void isTooBusyToSignAnybodyIn() throws Exception {
    org.answers(Door.LOGIN, Fault.LOGIN_BUSY, 1);

    assertThat(client.login("grant_type=client_credentials").body())
        .isEqualTo("{\"error\":\"unknown_error\",\"error_description\":\"retry your request\"}");
  }

  private OrgClient.Reply composite(boolean all, String... parts) throws Exception {
    return post(
        "/composite",
        "{\"allOrNone\":%s,\"compositeRequest\":[%s]}".formatted(all, String.join(",", parts)));
  }

  private OrgClient.Reply post(String path, String body) throws Exception {
    return client.send(
        client
            .request(DATA + path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static List<Integer> statuses(OrgClient.Reply reply) {
    JsonArray parts = reply.json().getAsJsonObject().getAsJsonArray("compositeResponse");
    return StreamSupport.stream(parts.spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .map(part -> part.get("httpStatusCode").getAsInt())
        .toList();
  }
}
