package io.trunkline.lab.org;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Profile;
import io.trunkline.lab.org.rest.App;
import io.trunkline.lab.org.rest.AppPolicy;
import io.trunkline.lab.org.rest.AppPolicy.Trait;
import io.trunkline.lab.org.rest.OrgSwitch;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the org says when a sign-in goes wrong: the error and its words. */
class SignInIT {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String CALLBACK = "https://bridge.example/callback";
  private static final String WISH =
      "/services/oauth2/authorize?response_type=code&client_id=key&redirect_uri=" + enc(CALLBACK);
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  @TempDir static Path folder;
  private static SigningKey key;

  private FakeOrg org;
  private OrgClient client;
  private OrgUser alice;

  @BeforeAll
  static void keys() throws Exception {
    key = SigningKey.in(folder);
  }

  @BeforeEach
  void open() {
    org =
        FakeOrg.start(
            OrgSettings.local(Clock.fixed(NOON, ZoneOffset.UTC), ZoneId.of("Europe/Berlin")));
    alice = org.addUser("alice", "pass", "alice@acme.example", "Alice Archer", Profile.standard());
    register(policy().approving("alice"));
    client = new OrgClient(HttpClient.newHttpClient(), org.url());
  }

  @AfterEach
  void close() {
    org.close();
  }

  @Test
  void letsTheUserOfAnAssertionIn() throws Exception {
    JsonObject reply = assertion("RS256", "key", "alice", org.url().toString(), 120);

    assertThat(reply.get("id").getAsString()).endsWith(alice.id());
    assertThat(reply.has("refresh_token")).isFalse();
    assertThat(reply.has("expires_in")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HS256 | key | alice | https://login.salesforce.com | 120 | invalid_grant: invalid"
            + " assertion",
        "RS256 | other | alice | https://login.salesforce.com | 120 | invalid_client_id: client"
            + " identifier invalid",
        "RS256 | key | nobody | https://login.salesforce.com | 120 | invalid_grant: user hasn't"
            + " approved this consumer",
        "RS256 | key | bob | https://login.salesforce.com | 120 | invalid_grant: user hasn't"
            + " approved this consumer",
        "RS256 | key | alice | https://test.salesforce.com | 120 | invalid_grant: audience"
            + " validation failed",
        "RS256 | key | alice | https://login.salesforce.com | -181 | invalid_grant: expired"
            + " authorization code",
        "RS256 | key | alice | https://login.salesforce.com | 900 | invalid_grant: invalid"
            + " assertion"
      })
  void refusesAnAssertion(
      String alg, String app, String user, String audience, long seconds, String words)
      throws Exception {
    org.addUser("bob", "bob", "bob@acme.example", "Bob Baker", Profile.standard());

    assertThat(words(assertion(alg, app, user, audience, seconds))).isEqualTo(words);
  }

  @Test
  void allowsForAClockThatIsOff() throws Exception {
    assertThat(assertion("RS256", "key", "alice", "https://login.salesforce.com", -100).keySet())
        .contains("access_token");
  }

  @Test
  void refusesAnAssertionOfAnotherKey() throws Exception {
    register(
        policy()
            .approving("alice")
            .withCertificate(SigningKey.in(folderOf("other")).certificate()));

    assertThat(words(assertion("RS256", "key", "alice", "https://login.salesforce.com", 120)))
        .isEqualTo("invalid_grant: invalid assertion");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ADMIN_APPROVED | invalid_app_access: user is not admin approved to access this app",
        "UNINSTALLED | invalid_client: app must be installed into org",
      })
  void keepsUsersFromAnApp(Trait trait, String words) throws Exception {
    register(policy().with(trait));

    assertThat(words(assertion("RS256", "key", "alice", "https://login.salesforce.com", 120)))
        .isEqualTo(words);
    assertThat(words(token("grant_type=client_credentials&client_id=key&client_secret=secret")))
        .isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NETWORK_RESTRICTED | invalid_grant: ip restricted or invalid login hours",
        "LOGIN_RATE_EXCEEDED | rate_limit_exceeded: login rate exceeded",
        "ORG_INACTIVE | inactive_org: organization is inactive"
      })
  void refusesEverybody(OrgSwitch one, String words) throws Exception {
    org.turnOn(one);

    assertThat(words(token("grant_type=client_credentials&client_id=key&client_secret=secret")))
        .isEqualTo(words);
  }

  @Test
  void letsNobodyInThroughAnAppThatIsBlocked() throws Exception {
    register(policy().with(Trait.BLOCKED).approving("alice"));
    String words = "OAUTH_APP_BLOCKED: this app is blocked by admin";

    assertThat(words(assertion("RS256", "key", "alice", "https://login.salesforce.com", 120)))
        .isEqualTo(words);
    assertThat(words(token("grant_type=client_credentials&client_id=key&client_secret=secret")))
        .isEqualTo(words);
  }

  @Test
  void refusesAnInactiveUser() throws Exception {
    org.change(alice.deactivated());

    assertThat(words(assertion("RS256", "key", "alice", "https://login.salesforce.com", 120)))
        .isEqualTo("inactive_user: user is inactive");
  }

  @Test
  void wantsThePasswordWithTheSecurityTokenWhereTheFlowIsAllowed() throws Exception {
    String token = org.securityToken(alice);
    String blocked = words(password("pass" + token));

    org.turnOff(OrgSwitch.PASSWORD_FLOW_BLOCKED);
    String bare = words(password("pass"));
    JsonObject whole = password("pass" + token);
    org.turnOn(OrgSwitch.NETWORK_TRUSTED);
    JsonObject trusted = password("pass");
    org.changePassword(alice, "new");
    String stale = words(password("new" + token));

    assertThat(blocked).isEqualTo("invalid_grant: authentication failure");
    assertThat(bare).isEqualTo(blocked);
    assertThat(stale).isEqualTo(blocked);
    assertThat(whole.keySet()).contains("access_token");
    assertThat(trusted.keySet()).contains("access_token");
  }

  @Test
  void locksAUserAfterTenWrongPasswords() throws Exception {
    org.turnOff(OrgSwitch.PASSWORD_FLOW_BLOCKED);
    for (int i = 0; i < 10; i++) {
      password("wrong");
    }

    assertThat(words(password("pass" + org.securityToken(alice))))
        .isEqualTo("invalid_grant: authentication failure");
  }

  @Test
  void asksThePersonAndSendsBackACode() throws Exception {
    register(policy());
    String page = client.get(WISH + "&state=s%26t").body();
    String wrong = post(WISH, "username=alice&pw=wrong").body();
    String asked = post(WISH + "&state=s%26t", "username=alice&pw=pass").body();
    String ticket = asked.replaceAll("(?s).*name=\"ticket\" value=\"([^\"]+)\".*", "$1");

    String back = location(post(WISH + "&state=s%26t", "ticket=" + ticket + "&allow=1"));
    String again = location(post(WISH, "username=alice&pw=pass"));

    assertThat(page).contains("id=\"username\"", "id=\"password\"", "id=\"Login\"");
    assertThat(wrong).contains("Please check your username and password.");
    assertThat(asked).contains("id=\"oaapprove\"");
    assertThat(back).startsWith(CALLBACK + "?code=aPrx").endsWith("&state=s%26t");
    assertThat(again).startsWith(CALLBACK + "?code=aPrx");
  }

  @Test
  void tellsTheAppThatThePersonSaidNo() throws Exception {
    register(policy());
    String asked = post(WISH, "username=alice&pw=pass").body();
    String ticket = asked.replaceAll("(?s).*name=\"ticket\" value=\"([^\"]+)\".*", "$1");

    assertThat(location(post(WISH, "ticket=" + ticket + "&deny=1")))
        .isEqualTo(
            CALLBACK + "?error=access_denied&error_description=end-user%20denied%20authorization");
  }

  @ParameterizedTest
  @CsvSource({"BLOCKED, OAUTH_APP_BLOCKED", "ADMIN_APPROVED, OAUTH_APP_ACCESS_DENIED"})
  void sendsBackThatTheAppIsNotAllowed(Trait trait, String error) throws Exception {
    register(policy().with(trait));

    assertThat(location(post(WISH, "username=alice&pw=pass")))
        .startsWith(CALLBACK + "?error=" + error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "client_id=key | client_id=other | error=invalid_client_id",
        "callback | elsewhere | error=redirect_uri_mismatch",
        "response_type=code | response_type=token | error=unsupported_response_type",
        "client_id=key | client_id=key&code_challenge=x&code_challenge_method=plain |"
            + " error=invalid_request"
      })
  void answersItselfWhereThereIsNoWayBack(String part, String other, String words)
      throws Exception {
    OrgClient.Reply reply = client.get(WISH.replace(part, other));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).startsWith(words);
  }

  @Test
  void wantsAChallengeWhereTheAppSaysSo() throws Exception {
    register(policy().with(Trait.NEEDS_PKCE));

    assertThat(client.get(WISH).body())
        .isEqualTo("error=invalid_request&error_description=missing%20required%20code%20challenge");
  }

  @Test
  void givesATokenToWhoeverKnowsTheVerifier() throws Exception {
    String wish = WISH + "&code_challenge_method=S256&code_challenge=" + CHALLENGE;
    String wrong = words(exchange(code(wish), "x".repeat(43)));
    String code = code(wish);
    JsonObject right = exchange(code, VERIFIER);

    assertThat(wrong).isEqualTo("invalid_grant: invalid code verifier");
    assertThat(right.get("refresh_token").getAsString()).isNotEmpty();
    assertThat(words(exchange(code, VERIFIER)))
        .isEqualTo("invalid_grant: expired authorization code");
    assertThat(words(exchange("aPrxNone", VERIFIER)))
        .isEqualTo("invalid_grant: invalid authorization code");
  }

  @Test
  void knowsWhatATokenIsGoodForUntilItIsRevoked() throws Exception {
    JsonObject reply = exchange(code(WISH), "");
    String access = reply.get("access_token").getAsString();

    JsonObject before = introspect(access);
    OrgClient.Reply revoked =
        post("/services/oauth2/revoke", "token=" + enc(reply.get("refresh_token").getAsString()));

    assertThat(before.get("active").getAsBoolean()).isTrue();
    assertThat(before.get("username").getAsString()).isEqualTo("alice");
    assertThat(revoked.status()).isEqualTo(200);
    assertThat(introspect(access).toString()).isEqualTo("{\"active\":false}");
    assertThat(client.get("/services/oauth2/userinfo?oauth_token=" + enc(access)).body())
        .isEqualTo("Bad_OAuth_Token");
    assertThat(words(post("/services/oauth2/revoke", "token=x").json().getAsJsonObject()))
        .isEqualTo("invalid_token: invalid token: x");
  }

  private static AppPolicy policy() {
    return AppPolicy.standard().withCallback(CALLBACK).withCertificate(key.certificate());
  }

  private void register(AppPolicy policy) {
    org.register(new App("key", "secret", FakeOrg.ADMIN).with(policy));
  }

  private Path folderOf(String name) throws java.io.IOException {
    return java.nio.file.Files.createDirectories(folder.resolve(name));
  }

  private JsonObject assertion(String alg, String app, String user, String audience, long seconds)
      throws Exception {
    String claims =
        "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"%s\",\"exp\":%d}"
            .formatted(app, user, audience, NOON.getEpochSecond() + seconds);
    String jwt = key.sign("{\"alg\":\"" + alg + "\"}", claims);
    return token(
        "grant_type=" + enc("urn:ietf:params:oauth:grant-type:jwt-bearer") + "&assertion=" + jwt);
  }

  private JsonObject password(String password) throws Exception {
    return token(
        "grant_type=password&client_id=key&client_secret=secret&username=alice&password="
            + password);
  }

  private String code(String wish) throws Exception {
    String back = location(post(wish, "username=alice&pw=pass"));
    return back.substring(back.indexOf("code=") + 5);
  }

  private JsonObject exchange(String code, String verifier) throws Exception {
    return token(
        "grant_type=authorization_code&client_id=key&client_secret=secret&code=%s&redirect_uri=%s&code_verifier=%s"
            .formatted(code, enc(CALLBACK), verifier));
  }

  private JsonObject introspect(String token) throws Exception {
    return post(
            "/services/oauth2/introspect", "client_id=key&client_secret=secret&token=" + enc(token))
        .json()
        .getAsJsonObject();
  }

  private JsonObject token(String form) throws Exception {
    return client.login(form).json().getAsJsonObject();
  }

  private OrgClient.Reply post(String path, String form) throws Exception {
    return client.send(
        client
            .request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private static String location(OrgClient.Reply reply) {
    return reply.response().headers().firstValue("Location").orElseThrow();
  }

  private static String words(JsonObject reply) {
    return reply.get("error").getAsString() + ": " + reply.get("error_description").getAsString();
  }

  private static String enc(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
