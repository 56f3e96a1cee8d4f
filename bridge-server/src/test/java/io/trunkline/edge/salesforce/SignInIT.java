package io.trunkline.edge.salesforce;

import static io.trunkline.edge.salesforce.Bench.now;
import static io.trunkline.edge.salesforce.Bench.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.core.Finding;
import io.trunkline.core.Secret;
import io.trunkline.core.ticket.AccountHealth.State;
import io.trunkline.core.ticket.AccountUse;
import io.trunkline.core.ticket.TicketDesk.DeskException;
import io.trunkline.core.ticket.TicketOutcome;
import io.trunkline.core.ticket.TicketOutcome.Filed;
import io.trunkline.core.ticket.TicketOutcome.SignInFailed;
import io.trunkline.core.ticket.TicketOutcome.Unreachable;
import io.trunkline.lab.org.Door;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.Fault;
import io.trunkline.lab.org.rest.App;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInIT {
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void happensOnceForAllWhoWait() {
    var desk = bench.desk();

    IntStream.range(0, 12)
        .mapToObj(i -> desk.shape(i % 2 == 0 ? "Task" : "Case"))
        .toList()
        .forEach(Bench::now);

    assertThat(bench.org.requests(Door.LOGIN)).isEqualTo(1);
    assertThat(bench.health().state()).isEqualTo(State.SIGNED_IN);
  }

  @Test
  void happensOnceMoreForAllWhoseSessionEnded() {
    now(bench.desk().shape("Task"));
    bench.org.expireTokens();

    List<CompletableFuture<?>> all =
        IntStream.range(0, 8)
            .<CompletableFuture<?>>mapToObj(i -> bench.desk().userId("agent" + i + "@acme.example"))
            .toList();
    all.forEach(Bench::now);

    assertThat(bench.org.requests(Door.LOGIN)).isEqualTo(2);
  }

  @Test
  void isNotTriedAgainAfterARefusal() {
    bench.secrets.put("account/a1/clientSecret", new Secret("wrong"));

    var first = now(bench.desk().file(task(), "ref-1"));
    var second = now(bench.desk().file(task(), "ref-1"));

    assertThat(first)
        .isInstanceOfSatisfying(
            SignInFailed.class, failed -> assertThat(failed.reason()).contains("consumer secret"));
    assertThat(second).isEqualTo(first);
    assertThat(bench.org.requests(Door.LOGIN)).isEqualTo(1);
    assertThat(bench.health().state()).isEqualTo(State.SIGN_IN_FAILED);
  }

  @Test
  void isTriedAgainOnceTheSecretHasChanged() {
    bench.secrets.put("account/a1/clientSecret", new Secret("wrong"));
    now(bench.desk().file(task(), "ref-1"));

    bench.secrets.put("account/a1/clientSecret", new Secret("s3cret-of-the-app"));

    assertThat(now(bench.desk().file(task(), "ref-1"))).isInstanceOf(Filed.class);
    assertThat(bench.health().state()).isEqualTo(State.SIGNED_IN);
  }

  @Test
  void isTriedAgainWhenSomebodyTestsTheAccount() {
    bench.org.register(new App("consumer-key-1", "s3cret-of-the-app", null));
    now(bench.desk().file(task(), "ref-1"));
    bench.org.register(new App("consumer-key-1", "s3cret-of-the-app", FakeOrg.ADMIN));

    List<Finding> report =
        now(bench.desks.test(bench.account(), AccountUse.unknown()).orElseThrow());

    assertThat(report).noneMatch(one -> one.level() == Finding.Level.FAIL);
    assertThat(now(bench.desk().file(task(), "ref-1"))).isInstanceOf(Filed.class);
  }

  @Test
  void asksNobodyWithoutASecret() {
    bench.secrets.removeAll("account/a1/");

    assertThat(now(bench.desk().file(task(), "ref-1"))).isInstanceOf(SignInFailed.class);
    assertThat(bench.org.requests()).isEmpty();
  }

  @Test
  void isNotGivenToAHostThatNobodyListed() {
    var outcome =
        now(bench.desk(Bench.account("https://evil.example", null)).file(task(), "ref-1"));

    assertThat(outcome).isInstanceOf(SignInFailed.class);
  }

  @Test
  void isTriedAgainByItselfWhenTheOrgWasAway() {
    bench.org.answers(Door.LOGIN, Fault.SERVER_UNAVAILABLE_503, 1);

    assertThat(now(bench.desk().file(task(), "ref-1"))).isInstanceOf(Unreachable.class);
    assertThat(bench.health().state()).isEqualTo(State.UNREACHABLE);
    assertThat(now(bench.desk().file(task(), "ref-1"))).isInstanceOf(Filed.class);
  }

  @Test
  void endsWhenANewSessionIsRefusedAsWell() {
    now(bench.desk().shape("Task"));
    bench.org.answers(Door.WRITE, Fault.TOKEN_EXPIRED_ONCE, 2);

    var outcome = now(bench.desk().file(task(), "ref-1"));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            SignInFailed.class,
            failed -> assertThat(failed.reason()).contains("refuses the session"));
    assertThat(now(bench.desk().file(task(), "ref-1"))).isEqualTo(outcome);
    assertThat(bench.org.requests(Door.LOGIN)).isEqualTo(2);
  }

  @Test
  void followsNoRedirect() throws IOException {
    try (ScriptedOrg elsewhere = new ScriptedOrg(path -> ScriptedOrg.Says.of(200, "{}"));
        ScriptedOrg org =
            new ScriptedOrg(path -> new ScriptedOrg.Says(302, "", elsewhere.url() + path))) {
      try (SalesforceDesks desks = desksAt(org.url(), elsewhere.url())) {
        var outcome = now(at(desks, org).file(task(), "ref-1"));

        assertThat(reason(outcome))
            .contains("localhost sends us elsewhere, and credentials are not sent after")
            .contains("My Domain");
        assertThat(elsewhere.requests()).isZero();
      }
    }
  }

  @Test
  void takesNoInstanceThatIsNotSalesforces() throws IOException {
    try (ScriptedOrg org = new ScriptedOrg(path -> ScriptedOrg.token("https://evil.example"));
        SalesforceDesks desks = desksAt(org.url())) {
      assertThat(reason(now(at(desks, org).file(task(), "ref-1"))))
          .contains("names an instance that is not a Salesforce host")
          .contains("list the instance in the configuration file");
      assertThat(org.requests()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200, is not Salesforce., the account's address",
    "404, is not Salesforce's sign-in (HTTP status 404), My Domain"
  })
  void saysThatSomethingElseAnswers(int status, String words, String remedy) throws IOException {
    try (ScriptedOrg org = new ScriptedOrg(path -> ScriptedOrg.Says.of(status, "<html/>"));
        SalesforceDesks desks = desksAt(org.url())) {
      assertThat(reason(now(at(desks, org).file(task(), "ref-1"))))
          .contains(words)
          .contains(remedy);
    }
  }

  private static String reason(TicketOutcome outcome) {
    return ((SignInFailed) outcome).reason();
  }

  @Test
  void endsWhereTheOrgHasNoApi() throws IOException {
    String disabled =
        "[{\"message\":\"The REST API is not enabled for this Organization.\","
            + "\"errorCode\":\"API_DISABLED_FOR_ORG\"}]";
    String[] own = new String[1];
    try (ScriptedOrg org =
        new ScriptedOrg(
            path ->
                path.endsWith("/token")
                    ? ScriptedOrg.token(own[0])
                    : ScriptedOrg.Says.of(403, disabled))) {
      own[0] = org.url();
      try (SalesforceDesks desks = desksAt(org.url())) {
        assertThat(now(at(desks, org).file(task(), "ref-1")))
            .isInstanceOfSatisfying(
                SignInFailed.class, failed -> assertThat(failed.reason()).contains("API access"));
      }
    }
  }

  @Test
  void speaksTheNewestVersionThatBothSidesKnow() throws IOException {
    String[] own = new String[1];
    List<String> paths = new java.util.concurrent.CopyOnWriteArrayList<>();
    try (ScriptedOrg org =
        new ScriptedOrg(
            path -> {
              paths.add(path);
              if (path.endsWith("/token")) {
                return ScriptedOrg.token(own[0]);
              }
              return path.equals("/services/data/")
                  ? ScriptedOrg.Says.of(
                      200, "[{\"version\":\"9.0\"},{\"version\":\"67.0\"},{\"version\":\"69.0\"}]")
                  : ScriptedOrg.Says.of(200, "{\"records\":[]}");
            })) {
      own[0] = org.url();
      try (SalesforceDesks desks = desksAt(org.url())) {
        now(at(desks, org).userId("a@acme.example"));

        assertThat(paths)
            .containsExactly(
                "/services/oauth2/token", "/services/data/", "/services/data/v67.0/query");
      }
    }
  }

  @Test
  void namesTheRemedyWhenThereIsNoHostOfThatName() {
    try (SalesforceDesks desks = desksAt("https://no-such-host.invalid")) {
      var desk = desks.at(Bench.account("https://no-such-host.invalid", null)).orElseThrow();

      assertThatThrownBy(() -> now(desk.shape("Task")))
          .isInstanceOf(DeskException.class)
          .hasMessageContaining("no-such-host.invalid")
          .hasMessageContaining("DNS");
    }
  }

  private SalesforceDesks desksAt(String... listed) {
    return new SalesforceDesks(
        bench.secrets, bench.clock, new HostPolicy(List.of(listed)), Bench.QUICK, null);
  }

  private static io.trunkline.core.ticket.TicketDesk at(SalesforceDesks desks, ScriptedOrg org) {
    return desks.at(Bench.account(org.url(), null)).orElseThrow();
  }
}
