package io.trunkline.edge.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.trunkline.Designs;
import io.trunkline.calls.CallId;
import io.trunkline.core.Secret;
import io.trunkline.core.access.Role;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.CallSheet;
import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.ConfigurationTemplates;
import io.trunkline.core.ticket.SampleCall;
import io.trunkline.core.ticket.TicketPreviews;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.edge.salesforce.DeskLimits;
import io.trunkline.edge.salesforce.HostPolicy;
import io.trunkline.edge.salesforce.SalesforceDesks;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.OrgSettings;
import io.trunkline.lab.org.data.Field;
import io.trunkline.lab.org.data.FieldType;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Profile;
import io.trunkline.lab.org.rest.App;
import io.trunkline.testbridge.Http;
import io.trunkline.testbridge.TestBridge;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Designing tickets over the REST API, against an org. */
class DesignIT {
  @TempDir Path folder;
  private final Clock clock = Clock.systemUTC();
  private FakeOrg org;
  private TestBridge bridge;
  private SalesforceDesks desks;
  private String administrator;

  @BeforeEach
  void start() {
    org =
        FakeOrg.start(
            OrgSettings.local(clock, ZoneId.of("Asia/Tokyo"))
                .withApp(new App("key", "s3cret", FakeOrg.ADMIN)));
    bridge = new TestBridge(folder);
    bridge.shelves.secrets().put("account/a1/clientSecret", new Secret("s3cret"));
    HostPolicy hosts = new HostPolicy(List.of(org.url().toString()));
    desks = new SalesforceDesks(bridge.shelves.secrets(), clock, hosts, DeskLimits.DEFAULT, null);
    bridge.designs.real =
        new Designs(
            desks,
            new TicketPreviews(desks, bridge.shelves.variables(), ZoneId.of("Europe/Rome")),
            bridge.designs.recent());
    bridge.shelves.accounts().put(account(Account.SignIn.CLIENT_CREDENTIALS, null));
    administrator = bridge.token(Role.ADMINISTRATOR);
  }

  @AfterEach
  void stop() {
    desks.close();
    bridge.close();
    org.close();
  }

  @Test
  void offersTheFieldsThatAConfigurationMayFillAndNoOthers() {
    org.addField("Task", Field.of("When__c", "When", FieldType.DATETIME, 0));
    org.addExternalId("Task", "Key__c");
    bridge.shelves.accounts().put(account(Account.SignIn.CLIENT_CREDENTIALS, "Key__c"));

    JsonObject answer = json(ask("GET", "accounts/a1/ticket-fields?object=Task", ""));

    List<String> names = names(answer.getAsJsonArray("fields"));
    assertThat(names)
        .contains(
            "Status",
            "Priority",
            "CallType",
            "CallDisposition",
            "ActivityDate",
            "Mood__c",
            "Vip__c")
        .doesNotContain(
            "Subject", "Description", "OwnerId", "WhoId", "WhatId", "CallObject", "TaskSubtype")
        .doesNotContain("Id", "IsClosed", "CreatedDate", "When__c", "Key__c", "RecordTypeId");
    assertThat(field(answer, "Mood__c").getAsJsonArray("picklistValues").toString())
        .isEqualTo("[\"Happy\",\"Neutral\",\"Angry\"]");
  }

  @Test
  void offersThePicklistValuesOfTheRecordType() {
    org.addRecordType("Case", "Sales", Map.of("Mood__c", List.of("Happy")));
    org.addRecordType("Case", "Support", Map.of("Mood__c", List.of("Angry")));

    JsonObject answer =
        json(ask("GET", "accounts/a1/ticket-fields?object=Case&recordType=Support", ""));

    assertThat(answer.get("recordType").getAsString()).isEqualTo("Support");
    assertThat(field(answer, "Mood__c").getAsJsonArray("picklistValues").toString())
        .isEqualTo("[\"Angry\"]");
    assertThat(field(answer, "RecordTypeId").getAsJsonArray("picklistValues").toString())
        .isEqualTo("[\"Sales\",\"Support\"]");
  }

  @Test
  void readsTheFieldsAnewOnDemand() {
    ask("GET", "accounts/a1/ticket-fields?object=Task", "");
    org.addField("Task", Field.of("New__c", "New", FieldType.STRING, 20));

    String before = ask("GET", "accounts/a1/ticket-fields?object=Task", "").body();
    String after = ask("GET", "accounts/a1/ticket-fields?object=Task&refresh=true", "").body();

    assertThat(before).doesNotContain("New__c");
    assertThat(after).contains("New__c");
  }

  @Test
  void previewsAConfigurationThatIsKeptOnACallMadeUp() {
    OrgUser al =
        org.addUser("al@x.example", "p", "al@acme.example", "Al Archer", Profile.standard());
    org.zone(al, ZoneId.of("America/New_York"));
    bridge.shelves.agents().put(new Agent("al", "Al Archer", "al@acme.example", List.of()));
    keepConfiguration();

    JsonObject preview =
        json(
            ask(
                "POST",
                "configurations/preview",
                """
                {"configurationId": "c1",
                 "call": {"queue": "support", "number": "+39021112222", "agentId": "al",
                          "startedAt": "2026-11-23T02:30:00Z"}}
                """));

    assertThat(preview.get("subject").getAsString())
        .isEqualTo("[Trunkline Ticket] support +39021112222");
    assertThat(preview.get("description").getAsString())
        .isEqualTo(
            """
            *** Call Info ***
            Caller Number: +39021112222
            Queue: support
            Agent: Al Archer
            Unique ID: 1795401000.1
            Start: 2026-11-22T21:30:00-05:00""");
    assertThat(preview.get("zone").getAsString()).isEqualTo("America/New_York");
    JsonObject fields = preview.getAsJsonObject("fields");
    assertThat(fields.get("ActivityDate").getAsString()).isEqualTo("2026-11-22");
    assertThat(fields.get("OwnerId").getAsString()).isEqualTo(al.id());
    assertThat(fields.get("TaskSubtype").getAsString()).isEqualTo("Call");
    assertThat(fields.get("CallType").getAsString()).isEqualTo("Inbound");
    JsonObject atEnd = preview.getAsJsonObject("atEnd");
    assertThat(atEnd.get("CallDurationInSeconds").getAsInt()).isEqualTo(80);
    assertThat(atEnd.get("CallDisposition").getAsString()).isEqualTo("ANSWERED");
    assertThat(preview.getAsJsonArray("warnings")).isEmpty();
    assertThat(preview.getAsJsonArray("problems")).isEmpty();
    assertThat(org.tasks()).isEmpty();
  }

  @Test
  void previewsAConfigurationOfTheRequestAndSaysAllThatDoesNotFit() {
    org.addField("Task", Field.of("Short__c", "Short", FieldType.STRING, 4));
    org.addField("Task", Field.of("Fixed__c", "Fixed", FieldType.STRING, 20).readOnly());
    org.addRecordType("Task", "Calls", Map.of("Mood__c", List.of("Happy")));

    JsonObject preview =
        json(
            ask(
                "POST",
                "configurations/preview",
                """
                {"configuration": {"accountId": "a1", "name": "Draft", "type": "INBOUND_IN_QUEUE",
                  "ticketType": "TASK",
                  "subject": [{"kind": "STRING", "text": "Call of"}, {"kind": "VARIABLE", "text": "callernumber"}],
                  "description": [{"item": {"kind": "CUSTOM_VARIABLE", "text": "SEGMENT"}}],
                  "fields": [
                    {"field": "RecordTypeId", "item": {"kind": "PICKLIST", "text": "Visits"}},
                    {"field": "Short__c", "item": {"kind": "VARIABLE", "text": "queue"}},
                    {"field": "Fixed__c", "item": {"kind": "STRING", "text": "x"}},
                    {"field": "Gone__c", "item": {"kind": "STRING", "text": "x"}},
                    {"field": "CallDurationInSeconds", "item": {"kind": "VARIABLE", "text": "queue"}},
                    {"field": "Mood__c", "item": {"kind": "PICKLIST", "text": "Angry"}},
                    {"field": "Status", "item": {"kind": "PICKLIST", "text": "Done"}}]},
                 "call": {"queue": "support", "variables": {"SEGMENT": "gold"}}}
                """));

    assertThat(texts(preview.getAsJsonArray("problems")))
        .containsExactly(
            "subject[1]: 'callernumber' is no variable",
            "description[0].item: 'SEGMENT' is not declared",
            "fields[0].item: 'Visits' is no record type of Task that the account's user may use",
            "fields[2].field: Fixed__c: the org does not let us write it",
            "fields[3].field: Gone__c: the org has no such field",
            "fields[6].item: Status: 'Done' is none of its values; written anyway");
    assertThat(strings(preview.getAsJsonArray("warnings")))
        .containsExactly(
            "RecordTypeId: 'Visits': the org has none of that name; the usual one is taken",
            "Short__c: cut to 4 characters",
            "Fixed__c: the org does not let us write it; left out",
            "Gone__c: the org has no such field; left out",
            "CallDurationInSeconds: 'support' is no whole number; left out",
            "Status: 'Done' is none of its values; written anyway");
    assertThat(preview.get("subject").getAsString()).isEqualTo("Call of");
    assertThat(preview.get("description").getAsString()).isEqualTo("gold");
    assertThat(preview.getAsJsonObject("fields").get("Short__c").getAsString()).isEqualTo("supp");
  }

  @Test
  void namesThePicklistValueThatTheRecordTypeDoesNotOffer() {
    org.addRecordType("Task", "Calls", Map.of("Mood__c", List.of("Happy")));

    JsonObject preview = json(ask("POST", "configurations/preview", filling("Mood__c", "Angry")));

    assertThat(texts(preview.getAsJsonArray("problems")))
        .containsExactly("fields[0].item: 'Angry' does not fit Mood");
    assertThat(strings(preview.getAsJsonArray("warnings")))
        .containsExactly("Mood__c: 'Angry' is none of its values; left out");
  }

  @Test
  void namesTheFieldsThatTheOrgRequiresAndNothingFills() {
    org.addField("Task", Field.of("Region__c", "Region", FieldType.STRING, 40).required());
    org.addField("Task", Field.of("Kind__c", "Kind", FieldType.STRING, 9).required().startsAs("x"));
    String refused =
        "Region (Region__c): the org requires it, and nothing fills it when the ticket is filed,";

    assertThat(strings(warnings("TASK", "queue", filled("VARIABLE", "duration"))))
        .singleElement(STRING)
        .startsWith(refused)
        .contains("give it a default in Salesforce");
    assertThat(strings(warnings("TASK", "queue", ""))).singleElement(STRING).startsWith(refused);
    assertThat(warnings("TASK", "queue", filled("STRING", "North"))).isEmpty();
    assertThat(warnings("CASE", "queue", "")).isEmpty();
  }

  @Test
  void namesWhatSubjectAndDescriptionSayTooEarly() {
    assertThat(strings(warnings("TASK", "Duration", "")))
        .containsExactly(
            "Subject: 'duration' is known only when the call is over, and the ticket is filed"
                + " before; let it fill a field, which is written when the call ends",
            "Description: 'duration' is known only when the call is over, and the ticket is filed"
                + " before; let it fill a field, which is written when the call ends");
    assertThat(warnings("TASK", "recordingurl", "")).isEmpty();
    assertThat(warnings("TASK", "duration", "", "false")).isEmpty();
  }

  private JsonArray warnings(String type, String variable, String fields) {
    return warnings(type, variable, fields, "true");
  }

  private JsonArray warnings(String type, String variable, String fields, String answered) {
    String body =
        """
        {"configuration": {"accountId": "a1", "name": "Draft", "type": "INBOUND_IN_QUEUE",
          "ticketType": "%s",
          "subject": [{"kind": "STRING", "text": "Call"}, {"kind": "VARIABLE", "text": "%s"}],
          "description": [{"key": "Of", "item": {"kind": "VARIABLE", "text": "%s"}}],
          "fields": [%s]},
         "call": {"queue": "support", "answered": %s}}
        """
            .formatted(type, variable, variable, fields, answered);
    return json(ask("POST", "configurations/preview", body)).getAsJsonArray("warnings");
  }

  private static String filled(String kind, String text) {
    return "{\"field\": \"Region__c\", \"item\": {\"kind\": \"%s\", \"text\": \"%s\"}}"
        .formatted(kind, text);
  }

  @Test
  void previewsWithoutTheOrgAndSaysWhatWasNotAsked() {
    org.goesDown();

    JsonObject away = json(ask("POST", "configurations/preview", filling("Priority", "High")));
    bridge.shelves.accounts().put(account(Account.SignIn.NONE, null));
    JsonObject none = json(ask("POST", "configurations/preview", filling("Priority", "High")));

    assertThat(strings(away.getAsJsonArray("warnings")))
        .anyMatch(
            words -> words.startsWith("Times are in Europe/Rome, the time zone of the bridge"))
        .hasSizeGreaterThan(1);
    assertThat(strings(none.getAsJsonArray("warnings")))
        .containsExactly(
            "The account has no credentials: shown as every org is, in the time zone Europe/Rome");
    assertThat(none.getAsJsonObject("fields").get("Priority").getAsString()).isEqualTo("High");
  }

  @Test
  void previewsOnARecentCallAndSaysWhenItIsGone() {
    keepConfiguration();
    assertThat(ask("GET", "recent-calls", "").body()).isEqualTo("[]\n");
    CallSheet sheet =
        SampleCall.usual()
            .asRecent(Optional.empty(), Optional.empty(), Instant.parse("2026-11-23T02:32:00Z"))
            .atFiling();
    bridge.designs.calls.answered(new CallId("hq", "1795401000.7"), 1, sheet);

    String recent = ask("GET", "recent-calls", "").body();
    JsonObject preview = json(previewOn("hq/1795401000.7#1"));
    HttpResponse<String> gone = previewOn("hq/1795401000.8#1");

    assertThat(recent).contains("\"id\":\"hq/1795401000.7#1\"").contains("\"queue\":\"sales\"");
    assertThat(preview.get("subject").getAsString())
        .isEqualTo("[Trunkline Ticket] sales +390655512345");
    assertThat(preview.get("description").getAsString())
        .contains("Start: 2026-11-23T11:30:00+09:00");
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(gone.body()).contains("This call is not kept any more");
  }

  private HttpResponse<String> previewOn(String recent) {
    String body = "{\"configurationId\": \"c1\", \"recent\": \"" + recent + "\"}";
    return ask("POST", "configurations/preview", body);
  }

  private void keepConfiguration() {
    bridge
        .shelves
        .configurations()
        .put(
            ConfigurationTemplates.fresh(
                "c1", "a1", "Calls", Configuration.Type.INBOUND_IN_QUEUE, TicketType.TASK));
  }

  @Test
  void saysWhatIsWrongWithTheQuestion() {
    assertThat(ask("POST", "configurations/preview", "{}").statusCode()).isEqualTo(422);
    assertThat(
            ask("POST", "configurations/preview", "{\"configurationId\": \"none\"}").statusCode())
        .isEqualTo(404);
    assertThat(ask("GET", "accounts/a1/ticket-fields?object=Lead", "").statusCode()).isEqualTo(422);
    assertThat(ask("GET", "accounts/none/ticket-fields?object=Task", "").statusCode())
        .isEqualTo(404);
    String stranger =
        filling("Priority", "High").replace("\"call\": {", "\"call\": {\"agentId\": \"x\", ");
    assertThat(ask("POST", "configurations/preview", stranger).body()).contains("call.agentId");
  }

  private static String filling(String field, String value) {
    return """
        {"configuration": {"accountId": "a1", "name": "Draft", "type": "INBOUND_IN_QUEUE", "ticketType": "TASK",
          "subject": [{"kind": "STRING", "text": "Call"}], "description": [],
          "fields": [{"field": "%s", "item": {"kind": "PICKLIST", "text": "%s"}}]},
         "call": {"queue": "support"}}
        """
        .formatted(field, value);
  }

  private Account account(Account.SignIn way, @Nullable String key) {
    return new Account(
        "a1",
        "Acme",
        Account.Type.NEW_TAB,
        way,
        org.url().toString(),
        "key",
        null,
        null,
        "",
        null,
        key,
        null,
        null,
        List.of(),
        false,
        false,
        null);
  }

  private HttpResponse<String> ask(String method, String path, String body) {
    String bearer = "Bearer " + administrator;
    return Http.ask(method, bridge.address() + "/api/" + path, body, "Authorization", bearer);
  }

  private static JsonObject json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonParser.parseString(answer.body()).getAsJsonObject();
  }

  private static List<String> names(JsonArray fields) {
    List<String> names = new ArrayList<>();
    fields.forEach(field -> names.add(field.getAsJsonObject().get("name").getAsString()));
    return names;
  }

  private static JsonObject field(JsonObject answer, String name) {
    for (JsonElement field : answer.getAsJsonArray("fields")) {
      if (field.getAsJsonObject().get("name").getAsString().equals(name)) {
        return field.getAsJsonObject();
      }
    }
    throw new AssertionError("no field " + name);
  }

  private static List<String> texts(JsonArray problems) {
    List<String> texts = new ArrayList<>();
    for (JsonElement one : problems) {
      JsonObject problem = one.getAsJsonObject();
      texts.add(problem.get("field").getAsString() + ": " + problem.get("problem").getAsString());
    }
    return texts;
  }

  private static List<String> strings(JsonArray array) {
    List<String> strings = new ArrayList<>();
    array.forEach(one -> strings.add(one.getAsString()));
    return strings;
  }
}
