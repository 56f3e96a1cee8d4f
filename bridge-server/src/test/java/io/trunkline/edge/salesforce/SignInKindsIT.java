package io.trunkline.edge.salesforce;

import static io.trunkline.edge.salesforce.Bench.now;
import static io.trunkline.edge.salesforce.Bench.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.core.Secret;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Account.SignIn;
import io.trunkline.core.ticket.AccountHealth.State;
import io.trunkline.core.ticket.TicketDesk.DeskException;
import io.trunkline.core.ticket.TicketOutcome.Filed;
import io.trunkline.core.ticket.TicketOutcome.SignInFailed;
import io.trunkline.lab.org.Door;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.rest.App;
import io.trunkline.lab.org.rest.AppPolicy;
import io.trunkline.lab.org.rest.AppPolicy.Trait;
import io.trunkline.lab.org.rest.OrgSwitch;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way to sign in, as it should go, and what becomes of a connection. */
class SignInKindsIT {
  private static final String CALLBACK = "https://cti.test/api/oauth/callback";
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void signsAnAssertionWithTheAccountsKey() {
    Account account = bench.signingIn(SignIn.JWT_BEARER);
    String certificate = bench.setUp(account).newKey(account);
    RefusalsIT.uploaded(bench, account, certificate, FakeOrg.ADMIN);

    assertThat(now(bench.desk(account).file(task(), "ref-1"))).isInstanceOf(Filed.class);
    assertThat(bench.setUp(account).certificate(account)).contains(certificate);
  }

  @Test
  void signsWithAKeyThatWasMadeElsewhere() {
    Account account = bench.signingIn(SignIn.JWT_BEARER);
    SigningKey made = SigningKey.make("elsewhere", Bench.NOON);
    String certificate = made.certificatePem().orElseThrow();
    RefusalsIT.uploaded(bench, account, certificate, FakeOrg.ADMIN);
    SalesforceSetUp setUp = bench.setUp(account);

    assertThat(setUp.takeKey(account, new Secret("nonsense"))).isPresent();
    assertThat(setUp.takeKey(account, new Secret(made.keyPem()))).isEmpty();

    assertThat(now(bench.desk(account).file(task(), "ref-1"))).isInstanceOf(Filed.class);
    assertThat(setUp.certificate(account)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://acme.my.salesforce.com, https://login.salesforce.com",
    "https://login.salesforce.com, https://login.salesforce.com",
    "https://test.salesforce.com, https://test.salesforce.com",
    "https://acme--dev.sandbox.my.salesforce.com, https://test.salesforce.com",
    "https://acme-dev-ed.scratch.my.salesforce.com, https://test.salesforce.com",
    "https://acme-dev-ed.develop.my.salesforce.com, https://login.salesforce.com",
    "https://scratch.my.salesforce.com, https://login.salesforce.com"
  })
  void addressesAssertionsToTheWorldOfTheOrg(String uri, String audience) {
    assertThat(JwtBearer.audience(uri)).isEqualTo(audience);
  }

  @Test
  void sendsThePasswordWithTheSecurityTokenAndSaysThatThisIsLegacy() {
    bench.org.turnOff(OrgSwitch.PASSWORD_FLOW_BLOCKED);
    String token = bench.org.securityToken(bench.org.user(FakeOrg.ADMIN));
    bench.secrets.put("account/a1/password", new Secret("admin"));
    bench.secrets.put("account/a1/securityToken", new Secret(token));
    Account account = bench.signingIn(SignIn.USERNAME_PASSWORD);

    assertThat(now(bench.desk(account).file(task(), "ref-1"))).isInstanceOf(Filed.class);
    assertThat(bench.desks.health(account).orElseThrow().words())
        .contains("Summer '23")
        .contains("Winter '27");
  }

  @Test
  void keepsWhatCameOfAPersonsYes() {
    Account account = connected(AppPolicy.standard());

    assertThat(now(bench.desk(account).file(task(), "ref-1"))).isInstanceOf(Filed.class);
    assertThat(bench.secrets.find("account/a1/refreshToken")).isPresent();
  }

  @Test
  void writesEachRotatedTokenDown() {
    Account account = connected(AppPolicy.standard().with(Trait.ROTATES_REFRESH_TOKENS));
    Secret first = token();
    now(bench.desk(account).file(task(), "ref-1"));
    Secret second = token();
    bench.org.expireTokens();

    assertThat(now(bench.desk(account).file(task(), "ref-2"))).isInstanceOf(Filed.class);
    assertThat(token()).isNotEqualTo(second);
    assertThat(second).isNotEqualTo(first);
    bench.desks.forget("a1");
    assertThat(now(bench.desk(account).file(task(), "ref-3"))).isInstanceOf(Filed.class);
  }

  @Test
  void saysWhenTheRefreshTokenIsLost() {
    Account account = connected(AppPolicy.standard().with(Trait.ROTATES_REFRESH_TOKENS));
    Secret stale = token();
    now(bench.desk(account).file(task(), "ref-1"));
    bench.secrets.put("account/a1/refreshToken", stale);
    bench.org.expireTokens();

    var outcome = now(bench.desk(account).file(task(), "ref-2"));
    now(bench.desk(account).file(task(), "ref-2"));

    assertThat(outcome).isInstanceOf(SignInFailed.class);
    assertThat(bench.desks.health(account).orElseThrow().state()).isEqualTo(State.SIGN_IN_FAILED);
    assertThat(bench.desks.health(account).orElseThrow().words()).contains("Connect the account");
    int logins = bench.org.requests(Door.LOGIN);
    now(bench.desk(account).file(task(), "ref-2"));
    assertThat(bench.org.requests(Door.LOGIN)).isEqualTo(logins);
  }

  @Test
  void isWellAgainAfterAnotherConnection() {
    Account account = connected(AppPolicy.standard());
    bench.secrets.put("account/a1/refreshToken", new Secret("5Aep861-spoilt"));
    assertThat(now(bench.desk(account).file(task(), "ref-1"))).isInstanceOf(SignInFailed.class);

    connect(bench.setUp(account), account, "s1", "s1");

    assertThat(now(bench.desk(account).file(task(), "ref-1"))).isInstanceOf(Filed.class);
  }

  @Test
  void connectsAnAppWithoutASecret() {
    bench.secrets.removeAll("account/a1/clientSecret");

    Account account = connected(AppPolicy.standard().with(Trait.PUBLIC).with(Trait.NEEDS_PKCE));

    assertThat(now(bench.desk(account).file(task(), "ref-1"))).isInstanceOf(Filed.class);
  }

  @Test
  void isEndedOnlyByWhoBeganIt() {
    Account account = bench.signingIn(SignIn.AUTHORIZATION_CODE);
    register(AppPolicy.standard());
    SalesforceSetUp setUp = bench.setUp(account);

    assertThatThrownBy(() -> connect(setUp, account, "mine", "another"))
        .isInstanceOf(DeskException.class)
        .hasMessageContaining("not begun by you");
    assertThat(bench.secrets.known("account/a1/refreshToken")).isFalse();
  }

  @Test
  void isGoodOnceAndForTenMinutes() {
    Account account = bench.signingIn(SignIn.AUTHORIZATION_CODE);
    register(AppPolicy.standard());
    SalesforceSetUp setUp = bench.setUp(account);
    Map<String, String> answer = browse(setUp, account, "s1");
    now(setUp.connected(answer, "s1"));
    Map<String, String> late = browse(setUp, account, "s1");
    bench.clock.move(Duration.ofMinutes(11));

    assertThatThrownBy(() -> now(setUp.connected(answer, "s1"))).hasMessageContaining("ended");
    assertThatThrownBy(() -> now(setUp.connected(late, "s1"))).hasMessageContaining("ten minutes");
  }

  @Test
  void saysWhatSalesforceSaysInsteadOfACode() {
    Account account = bench.signingIn(SignIn.AUTHORIZATION_CODE);
    register(AppPolicy.standard().with(Trait.BLOCKED));
    SalesforceSetUp setUp = bench.setUp(account);

    assertThatThrownBy(() -> connect(setUp, account, "s1", "s1"))
        .isInstanceOf(DeskException.class)
        .hasMessageContaining("Unblock it");
  }

  @Test
  void saysThatSomebodySaidNo() {
    Account account = bench.signingIn(SignIn.AUTHORIZATION_CODE);
    register(AppPolicy.standard(), "nobody@acme.example");
    SalesforceSetUp setUp = bench.setUp(account);
    Map<String, String> answer =
        Browser.sayNo(setUp.connect(account, "s1"), FakeOrg.ADMIN, "admin");

    assertThatThrownBy(() -> now(setUp.connected(answer, "s1")))
        .isInstanceOf(DeskException.class)
        .hasMessageContaining("Somebody said no")
        .hasMessageContaining("allow the access");
  }

  @Test
  void saysWhenTheConnectionWouldEndWithinHours() {
    Account account = bench.signingIn(SignIn.AUTHORIZATION_CODE);
    register(AppPolicy.standard());
    SalesforceSetUp setUp = bench.setUp(account);
    String fewer = setUp.connect(account, "s1").replace("refresh_token", "web");
    Map<String, String> answer = Browser.signIn(fewer, FakeOrg.ADMIN, "admin");

    assertThatThrownBy(() -> now(setUp.connected(answer, "s1")))
        .isInstanceOf(DeskException.class)
        .hasMessageContaining("gave no refresh token")
        .hasMessageContaining("refresh_token, offline_access");
    assertThat(bench.secrets.known("account/a1/refreshToken")).isFalse();
  }

  @Test
  void saysWhenTheCallbackIsNotTheApps() {
    Account account = bench.signingIn(SignIn.AUTHORIZATION_CODE);
    register(AppPolicy.standard());

    assertThatThrownBy(() -> exchange(account, "https://other.test/api/oauth/callback"))
        .isInstanceOf(DeskException.class)
        .hasMessageContaining("callback address is none of the app's")
        .hasMessageContaining("/api/oauth/callback as Callback URL");
  }

  @Test
  void saysWhenTheCodeBelongsToAnotherConnection() {
    Account account = bench.signingIn(SignIn.AUTHORIZATION_CODE);
    register(AppPolicy.standard());

    assertThatThrownBy(() -> exchange(account, CALLBACK))
        .isInstanceOf(DeskException.class)
        .hasMessageContaining("does not belong to the connection")
        .hasMessageContaining("invalid code verifier");
  }

  @Test
  void saysWhenTheCodeIsNoGood() {
    Account account = bench.signingIn(SignIn.AUTHORIZATION_CODE);
    register(AppPolicy.standard());
    SalesforceSetUp setUp = bench.setUp(account);
    String state = browse(setUp, account, "s1").get("state");

    assertThatThrownBy(() -> now(setUp.connected(Map.of("state", state, "code", "guessed"), "s1")))
        .isInstanceOf(DeskException.class)
        .hasMessageContaining("Connect again")
        .hasMessageNotContaining("guessed");
  }

  private Account connected(AppPolicy policy) {
    Account account = bench.signingIn(SignIn.AUTHORIZATION_CODE);
    register(policy);
    connect(bench.setUp(account), account, "s1", "s1");
    return account;
  }

  /** Spends a code of the page with a verifier that is none of its connection's. */
  private void exchange(Account account, String callback) {
    Secret code = new Secret(browse(bench.setUp(account), account, "s1").get("code"));
    now(bench.desks.connect(account, code, new Secret("another"), callback).orElseThrow());
  }

  private void register(AppPolicy policy) {
    register(policy, FakeOrg.ADMIN);
  }

  private void register(AppPolicy policy, String approved) {
    AppPolicy whole = policy.withCallback(CALLBACK).approving(approved);
    bench.org.register(new App("consumer-key-1", "s3cret-of-the-app", null, whole));
  }

  private static void connect(SalesforceSetUp setUp, Account account, String who, String other) {
    now(setUp.connected(browse(setUp, account, who), other));
  }

  private static Map<String, String> browse(SalesforceSetUp setUp, Account account, String who) {
    return Browser.signIn(setUp.connect(account, who), FakeOrg.ADMIN, "admin");
  }

  private Secret token() {
    return bench.secrets.find("account/a1/refreshToken").orElseThrow();
  }
}
