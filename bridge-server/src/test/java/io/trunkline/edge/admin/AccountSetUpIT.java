package io.trunkline.edge.admin;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.google.gson.JsonParser;
import io.trunkline.core.Finding;
import io.trunkline.core.Secret;
import io.trunkline.core.Secrets;
import io.trunkline.core.access.Role;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Account.SignIn;
import io.trunkline.core.ticket.AccountUse;
import io.trunkline.edge.salesforce.Browser;
import io.trunkline.edge.salesforce.DeskLimits;
import io.trunkline.edge.salesforce.HostPolicy;
import io.trunkline.edge.salesforce.SalesforceDesks;
import io.trunkline.edge.salesforce.SalesforceSetUp;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.OrgSettings;
import io.trunkline.lab.org.rest.App;
import io.trunkline.lab.org.rest.AppPolicy;
import io.trunkline.lab.org.rest.AppPolicy.Trait;
import io.trunkline.testbridge.Http;
import io.trunkline.testbridge.TestBridge;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Keys and connections over the REST API, against an org; and that no secret comes out of it. */
class AccountSetUpIT {
  private static final String CALLBACK = "https://cti.test/api/oauth/callback";

  @TempDir Path folder;
  private final Clock clock = Clock.systemUTC();
  private final List<String> answers = new ArrayList<>();
  private FakeOrg org;
  private TestBridge bridge;
  private SalesforceDesks desks;
  private String administrator;

  @BeforeEach
  void start() {
    org = FakeOrg.start(OrgSettings.local(clock, ZoneId.of("Europe/Rome")));
    bridge = new TestBridge(folder);
    HostPolicy hosts = new HostPolicy(List.of(org.url().toString()));
    Secrets secrets = bridge.shelves.secrets();
    desks = new SalesforceDesks(secrets, clock, hosts, DeskLimits.DEFAULT, null);
    SalesforceSetUp setUp =
        new SalesforceSetUp(
            bridge.shelves.accounts(),
            secrets,
            desks,
            any -> AccountUse.unknown(),
            URI.create("https://cti.test"),
            clock);
    bridge.setUp.real = setUp;
    bridge.setUp.test = setUp::test;
    administrator = bridge.token(Role.ADMINISTRATOR);
  }

  @AfterEach
  void stop() {
    desks.close();
    bridge.close();
    org.close();
  }

  @Test
  void makesAKeyWhoseCertificateTheOrgTakes() throws Exception {
    account(SignIn.JWT_BEARER);
    assertThat(ask("GET", "accounts/a1/certificate", "").statusCode()).isEqualTo(404);

    String certificate = member(ask("POST", "accounts/a1/key", ""), "certificate");
    upload(certificate);

    assertThat(ask("GET", "accounts/a1/certificate", "").body()).isEqualTo(certificate);
    assertThat(ask("GET", "accounts/a1", "").body()).contains("\"hasPrivateKey\":true");
    assertThat(ask("POST", "accounts/a1/test", "").body()).contains("JWT_BEARER: signed in");
    assertThat(bridge.audit.toString()).contains("account key made");
  }

  @Test
  void showsHowAnAccountFares() throws Exception {
    account(SignIn.NONE);
    assertThat(ask("GET", "accounts/a1/health", "").statusCode()).isEqualTo(404);
    account(SignIn.JWT_BEARER);
    assertThat(ask("GET", "accounts/a1/health", "").body()).contains("\"state\":\"NOT_TRIED\"");

    upload(member(ask("POST", "accounts/a1/key", ""), "certificate"));
    ask("POST", "accounts/a1/test", "");

    assertThat(ask("GET", "accounts/a1/health", "").body())
        .contains("\"state\":\"SIGNED_IN\"", "\"warnings\":[]")
        .containsPattern("\"apiUsed\":[1-9]");
  }

  @Test
  void saysWhyAKeyIsNoGood() {
    account(SignIn.JWT_BEARER);

    HttpResponse<String> no = ask("PUT", "accounts/a1/key", "{\"privateKey\": \"-----nonsense\"}");

    assertThat(no.statusCode()).isEqualTo(422);
    assertThat(no.body()).contains("BEGIN PRIVATE KEY").doesNotContain("nonsense");
    assertThat(ask("GET", "accounts/a1", "").body()).contains("\"hasPrivateKey\":false");
  }

  @Test
  void connectsWithTheConsolesCookie() {
    account(SignIn.AUTHORIZATION_CODE);
    String cookie = consoleCookie();
    String url = member(console("POST", "accounts/a1/connect", cookie), "url");
    Map<String, String> back = Browser.signIn(url, FakeOrg.ADMIN, "admin");

    HttpResponse<String> bearer = ask("GET", "oauth/callback?" + query(back), "");
    HttpResponse<String> end = console("GET", "oauth/callback?" + query(back), cookie);
    HttpResponse<String> again = console("GET", "oauth/callback?" + query(back), cookie);

    assertThat(refused(bearer)).contains("not begun by you");
    assertThat(end.statusCode()).isEqualTo(303);
    assertThat(end.headers().firstValue("Location")).contains("/console/connect.html?connected=a1");
    assertThat(refused(again)).contains("ended already");
    assertThat(ask("GET", "accounts/a1", "").body()).contains("\"hasRefreshToken\":true");
    assertThat(ask("POST", "accounts/a1/test", "").body())
        .contains("AUTHORIZATION_CODE: signed in");
  }

  @Test
  void leadsBackToOurPageWithTheReasonWhenSomebodySaysNo() {
    account(SignIn.AUTHORIZATION_CODE);
    org.register(
        new App("key", "s3cret-of-the-app", null, AppPolicy.standard().withCallback(CALLBACK)));
    String cookie = consoleCookie();
    String url = member(console("POST", "accounts/a1/connect", cookie), "url");
    Map<String, String> back = Browser.sayNo(url, FakeOrg.ADMIN, "admin");

    HttpResponse<String> end = console("GET", "oauth/callback?" + query(back), cookie);

    assertThat(refused(end)).contains("Somebody said no").contains("allow the access");
    assertThat(end.body()).isEmpty();
    assertThat(ask("GET", "accounts/a1", "").body()).contains("\"hasRefreshToken\":false");
  }

  @Test
  void takesTheOriginsOfTheOrgAtWhichTheFirstSignInArrives() {
    account(SignIn.CLIENT_CREDENTIALS);
    bridge.setUp.test =
        any -> CompletableFuture.completedFuture(List.of(Finding.ok("sign-in", "well")));
    bridge.setUp.instance = Optional.of("https://acme--dev.sandbox.my.salesforce.com");

    ask("POST", "accounts/a1/test", "");

    assertThat(bridge.shelves.accounts().find("a1").orElseThrow().origins())
        .containsExactly(
            "https://acme--dev.sandbox.lightning.force.com",
            "https://acme--dev.sandbox.my.salesforce.com",
            "https://acme--dev--c.sandbox.vf.force.com");
    assertThat(bridge.lastDeed()).contains("administrator@example.com: account origins found");

    bridge.setUp.instance = Optional.of("https://other.my.salesforce.com");
    ask("POST", "accounts/a1/test", "");
    assertThat(bridge.shelves.accounts().find("a1").orElseThrow().origins())
        .contains("https://acme--dev.sandbox.my.salesforce.com")
        .hasSize(3);
  }

  @Test
  void knowsWhereTheSignInArrived() {
    account(SignIn.CLIENT_CREDENTIALS);
    org.register(new App("key", "s3cret-of-the-app", FakeOrg.ADMIN));
    Account account = bridge.shelves.accounts().find("a1").orElseThrow();
    Optional<String> before = bridge.setUp.real.instance(account);

    ask("POST", "accounts/a1/test", "");

    assertThat(before).isEmpty();
    assertThat(bridge.setUp.real.instance(account)).contains(org.url().toString());
  }

  @Test
  void connectsForAScriptThatBringsWhatTheAddressHeld() {
    account(SignIn.AUTHORIZATION_CODE);
    Map<String, String> back =
        Browser.signIn(
            member(ask("POST", "accounts/a1/connect", ""), "url"), FakeOrg.ADMIN, "admin");

    String body = "{\"state\": \"%s\", \"code\": \"%s\"}";
    HttpResponse<String> end =
        ask("POST", "accounts/a1/connected", body.formatted(back.get("state"), back.get("code")));

    assertThat(end.statusCode()).isEqualTo(204);
    assertThat(bridge.lastDeed()).contains("administrator@example.com: account connected");
  }

  @Test
  void connectsOnlyWhatSignsInSo() {
    account(SignIn.JWT_BEARER);

    assertThat(ask("POST", "accounts/a1/connect", "").statusCode()).isEqualTo(409);
    assertThat(ask("POST", "accounts/none/connect", "").statusCode()).isEqualTo(404);
  }

  @Test
  void letsNoSecretOutInAnswersLogsOrAudit() throws Exception {
    Capture log = new Capture();
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    Logger fakes = (Logger) LoggerFactory.getLogger("org.eclipse.jetty");
    Level before = root.getLevel();
    Level beforeFakes = fakes.getLevel();
    log.start();
    root.addAppender(log);
    root.setLevel(Level.TRACE);
    fakes.setLevel(Level.INFO);
    try {
      account(SignIn.AUTHORIZATION_CODE);
      String url = member(ask("POST", "accounts/a1/connect", ""), "url");
      Map<String, String> back = Browser.signIn(url, FakeOrg.ADMIN, "admin");
      String body = "{\"state\": \"%s\", \"code\": \"%s\"}";
      ask("POST", "accounts/a1/connected", body.formatted(back.get("state"), back.get("code")));
      ask("POST", "accounts/a1/test", "");
      ask("POST", "accounts/a1/test", "");
      account(SignIn.JWT_BEARER);
      upload(member(ask("POST", "accounts/a1/key", ""), "certificate"));
      ask("POST", "accounts/a1/test", "");
      account(SignIn.USERNAME_PASSWORD);
      bridge.shelves.secrets().put("account/a1/password", new Secret("pa55word-of-ada"));
      bridge.shelves.secrets().put("account/a1/securityToken", new Secret("t0ken-of-ada"));
      ask("POST", "accounts/a1/test", "");
      ask("GET", "accounts", "");
      ask("GET", "audit", "");
    } finally {
      root.setLevel(before);
      fakes.setLevel(beforeFakes);
      root.detachAppender(log);
    }

    String all = String.join("\n", log.texts) + String.join("\n", answers);
    assertThat(all).contains("stage=test").contains("JWT_BEARER: signed in");
    for (String name : List.of("clientSecret", "refreshToken", "privateKey", "password")) {
      String secret = bridge.shelves.secrets().find("account/a1/" + name).orElseThrow().reveal();
      assertThat(all).as(name).doesNotContain(secret);
    }
    assertThat(all)
        .doesNotContain("PRIVATE KEY", "5Aep861", "access_token", "assertion=", "Bearer 00D")
        .doesNotContain("pa55word", "t0ken-of-ada", "code_verifier");
  }

  /** The reason that our page is to show. */
  private static String refused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(303);
    String location = answer.headers().firstValue("Location").orElseThrow();
    assertThat(location).startsWith("/console/connect.html?refused=");
    return URLDecoder.decode(location.substring(location.indexOf('=') + 1), StandardCharsets.UTF_8);
  }

  private void account(SignIn way) {
    bridge.shelves.secrets().put("account/a1/clientSecret", new Secret("s3cret-of-the-app"));
    AppPolicy policy =
        AppPolicy.standard()
            .withCallback(CALLBACK)
            .approving(FakeOrg.ADMIN)
            .with(Trait.ROTATES_REFRESH_TOKENS);
    org.register(new App("key", "s3cret-of-the-app", null, policy));
    bridge
        .shelves
        .accounts()
        .put(
            new Account(
                "a1",
                "Acme",
                Account.Type.NEW_TAB,
                way,
                org.url().toString(),
                "key",
                FakeOrg.ADMIN,
                null,
                "",
                null,
                null,
                null,
                null,
                List.of(),
                false,
                false,
                null));
  }

  private void upload(String pem) throws Exception {
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(
                    new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    AppPolicy policy = AppPolicy.standard().withCertificate(certificate).approving(FakeOrg.ADMIN);
    org.register(new App("key", "s3cret-of-the-app", null, policy));
  }

  private HttpResponse<String> ask(String method, String path, String body) {
    return kept(
        Http.ask(
            method,
            bridge.address() + "/api/" + path,
            body,
            "Authorization",
            "Bearer " + administrator));
  }

  private String consoleCookie() {
    String body =
        "{\"email\": \"administrator@example.com\", \"password\": \"%s\"}"
            .formatted(TestBridge.PASSWORD);
    HttpResponse<String> in = Http.ask("POST", bridge.address() + "/api/session", body);
    String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
    return cookie.substring(0, cookie.indexOf(';')) + "\n" + member(in, "csrfToken");
  }

  private HttpResponse<String> console(String method, String path, String cookieAndToken) {
    String[] parts = cookieAndToken.split("\n");
    return kept(
        Http.ask(
            method,
            bridge.address() + "/api/" + path,
            "",
            "Cookie",
            parts[0],
            "X-CSRF-Token",
            parts[1]));
  }

  private HttpResponse<String> kept(HttpResponse<String> answer) {
    answers.add(answer.body());
    return answer;
  }

  private static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String member(HttpResponse<String> answer, String name) {
    return JsonParser.parseString(answer.body()).getAsJsonObject().get(name).getAsString();
  }

  private static final class Capture extends AppenderBase<ILoggingEvent> {
    private final List<String> texts = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      boolean testsOwn = event.getLoggerName().startsWith("jdk.");
      if (!testsOwn) {
        texts.add(event.getFormattedMessage());
      }
    }
  }
}
