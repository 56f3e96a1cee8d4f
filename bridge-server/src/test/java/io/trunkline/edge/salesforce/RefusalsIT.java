package io.trunkline.edge.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.Finding;
import io.trunkline.core.Secret;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Account.SignIn;
import io.trunkline.core.ticket.AccountUse;
import io.trunkline.lab.org.Door;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.Fault;
import io.trunkline.lab.org.data.Profile;
import io.trunkline.lab.org.rest.App;
import io.trunkline.lab.org.rest.AppPolicy;
import io.trunkline.lab.org.rest.AppPolicy.Trait;
import io.trunkline.lab.org.rest.OrgSwitch;
import io.trunkline.testbridge.AccountLike;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an administrator reads for each way in which Salesforce says no: the fake org answers each
 * with Salesforce's own body, and the test of the account names cause and remedy.
 */
class RefusalsIT {
  private static final App APP = new App("consumer-key-1", "s3cret-of-the-app", FakeOrg.ADMIN);

  /**
   * @param about the finding that fails
   * @param words a part of what is found
   * @param remedy a part of what to do
   * @param scene makes the org refuse, and returns the account
   */
  record Row(String about, String words, String remedy, Function<Bench, Account> scene) {
    @Override
    public String toString() {
      return about + ": " + words;
    }
  }

  static Stream<Row> rows() {
    return Stream.of(clientCredentials(), jwt(), password(), refresh(), theOrgItself())
        .flatMap(rows -> rows);
  }

  private static Stream<Row> clientCredentials() {
    return Stream.of(
        signIn(
            "no run-as user",
            "choose a Run As",
            app(new App("consumer-key-1", APP.clientSecret(), null))),
        signIn("does not know this consumer key", "Copy it again", app(null)),
        signIn(
            "consumer secret is wrong",
            "Copy it again",
            bench -> {
              bench.secrets.put("account/a1/clientSecret", new Secret("wrong"));
              return bench.account();
            }),
        signIn(
            "not installed in this org", "external client app in the org", with(Trait.UNINSTALLED)),
        signIn("not approved", "pre-authorized", with(Trait.ADMIN_APPROVED)),
        signIn(
            "inactive",
            "Activate the user",
            bench -> {
              bench.org.change(bench.org.user(FakeOrg.ADMIN).deactivated());
              return bench.account();
            }),
        signIn("has blocked the app", "Unblock it", with(Trait.BLOCKED)),
        signIn(
            "not taken at this address", "enable the flow", fault(Fault.LOGIN_GRANT_UNSUPPORTED)),
        signIn("Salesforce refused the sign-in", "Its Login History", fault(Fault.LOGIN_REFUSED)),
        signIn("from this address", "IP relaxation", on(OrgSwitch.NETWORK_RESTRICTED)),
        signIn("Too many sign-ins", "Wait an hour", on(OrgSwitch.LOGIN_RATE_EXCEEDED)),
        signIn("locked, closed or suspended", "sandbox", on(OrgSwitch.ORG_INACTIVE)),
        signIn("cannot sign us in now", "by itself", fault(Fault.LOGIN_BUSY)));
  }

  private static Stream<Row> jwt() {
    return Stream.of(
        signIn(
            "clock is 20 minutes behind", "NTP", bench -> behind(bench, Duration.ofMinutes(-20))),
        signIn("clock is 30 minutes ahead", "NTP", bench -> behind(bench, Duration.ofMinutes(30))),
        signIn(
            "one that has expired",
            "Compare this machine's clock",
            bench -> {
              bench.org.answers(Door.LOGIN, Fault.LOGIN_ASSERTION_EXPIRED, 1);
              return behind(bench, Duration.ZERO);
            }),
        signIn(
            "cannot check our signature",
            "Download the account's certificate",
            bench -> {
              Account account = bench.signingIn(SignIn.JWT_BEARER);
              uploaded(bench, account, bench.setUp(account).newKey(account), FakeOrg.ADMIN);
              bench.setUp(account).newKey(account);
              return account;
            }),
        signIn(
            "has not approved the app",
            "pre-authorized",
            bench -> {
              Account account = bench.signingIn(SignIn.JWT_BEARER);
              uploaded(bench, account, bench.setUp(account).newKey(account), "nobody@acme.example");
              return account;
            }),
        signIn(
            "no user of this name",
            "Check the username",
            bench -> {
              Account account = bench.signingIn(SignIn.JWT_BEARER, "mistyped@acme.example");
              uploaded(bench, account, bench.setUp(account).newKey(account), FakeOrg.ADMIN);
              return account;
            }),
        signIn(
            "private key is not there", "Enter it", bench -> bench.signingIn(SignIn.JWT_BEARER)));
  }

  private static Stream<Row> password() {
    return Stream.of(
        signIn("flow is blocked in this org", "OAuth and OpenID", bench -> typed(bench, "admin")),
        signIn(
            "security token is missing",
            "Login History",
            bench -> {
              bench.org.turnOff(OrgSwitch.PASSWORD_FLOW_BLOCKED);
              return typed(bench, "admin");
            }),
        signIn(
            "external client app, which never has it",
            "connected app",
            bench -> {
              bench.org.turnOff(OrgSwitch.PASSWORD_FLOW_BLOCKED);
              bench.org.register(APP.with(AppPolicy.standard().with(Trait.EXTERNAL)));
              return token(bench, typed(bench, "admin"));
            }),
        signIn(
            "security token became stale",
            "new security token",
            bench -> {
              bench.org.turnOff(OrgSwitch.PASSWORD_FLOW_BLOCKED);
              Account account = token(bench, typed(bench, "admin"));
              Bench.now(bench.desk(account).shape("Task"));
              bench.org.changePassword(bench.org.user(FakeOrg.ADMIN), "n3w-word");
              bench.org.expireTokens();
              return account;
            }),
        signIn(
            "password is not there",
            "Enter it",
            bench -> {
              bench.secrets.removeAll("account/a1/password");
              return bench.signingIn(SignIn.USERNAME_PASSWORD);
            }));
  }

  private static Stream<Row> refresh() {
    return Stream.of(
        signIn(
            "Nobody has connected",
            "Connect it",
            bench -> bench.signingIn(SignIn.AUTHORIZATION_CODE)),
        signIn(
            "connection has ended",
            "Connect the account again",
            bench -> {
              bench.secrets.put("account/a1/refreshToken", new Secret("5Aep861-revoked"));
              return bench.signingIn(SignIn.AUTHORIZATION_CODE);
            }));
  }

  private static Stream<Row> theOrgItself() {
    return Stream.of(
        new Row(
            "address",
            "not a Salesforce host",
            "My Domain",
            bench -> Bench.account("https://evil.example", null)),
        new Row(
            "sign-in",
            "refuses the connection",
            "firewall",
            bench -> {
              bench.org.goesDown();
              return bench.account();
            }),
        new Row(
            "api-access",
            "its edition, has no API access",
            "edition",
            on(OrgSwitch.API_DISABLED_FOR_ORG)),
        new Row(
            "api-access",
            "user may not use the API",
            "API Enabled",
            bench -> {
              bench.org.change(
                  bench.org.user(FakeOrg.ADMIN).with(Profile.administrator().withoutApi()));
              return bench.account();
            }),
        new Row(
            "api-access",
            "REQUEST_LIMIT_EXCEEDED",
            "24 hours",
            bench -> {
              bench.org.dailyLimit(0);
              return bench.account();
            }),
        new Row(
            "api-version",
            "refuses the session",
            "IP address",
            bench -> {
              bench.org.answers(Door.READ, Fault.TOKEN_EXPIRED_ONCE, 3);
              return bench.account();
            }));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void sayWhatItMostLikelyIsAndWhatToDo(Row row) {
    try (Bench bench = new Bench()) {
      Account account = row.scene().apply(bench);

      List<Finding> report =
          Bench.now(bench.desks.test(account, AccountUse.unknown()).orElseThrow());

      assertThat(report)
          .filteredOn(one -> one.level() == Finding.Level.FAIL)
          .singleElement()
          .satisfies(
              one -> {
                assertThat(one.about()).isEqualTo(row.about());
                assertThat(one.words()).contains(row.words());
                assertThat(one.remedy()).contains(row.remedy());
                assertThat(one.words() + one.remedy())
                    .doesNotContain("s3cret", "5Aep861", "n3w-word");
              });
    }
  }

  private static Row signIn(String words, String remedy, Function<Bench, Account> scene) {
    return new Row("sign-in", words, remedy, scene);
  }

  private static Function<Bench, Account> app(@org.jspecify.annotations.Nullable App app) {
    return bench -> {
      if (app == null) {
        return named(bench.account(), "consumer-key-of-nobody");
      }
      bench.org.register(app);
      return bench.account();
    };
  }

  private static Function<Bench, Account> with(Trait trait) {
    return app(APP.with(AppPolicy.standard().with(trait)));
  }

  private static Function<Bench, Account> on(OrgSwitch one) {
    return bench -> {
      bench.org.turnOn(one);
      return bench.account();
    };
  }

  private static Function<Bench, Account> fault(Fault one) {
    return bench -> {
      bench.org.answers(Door.LOGIN, one, 1);
      return bench.account();
    };
  }

  /** The app knows this certificate, and approves this user. */
  static void uploaded(Bench bench, Account account, String certificate, String approved) {
    bench.org.register(
        APP.with(
            AppPolicy.standard()
                .withCertificate(PemCertificate.read(certificate))
                .approving(approved)));
  }

  /** The bridge's clock is so far from the org's. */
  private static Account behind(Bench bench, Duration off) {
    Account account = bench.signingIn(SignIn.JWT_BEARER);
    uploaded(bench, account, bench.setUp(account).newKey(account), FakeOrg.ADMIN);
    bench.skew(off);
    return account;
  }

  private static Account typed(Bench bench, String password) {
    bench.secrets.put("account/a1/password", new Secret(password));
    return bench.signingIn(SignIn.USERNAME_PASSWORD);
  }

  private static Account token(Bench bench, Account account) {
    String token = bench.org.securityToken(bench.org.user(FakeOrg.ADMIN));
    bench.secrets.put("account/a1/securityToken", new Secret(token));
    return account;
  }

  private static Account named(Account one, String clientId) {
    return AccountLike.of(one, like -> like.clientId = clientId);
  }
}
