package io.trunkline.edge.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.trunkline.core.Secret;
import io.trunkline.core.access.Role;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.testbridge.Http;
import io.trunkline.testbridge.MemorySecrets;
import io.trunkline.testbridge.TestBridge;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminApiIT {
  private static final String ACCOUNT =
      """
      {"name": "acme", "type": "INTEGRATION_TAB", "signIn": "CLIENT_CREDENTIALS",
       "uri": "https://acme.my.salesforce.com", "clientId": "key", "clientSecret": "s3cret"}
      """;

  @TempDir Path folder;
  private TestBridge bridge;
  private String administrator = "";

  @BeforeEach
  void start() {
    bridge = new TestBridge(folder);
    administrator = bridge.token(Role.ADMINISTRATOR);
  }

  @AfterEach
  void stop() {
    bridge.close();
  }

  private HttpResponse<String> ask(String method, String path, String body) {
    return Http.ask(
        method,
        bridge.address() + "/api/" + path,
        body,
        "Authorization",
        "Bearer " + administrator);
  }

  private JsonObject made(String path, String body) {
    HttpResponse<String> response = ask("POST", path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    return JsonParser.parseString(response.body()).getAsJsonObject();
  }

  private String idOf(String path, String body) {
    return made(path, body).get("id").getAsString();
  }

  /** The faults as "field problem". */
  private static List<String> faults(HttpResponse<String> response) {
    JsonArray errors =
        JsonParser.parseString(response.body()).getAsJsonObject().getAsJsonArray("errors");
    return errors.asList().stream()
        .map(e -> e.getAsJsonObject())
        .map(e -> e.get("field").getAsString() + " " + e.get("problem").getAsString())
        .toList();
  }

  private String configuration(String accountId) {
    return """
        {"accountId": "%s", "name": "inbound", "type": "INBOUND_IN_QUEUE", "ticketType": "TASK",
         "subject": [{"kind": "VARIABLE", "text": "queue"}], "description": []}
        """
        .formatted(accountId);
  }

  @Test
  void keepsAnAccountAndNeverShowsItsSecrets() {
    JsonObject made = made("accounts", ACCOUNT);
    String id = made.get("id").getAsString();

    assertThat(made.toString()).doesNotContain("s3cret").doesNotContain("\"clientSecret\"");
    assertThat(made.get("hasClientSecret").getAsBoolean()).isTrue();
    assertThat(made.get("hasPassword").getAsBoolean()).isFalse();
    assertThat(made.get("origins").toString())
        .isEqualTo(
            "[\"https://acme.lightning.force.com\",\"https://acme.my.salesforce.com\","
                + "\"https://acme--c.vf.force.com\"]");
    assertThat(bridge.shelves.secrets().find("account/" + id + "/clientSecret"))
        .contains(new Secret("s3cret"));
    assertThat(ask("GET", "accounts", "").body()).contains("\"acme\"").doesNotContain("s3cret");
    assertThat(bridge.audit.toString()).doesNotContain("s3cret");
    assertThat(bridge.lastDeed()).contains("administrator@example.com: account created");
  }

  @Test
  void takesBackWhatItGaveAndKeepsSecretsThatWereLeftOut() {
    JsonObject made = made("accounts", ACCOUNT);
    String id = made.get("id").getAsString();
    made.addProperty("name", "renamed");

    HttpResponse<String> response = ask("PUT", "accounts/" + id, made.toString());

    assertThat(JsonParser.parseString(response.body())).isEqualTo(made);
    assertThat(bridge.shelves.secrets().known("account/" + id + "/clientSecret")).isTrue();
    ((MemorySecrets) bridge.shelves.secrets()).keyIsLost();
    assertThat(ask("GET", "accounts/" + id, "").body()).contains("\"enterSecretsAgain\":true");
    assertThat(ask("DELETE", "accounts/" + id, "").statusCode()).isEqualTo(204);
    assertThat(bridge.shelves.secrets().known("account/" + id + "/clientSecret")).isFalse();
    assertThat(ask("GET", "accounts/" + id, "").statusCode()).isEqualTo(404);
  }

  @Test
  void takesAddressesWithTheSlashBehindThem() {
    JsonObject made =
        made(
            "accounts",
            """
            {"name": "acme", "type": "NEW_TAB", "signIn": "NONE",
             "uri": "https://login.salesforce.com/", "proxyAddress": "https://calls.example.com/"}
            """);

    assertThat(made.get("uri").getAsString()).isEqualTo("https://login.salesforce.com");
    assertThat(made.get("proxyAddress").getAsString()).isEqualTo("https://calls.example.com");
    assertThat(made.getAsJsonArray("origins")).isEmpty();
  }

  @Test
  void namesEveryFaultOfAnAccountAtOnce() {
    HttpResponse<String> response =
        ask(
            "POST",
            "accounts",
            """
            {"name": " x ", "type": "TAB", "signIn": "NONE", "uri": 5, "colour": "red"}
            """);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(faults(response))
        .containsExactlyInAnyOrder(
            "colour is not known here", "type is none of its words", "uri has the wrong type");
    assertThat(response.body()).contains("\"errorId\":\"");
  }

  @Test
  void judgesTheValuesOfAnAccount() {
    String body =
        """
        {"name": " x", "type": "NEW_TAB", "signIn": "CLIENT_CREDENTIALS", "uri": "%s",
         "origins": ["https://x.com/path", "http://localhost:9000", "http://x.com"],
         "proxyAddress": "ftp://x", "taskExternalId": "a b"}
        """;

    assertThat(faults(ask("POST", "accounts", body.formatted("https://evil.example"))))
        .containsExactly(
            "name begins or ends with a blank",
            "uri cannot be used",
            "clientId is missing",
            "taskExternalId is no API name",
            "proxyAddress is no address",
            "origins[0] is no origin",
            "origins[2] is no origin");
    assertThat(faults(ask("POST", "accounts", body.formatted("http://acme.my.salesforce.com"))))
        .contains("uri cannot be used");
    assertThat(
            faults(
                ask(
                    "POST",
                    "accounts",
                    body.formatted("https://acme.salesforce.com.evil.example"))))
        .contains("uri cannot be used");
    assertThat(faults(ask("POST", "accounts", body.formatted("https://org.test:8443"))))
        .noneMatch(fault -> fault.startsWith("uri"));
  }

  @Test
  void refusesANameThatIsTaken() {
    made("accounts", ACCOUNT);

    HttpResponse<String> response = ask("POST", "accounts", ACCOUNT);

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(faults(response)).containsExactly("name the name acme is taken");
  }

  @Test
  void holdsTogetherWhatNamesEachOther() {
    String account = idOf("accounts", ACCOUNT);
    String configuration = idOf("configurations", configuration(account));
    String agent = idOf("agents", "{\"name\": \"Alice\", \"email\": \"alice@example.com\"}");
    String trigger =
        """
        {"name": "sales", "all": [{"field": "AGENT", "operator": "EQUALS", "value": "%s"}],
         "actions": [{"accountId": "%s", "configurationId": "%s", "fileAtOnce": false}]}
        """
            .formatted(agent, account, configuration);
    made("triggers", trigger);

    assertThat(ask("DELETE", "configurations/" + configuration, "").body())
        .contains("It is needed by trigger sales.");
    assertThat(ask("DELETE", "accounts/" + account, "").body())
        .contains("It is needed by configuration inbound, trigger sales.");
    assertThat(ask("DELETE", "agents/" + agent, "").statusCode()).isEqualTo(409);
    assertThat(faults(ask("POST", "configurations", configuration("nobody"))))
        .containsExactly("accountId names no account");
    assertThat(
            faults(
                ask("POST", "triggers", trigger.replace(configuration, "x").replace(agent, "y"))))
        .containsExactly(
            "all[0].value names no agent",
            "actions[0].configurationId names no configuration of that account");
  }

  @Test
  void judgesConditionsByTheirField() {
    String account = idOf("accounts", ACCOUNT);
    String configuration = idOf("configurations", configuration(account));
    String trigger =
        """
        {"name": "t", "all": [
           {"field": "STATUS", "operator": "EQUALS", "value": "answered"},
           {"field": "STATUS", "operator": "MATCHES", "value": "answer"},
           {"field": "TIME", "operator": "WITHIN", "value": "Mon-Fri 9-17"},
           {"field": "NUMBER", "operator": "MATCHES", "value": "(39"},
           {"field": "VARIABLE", "operator": "EQUALS", "value": "x"},
           {"field": "PBX", "operator": "EQUALS", "value": "main"},
           {"field": "TIME", "operator": "WITHIN", "value": "Mon-Fri 09:00-17:30"}],
         "actions": [{"accountId": "%s", "configurationId": "%s", "fileAtOnce": false}]}
        """
            .formatted(account, configuration);

    assertThat(faults(ask("POST", "triggers", trigger)))
        .containsExactly(
            "all[0].value is none of its words",
            "all[1].operator does not fit STATUS",
            "all[2].value is no time window",
            "all[3].value is no regular expression",
            "all[4].variable belongs to the field VARIABLE, and only there",
            "all[4].variable names no custom variable",
            "all[5].value names no PBX");
  }

  @Test
  void judgesConfigurationsByCatalogueAndVariables() {
    String account = idOf("accounts", ACCOUNT);
    String variable = idOf("variables", "{\"name\": \"CUSTOMER_ID\"}");
    String body =
        """
        {"accountId": "%s", "name": "c", "type": "OUTBOUND_CALL", "ticketType": "CASE",
         "subject": [{"kind": "VARIABLE", "text": "nothing"}, {"kind": "PICKLIST", "text": "x"}],
         "description": [{"key": "Customer", "item": {"kind": "CUSTOM_VARIABLE", "text": "CUSTOMER_ID"}}],
         "fields": [{"field": "OwnerId", "item": {"kind": "STRING", "text": "x"}},
                    {"field": "Own Id", "item": {"kind": "CUSTOM_VARIABLE", "text": "OTHER"}}]}
        """
            .formatted(account);

    assertThat(faults(ask("POST", "configurations", body)))
        .containsExactly(
            "subject[0].text names no variable",
            "subject[1].kind cannot be PICKLIST here",
            "fields[0].field is filled by Trunkline",
            "fields[1].field is no API name",
            "fields[1].item.text names no custom variable");
    made(
        "configurations",
        body.replace("\"nothing\"", "\"queue\"")
            .replace("PICKLIST", "STRING")
            .replace("OwnerId", "Origin")
            .replace("Own Id", "Reason")
            .replace("OTHER", "CUSTOMER_ID"));
    assertThat(ask("DELETE", "variables/" + variable, "").statusCode()).isEqualTo(409);
    assertThat(faults(ask("PUT", "variables/" + variable, "{\"name\": \"RENAMED\"}")))
        .containsExactly("name is needed by configuration c");
  }

  @Test
  void offersTwoTemplatesThatAreConfigurations() {
    String account = idOf("accounts", ACCOUNT);
    JsonArray templates =
        JsonParser.parseString(ask("GET", "configuration-templates", "").body()).getAsJsonArray();

    assertThat(templates).hasSize(2);
    JsonObject inbound = templates.get(0).getAsJsonObject();
    assertThat(inbound.getAsJsonArray("subject").toString())
        .isEqualTo(
            "[{\"kind\":\"STRING\",\"text\":\"[Trunkline Ticket]\"},"
                + "{\"kind\":\"VARIABLE\",\"text\":\"queue\"},"
                + "{\"kind\":\"VARIABLE\",\"text\":\"calleridnum\"}]");
    inbound.addProperty("name", "mine");
    inbound.addProperty("accountId", account);
    JsonObject outbound = templates.get(1).getAsJsonObject();
    outbound.addProperty("name", "theirs");
    outbound.addProperty("accountId", account);
    assertThat(ask("POST", "configurations", inbound.toString()).statusCode()).isEqualTo(201);
    assertThat(ask("POST", "configurations", outbound.toString()).statusCode()).isEqualTo(201);
  }

  @Test
  void keepsWhereRecordingsAreAndNeverTellsThePassword() {
    String pbx =
        """
        {"name": "main", "host": "pbx", "username": "bridge", "country": "IT",
         "recordingsPassword": "the word", "recordings": %s}
        """;

    String kept =
        made(
                "pbxs",
                pbx.formatted(
                    """
                    {"prefix": "/m", "address": "https://pbx/m", "username": "bridge"}"""))
            .toString();

    assertThat(kept)
        .contains("\"address\":\"https://pbx/m\"")
        .contains("\"hasRecordingsPassword\":true")
        .doesNotContain("the word");
    assertThat(
            ask("POST", "pbxs", pbx.formatted("{\"prefix\": \"m\", \"folder\": \"mnt\"}")).body())
        .contains("recordings.prefix")
        .contains("recordings.folder");
  }

  @Test
  void keepsPbxsAndAgentsWithTheirPhones() {
    String pbx =
        idOf(
            "pbxs",
            """
            {"name": "main", "host": "10.0.0.9", "username": "trunkline", "country": "IT", "secret": "amp111"}
            """);
    String alice =
        """
        {"name": "Alice", "email": "alice@example.com", "lines": [{"pbx": "%s", "phone": "PJSIP/1001"}]}
        """
            .formatted(pbx);
    made("agents", alice);
    String two = alice.replace("alice@", "ann@").replace("1001", "1002");
    String named = "\"Ann\", \"salesforceUsername\": ";
    assertThat(faults(ask("POST", "agents", two.replace("\"Alice\"", named + "\"no mail\""))))
        .containsExactly("salesforceUsername is no e-mail");
    assertThat(made("agents", two.replace("\"Alice\"", named + "\"ann@dev.example\"")).toString())
        .contains("\"salesforceUsername\":\"ann@dev.example\"");

    assertThat(ask("GET", "pbxs/" + pbx, "").body())
        .contains("\"hasSecret\":true", "\"port\":5038")
        .doesNotContain("amp111");
    assertThat(ask("DELETE", "pbxs/" + pbx, "").body())
        .contains("It is needed by agent Alice, agent Ann.");
    assertThat(
            faults(
                ask("POST", "agents", alice.replace("Alice", "Bob").replace("alice@", "ALICE@"))))
        .containsExactly("email is another agent's", "lines[0].phone is the phone of Alice");
    assertThat(
            faults(
                ask(
                    "POST",
                    "pbxs",
                    "{\"name\":\"b\",\"host\":\"a b\",\"port\":0,\"username\":\"x\\r\\nAction: Q\",\"country\":\"XX\","
                        + "\"internalExtensions\":[\"*8X\",\"1[X\"],\"certificate\":\"junk\"}")))
        .containsExactly(
            "host is no host",
            "port is not a port",
            "username has control characters in it",
            "username has a line break in it",
            "country is no country code",
            "internalExtensions[1] '1[X' is no extension pattern",
            "certificate is no certificate in PEM form");
  }

  @Test
  void keepsHowAgentsDialWithTheUsualsForWhatIsLeftOut() {
    String pbx =
        """
        {"name": "main", "host": "10.0.0.9", "username": "trunkline", "country": "IT", "secret": "amp111",
         "dialling": %s}
        """;

    assertThat(made("pbxs", pbx.formatted("{\"context\": \"agents\"}")).toString())
        .contains(
            "\"dialling\":{\"context\":\"agents\",\"callerName\":\"{number}\",\"callerNumber\":\"{extension}\","
                + "\"ringSeconds\":25,\"allowedPrefixes\":[],\"forbiddenPrefixes\":[]}");
    assertThat(
            faults(
                ask(
                    "POST",
                    "pbxs",
                    pbx.formatted(
                        "{\"context\": \"a b\", \"ringSeconds\": 3, \"forbiddenPrefixes\": [\"x\"]}"))))
        .containsExactly(
            "dialling.context is no dialplan context",
            "dialling.ringSeconds is 3",
            "dialling.forbiddenPrefixes[0] 'x' is no beginning of a number");
  }

  @Test
  void asksTheOrgAndPassesItsWordsOn() {
    String id = idOf("accounts", ACCOUNT);
    assertThat(ask("POST", "accounts/" + id + "/test", "").body()).contains("\"good\":true");
    assertThat(ask("GET", "accounts/" + id + "/fields?object=Task", "").body())
        .isEqualTo("{\"object\":\"Task\",\"fields\":[],\"recordTypes\":[]}\n");
    bridge.designs.shape =
        (account, object) ->
            CompletableFuture.failedFuture(new TicketDesk.DeskException("invalid_client: bad key"));
    bridge.setUp.test =
        account -> CompletableFuture.failedFuture(new IllegalStateException("s3cret"));

    assertThat(ask("GET", "accounts/" + id + "/fields?object=Task", "").body())
        .contains("\"status\":502")
        .contains("invalid_client: bad key");
    assertThat(ask("GET", "accounts/" + id + "/fields?object=User", "").statusCode())
        .isEqualTo(422);
    HttpResponse<String> bug = ask("POST", "accounts/" + id + "/test", "");
    assertThat(bug.statusCode()).isEqualTo(500);
    assertThat(bug.body()).doesNotContain("s3cret").doesNotContain("Exception");
  }

  @Test
  void answersProtocolMistakesWithProblems() {
    String url = bridge.address() + "/api/accounts";
    String bearer = "Bearer " + administrator;
    String large = "{\"name\":\"" + "x".repeat(20_000) + "\"}";

    assertThat(ask("GET", "nothing", "").statusCode()).isEqualTo(404);
    HttpResponse<String> patch = ask("PATCH", "accounts", "{}");
    assertThat(patch.statusCode()).isEqualTo(405);
    assertThat(patch.headers().firstValue("Allow")).contains("GET, POST");
    assertThat(ask("POST", "accounts", "{\"a\":").statusCode()).isEqualTo(400);
    assertThat(ask("POST", "accounts", "[]").statusCode()).isEqualTo(400);
    assertThat(ask("POST", "accounts", large).statusCode()).isEqualTo(413);
    assertThat(
            Http.ask("POST", url, "a=b", "Authorization", bearer, "Content-Type", "text/plain")
                .statusCode())
        .isEqualTo(415);
    assertThat(ask("GET", "ledger?limit=0", "").statusCode()).isEqualTo(422);
  }
}
