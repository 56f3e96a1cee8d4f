package io.trunkline.edge.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.trunkline.core.access.Role;
import io.trunkline.testbridge.Http;
import io.trunkline.testbridge.TestBridge;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that an administrator may say of a Salesforce account. */
class AccountFieldsIT {
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

  @Test
  void areKeptAsTheyWereSent() {
    JsonObject sent =
        JsonParser.parseString(
                """
                {"name": "Acme", "type": "INTEGRATION_TAB", "signIn": "USERNAME_PASSWORD",
                 "uri": "https://acme.my.salesforce.com", "clientId": "the consumer key",
                 "username": "ada@acme.example", "proxyAddress": "https://198.51.100.7:8443",
                 "description": "The sales org,\\nsince 2019", "defaultOwner": "queue@acme.example",
                 "taskExternalId": "Ref__c", "caseExternalId": "Case_Ref__c", "closedStatus": "Completed",
                 "origins": ["https://acme.lightning.force.com"], "ownerFollowsCall": true,
                 "onlyWhatAgentsMaySee": true, "lookUpReserve": 25}
                """)
            .getAsJsonObject();
    JsonObject withSecrets = sent.deepCopy();
    withSecrets.addProperty("clientSecret", "s3cret-1");
    withSecrets.addProperty("password", "s3cret-2");
    withSecrets.addProperty("securityToken", "s3cret-3");

    HttpResponse<String> made = post(withSecrets.toString());

    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    JsonObject kept = JsonParser.parseString(made.body()).getAsJsonObject();
    sent.entrySet()
        .forEach(
            entry ->
                assertThat(kept.get(entry.getKey()))
                    .as(entry.getKey())
                    .isEqualTo(entry.getValue()));
    assertThat(made.body())
        .contains("\"hasClientSecret\":true", "\"hasPassword\":true", "\"hasSecurityToken\":true")
        .doesNotContain("s3cret");
  }

  @Test
  void signInByClientCredentialsUnlessTheySayOtherwise() {
    HttpResponse<String> made =
        post(
            """
            {"name": "Acme", "type": "NEW_TAB", "uri": "https://acme.my.salesforce.com",
             "clientId": "the consumer key"}
            """);

    assertThat(made.body())
        .contains("\"signIn\":\"CLIENT_CREDENTIALS\"", "\"ownerFollowsCall\":false")
        .contains("\"onlyWhatAgentsMaySee\":false", "\"description\":\"\"");
  }

  private HttpResponse<String> post(String body) {
    String bearer = "Bearer " + administrator;
    return Http.ask("POST", bridge.address() + "/api/accounts", body, "Authorization", bearer);
  }
}
