package io.trunkline.edge.recording;

import static io.trunkline.edge.recording.RecordedSite.header;
import static io.trunkline.edge.recording.RecordedSite.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.access.Login;
import io.trunkline.core.access.Role;
import io.trunkline.core.dial.RecordingPlace;
import io.trunkline.core.recording.GuestSignIn;
import io.trunkline.core.recording.Hearer;
import io.trunkline.core.recording.Recordings;
import io.trunkline.core.recording.TicketReaders;
import io.trunkline.testbridge.Http;
import io.trunkline.testbridge.TestBridge;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who hears a recording, and what is written down of it. */
class WhoMayListenIT {
  @TempDir private Path folder;
  private RecordedSite site;

  @BeforeEach
  void open() throws IOException {
    Files.writeString(folder.resolve("a.wav"), "sound");
    site =
        new RecordedSite(
            folder, new RecordingPlace(RecordedSite.PREFIX, folder.toString(), null, null));
    site.recorded(Duration.ofMinutes(1), "a.wav");
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void areSupervisorsAndTheAgentsOfTheCall() {
    assertThat(status(site.bridge.token(Role.ADMINISTRATOR))).isEqualTo(200);
    assertThat(status(site.bridge.token(Role.SUPERVISOR))).isEqualTo(200);
    assertThat(status(site.bridge.agent("alice"))).isEqualTo(200);
    assertThat(status(site.bridge.agent("bob"))).isEqualTo(403);
    assertThat(status(site.bridge.token(Role.AGENT))).isEqualTo(403);
    assertThat(status("forged")).isEqualTo(401);
    assertThat(status(null)).isEqualTo(401);
  }

  @Test
  void areWrittenDownOnlyWhenTheyWereGivenSomething() {
    String alice = site.bridge.agent("alice");
    HttpResponse<byte[]> first = site.asks("HEAD", "/1", alice);
    assertThat(first.statusCode()).isEqualTo(200);

    String tag = header(first, "ETag");
    assertThat(site.asks("GET", "/1", alice, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(site.asks("GET", "/1", alice, "Range", "bytes=99-").statusCode()).isEqualTo(416);
    assertThat(site.bridge.audit).isEmpty();

    assertThat(site.asks("GET", "/1", alice, "Range", "bytes=0-1").statusCode()).isEqualTo(206);
    assertThat(site.bridge.audit).hasSize(1);
  }

  @Test
  void areThoseWhoReadTheTicketInSalesforce() {
    site.bridge.salesforce = (hearer, tickets) -> hearer.login().email().startsWith("bob");

    assertThat(status(site.bridge.agent("bob"))).isEqualTo(200);
    assertThat(status(site.bridge.agent("carol"))).isEqualTo(403);
  }

  @Test
  void signInWithSalesforceWhereTheyHaveNoSignInHere() {
    ScriptedOrg org = new ScriptedOrg("visitor@acme.example");
    site.bridge.guests = org;
    site.bridge.salesforce = org;

    HttpResponse<byte[]> page = site.asks("GET", "", null, "Accept", "text/html");
    HttpResponse<byte[]> away = site.asks("GET", "/salesforce/a1", null);
    HttpResponse<byte[]> back =
        site.asks("GET", "!/recordings/salesforce?code=good&state=s", null, "Accept", "text/html");
    String permitted = header(back, "Location");
    String after = permitted.substring(permitted.indexOf('?'));

    assertThat(text(page))
        .contains("Sign in with Salesforce (A &amp; B)")
        .contains("href=\"/recordings/" + RecordedSite.REFERENCE + "/salesforce/a1\"");
    assertThat(away.statusCode()).isEqualTo(302);
    assertThat(header(away, "Location")).isEqualTo("https://acme.example/authorize");
    assertThat(back.statusCode()).isEqualTo(302);
    assertThat(permitted).startsWith("/recordings/" + RecordedSite.REFERENCE + "?permit=");
    assertThat(site.asks("GET", "/1" + after, null).statusCode()).isEqualTo(200);
    assertThat(site.bridge.audit)
        .singleElement()
        .satisfies(entry -> assertThat(entry.who()).isEqualTo("visitor@acme.example"));
    org.readable = false;
    assertThat(site.asks("GET", "/1" + after, null).statusCode()).isEqualTo(403);
    org.gone = true;
    assertThat(site.asks("GET", "/1" + after, null).statusCode()).isEqualTo(401);
  }

  @Test
  void areToldWhySalesforceDidNotLetThemIn() {
    site.bridge.guests = new ScriptedOrg("visitor@acme.example");

    HttpResponse<byte[]> refused =
        site.asks("GET", "!/recordings/salesforce?code=bad&state=s", null);
    HttpResponse<byte[]> nowhere = site.asks("GET", "/salesforce/another", null);

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(text(refused)).contains("Salesforce said no.");
    assertThat(nowhere.statusCode()).isEqualTo(404);
  }

  /** An org that lets in whoever brings a good code. */
  private static final class ScriptedOrg implements GuestSignIn, TicketReaders {
    private final Login login;
    private volatile boolean readable = true;
    private volatile boolean gone;

    ScriptedOrg(String email) {
      login = new Login("guest-1", email, Role.AGENT, null, null);
    }

    @Override
    public List<Org> orgs() {
      return List.of(new Org("a1", "A & B"));
    }

    @Override
    public Optional<String> begin(String accountId, String reference) {
      return accountId.equals("a1")
          ? Optional.of("https://acme.example/authorize")
          : Optional.empty();
    }

    @Override
    public CompletableFuture<Guest> arrived(Map<String, String> answer) {
      return answer.get("code").equals("good")
          ? CompletableFuture.completedFuture(new Guest("guest-1", RecordedSite.REFERENCE))
          : CompletableFuture.failedFuture(new IllegalStateException("Salesforce said no."));
    }

    @Override
    public Optional<Login> guest(String id) {
      return gone ? Optional.empty() : Optional.of(login).filter(one -> one.id().equals(id));
    }

    @Override
    public boolean mayRead(Hearer hearer, List<Recordings.Ticket> tickets) {
      return readable && hearer.login().equals(login);
    }
  }

  @Test
  void areWrittenDownBeforeTheyHearAnything() {
    site.get("/1", "Range", "bytes=1-2");
    site.get("/1");
    site.get("");
    site.asks("HEAD", "/1", site.bridge.token(Role.SUPERVISOR));

    assertThat(site.bridge.audit)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.who()).isEqualTo("alice@example.com");
              assertThat(entry.what()).isEqualTo("recording heard");
              assertThat(entry.detail())
                  .isEqualTo(
                      RecordedSite.REFERENCE + " part 1 from 127.0.0.1, call main/1795329160.0");
            });
  }

  @Test
  void signInOnThePageThatTheLinkOpens() {
    HttpResponse<byte[]> page = site.asks("GET", "", null, "Accept", "text/html,*/*");
    HttpResponse<String> session =
        Http.ask(
            "POST",
            site.bridge.address() + "/api/session",
            "{\"email\":\"alice@example.com\",\"password\":\"" + TestBridge.PASSWORD + "\"}");
    String cookie = session.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    HttpResponse<byte[]> signedIn =
        site.asks("GET", "", null, "Accept", "text/html", "Cookie", cookie);

    assertThat(page.statusCode()).isEqualTo(401);
    assertThat(text(page)).contains("/recording/recording.js").contains("type=\"password\"");
    assertThat(header(page, "Content-Security-Policy"))
        .contains("default-src 'none'")
        .contains("script-src 'self'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(signedIn.statusCode()).isEqualTo(200);
    assertThat(text(signedIn)).contains("<audio");
    assertThat(site.asks("GET", "/1", null, "Cookie", cookie).statusCode()).isEqualTo(200);
  }

  @Test
  void mayFollowALinkFromTheirPageWithoutAnotherSignIn() {
    String own =
        Http.get(
                site.bridge.address() + "/api/agent/recordings?call=main/1795329160.0",
                "Authorization",
                "Bearer " + site.bridge.agent("alice"))
            .body();
    Matcher url =
        Pattern.compile("\"url\":\"/recordings/([^\"?]+)(\\?permit=[^\"]+)\"").matcher(own);

    assertThat(url.find()).as(own).isTrue();
    assertThat(url.group(1)).isEqualTo(RecordedSite.REFERENCE);
    assertThat(site.asks("GET", "/1" + url.group(2), null).statusCode()).isEqualTo(200);
    assertThat(text(site.asks("GET", url.group(2), null))).contains("/1" + url.group(2));
    assertThat(site.asks("GET", "/1" + url.group(2) + "x", null).statusCode()).isEqualTo(401);
    assertThat(site.bridge.audit).hasSize(1);
    assertThat(own(site.bridge.agent("bob"))).isEqualTo("[]\n");
    assertThat(own(site.bridge.token(Role.SUPERVISOR))).isEqualTo("[]\n");
  }

  private String own(String token) {
    return Http.get(
            site.bridge.address() + "/api/agent/recordings", "Authorization", "Bearer " + token)
        .body();
  }

  @Test
  void changeNothing() {
    HttpResponse<byte[]> answer = site.asks("DELETE", "/1", site.bridge.agent("alice"));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD");
  }

  private int status(String token) {
    return site.asks("GET", "/1", token).statusCode();
  }
}
