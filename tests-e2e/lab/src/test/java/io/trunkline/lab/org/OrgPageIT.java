package io.trunkline.lab.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Profile;
import io.trunkline.lab.org.page.CallCenter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrgPageIT {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private FakeOrg org;
  private OrgUser alice;
  private OrgClient browser;
  private String cookie = "";

  @BeforeEach
  void open() {
    org =
        FakeOrg.start(
            OrgSettings.local(Clock.fixed(NOON, ZoneOffset.UTC), ZoneId.of("Europe/Berlin"))
                .withCallCenter(CallCenter.at(URI.create("https://cti.example/softphone"))));
    alice = org.addUser("alice", "pass", "alice@acme.example", "Alice Archer", Profile.standard());
    browser = new OrgClient(HttpClient.newHttpClient(), org.url());
  }

  @AfterEach
  void close() {
    org.close();
  }

  @Test
  void asksForTheSignInFirst() throws Exception {
    OrgClient.Reply reply = browser.get("/lightning/r/Task/00T5g0000000001EAA/view");

    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.response().headers().firstValue("Location"))
        .hasValue("/?startURL=/lightning/r/Task/00T5g0000000001EAA/view");
    assertThat(browser.get("/aura/session").code()).isEqualTo("401 INVALID_SESSION_ID");
  }

  @Test
  void asksForTheSignInAgainWhenTheSessionOfASaveHasEnded() throws Exception {
    signIn();
    org.answers(Door.PAGE_SAVE, Fault.TOKEN_EXPIRED_ONCE, 1);

    String saved = "{\"entityApiName\":\"Task\",\"Subject\":\"a\"}";
    assertThat(post("/aura/saveLog", saved).code()).isEqualTo("401 INVALID_SESSION_ID");
    assertThat(post("/aura/saveLog", saved).code()).isEqualTo("401 INVALID_SESSION_ID");

    assertThat(org.tasks()).isEmpty();
  }

  @Test
  void letsNobodyInWithoutThePassword() throws Exception {
    assertThat(post("/login", "{\"username\":\"alice\",\"password\":\"x\"}").code())
        .isEqualTo("401 INVALID_LOGIN");
    assertThat(post("/login", "{\"username\":\"alice\"}").code()).isEqualTo("401 INVALID_LOGIN");
  }

  @Test
  void savesAsTheSignedInUserUnderTheChecksOfTheApi() throws Exception {
    signIn();

    OrgClient.Reply saved = post("/aura/saveLog", "{\"entityApiName\":\"Task\",\"Subject\":\"a\"}");
    OrgClient.Reply refused =
        post("/aura/saveLog", "{\"entityApiName\":\"Task\",\"CallType\":\"Odd\"}");

    assertThat(saved.status()).isEqualTo(200);
    assertThat(org.tasks())
        .singleElement()
        .satisfies(
            task -> {
              assertThat(saved.body()).isEqualTo("{\"recordId\":\"" + task.id() + "\"}");
              assertThat(task.text("CreatedById")).isEqualTo(alice.id());
              assertThat(task.ownerId()).isEqualTo(alice.id());
            });
    assertThat(refused.code()).isEqualTo("400 INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
  }

  @Test
  void changesARecordById() throws Exception {
    signIn();
    OrgRecord task = org.add("Task", Map.of("Subject", "a"));

    post("/aura/saveLog", "{\"Id\":\"" + task.id() + "\",\"Subject\":\"b\"}");

    assertThat(org.find(task.id()).map(one -> one.text("Subject"))).hasValue("b");
    assertThat(get("/aura/record/" + task.id()).body()).contains("\"display\":\"b\"");
  }

  @Test
  void dropsASaveThatIsDone() throws Exception {
    signIn();
    org.answers(Door.PAGE_SAVE, Fault.DROP_AFTER_COMMIT, 2);

    assertThatThrownBy(() -> post("/aura/saveLog", "{\"entityApiName\":\"Task\"}"))
        .isInstanceOf(IOException.class);

    assertThat(org.tasks()).hasSize(1);
  }

  @Test
  void servesTheLibraryForTheVersionInItsAddress() throws Exception {
    OrgClient.Reply library = browser.get("/support/api/61.0/lightning/opencti_min.js");

    assertThat(library.body()).contains("const apiVersion = 61;");
    assertThat(browser.get("/support/api/61.0/lightning/other.js").status()).isEqualTo(404);
    assertThat(browser.get("/host/..%2f..%2fFakeOrg.class").status()).isEqualTo(404);
  }

  @Test
  void tellsThePageOfItsCallCenter() throws Exception {
    signIn();

    assertThat(get("/aura/session").body())
        .contains("\"adapterUrl\":\"https://cti.example/softphone\"", "\"name\":\"Alice Archer\"");
  }

  private void signIn() throws Exception {
    OrgClient.Reply reply = post("/login", "{\"username\":\"alice\",\"password\":\"pass\"}");
    String set = reply.response().headers().firstValue("Set-Cookie").orElseThrow();
    cookie = set.substring(0, set.indexOf(';'));
  }

  private OrgClient.Reply get(String path) throws Exception {
    return browser.send(browser.request(path).header("Cookie", cookie).GET());
  }

  private OrgClient.Reply post(String path, String json) throws Exception {
    return browser.send(
        browser
            .request(path)
            .header("Cookie", cookie)
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }
}
