package io.trunkline.edge.salesforce;

import static io.trunkline.edge.salesforce.Bench.now;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.Finding;
import io.trunkline.core.Finding.Level;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Account.SignIn;
import io.trunkline.core.ticket.AccountUse;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.rest.App;
import io.trunkline.lab.org.rest.AppPolicy;
import io.trunkline.lab.org.rest.AppPolicy.Trait;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Addresses of another world than the org's, and what no healthy org ever says. */
class OddWorldsIT {
  private static final String LOGIN = "http://login.salesforce.com";
  private static final String TEST = "http://test.salesforce.com";

  private final Bench bench = new Bench();
  private final ProxySelector before = ProxySelector.getDefault();

  /** The fake org stands behind Salesforce's common addresses, as a proxy may. */
  @BeforeEach
  void leadThereByAProxy() {
    ProxySelector.setDefault(new ToTheOrg(bench.org.port()));
  }

  @AfterEach
  void close() {
    ProxySelector.setDefault(before);
    bench.close();
  }

  @Test
  void takesNoClientCredentialsAtTheCommonAddress() {
    assertThat(refusal(Bench.account(LOGIN, null)))
        .contains("not take client credentials")
        .contains("My Domain")
        .contains("request not supported on this domain");
  }

  @Test
  void takesNoAssertionForASandboxInProduction() {
    Account account = at(TEST);
    RefusalsIT.uploaded(bench, account, bench.setUp(account).newKey(account), FakeOrg.ADMIN);

    assertThat(refusal(account)).contains("another world").contains("audience validation failed");
  }

  @Test
  void doesNotKnowAnotherWorldsApp() {
    Account account = at(TEST);
    AppPolicy policy =
        AppPolicy.standard()
            .withCertificate(PemCertificate.read(bench.setUp(account).newKey(account)))
            .with(Trait.EXTERNAL);
    bench.org.register(new App("consumer-key-1", "s3cret-of-the-app", null, policy));

    assertThat(refusal(account)).contains("does not have this app").contains("app_not_found");
  }

  @Test
  void isNotSpokenWithInAVersionOlderThanAllThatWeKnow() throws IOException {
    List<Finding> report =
        trial(
            path ->
                path.equals("/services/data/")
                    ? ScriptedOrg.Says.of(200, "[{\"version\":\"9.0\"},{\"version\":\"47.0\"}]")
                    : ScriptedOrg.Says.of(200, "{}"));

    assertThat(report)
        .filteredOn(one -> one.level() == Level.FAIL)
        .singleElement()
        .satisfies(one -> assertThat(one.about()).isEqualTo("api-version"))
        .satisfies(one -> assertThat(one.words()).contains("from 48.0 to 68.0"));
  }

  @Test
  void takesABadTokenAtTheIdentityForASessionThatIsOver() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger signedIn = new AtomicInteger();

    List<Finding> report =
        trial(
            path -> {
              if (path.endsWith("/userinfo") && asked.getAndIncrement() == 0) {
                return ScriptedOrg.Says.of(403, "Bad_OAuth_Token");
              }
              if (path.endsWith("/token")) {
                signedIn.incrementAndGet();
              }
              return path.equals("/services/data/")
                  ? ScriptedOrg.Says.of(200, "[{\"version\":\"68.0\"}]")
                  : ScriptedOrg.Says.of(200, "{\"preferred_username\":\"ada@acme.example\"}");
            });

    assertThat(report).contains(Finding.ok("identity", "Signed in as ada@acme.example"));
    assertThat(signedIn).hasValue(2);
  }

  private List<Finding> trial(Function<String, ScriptedOrg.Says> script) throws IOException {
    String[] own = new String[1];
    try (ScriptedOrg org =
        new ScriptedOrg(
            path -> {
              ScriptedOrg.Says says = script.apply(path);
              return path.endsWith("/token") ? ScriptedOrg.token(own[0]) : says;
            })) {
      own[0] = org.url();
      try (SalesforceDesks desks = desks(org.url())) {
        return now(desks.test(Bench.account(org.url(), null), AccountUse.unknown()).orElseThrow());
      }
    }
  }

  private String refusal(Account account) {
    try (SalesforceDesks desks = desks(LOGIN, TEST)) {
      List<Finding> report = now(desks.test(account, AccountUse.unknown()).orElseThrow());
      Finding last = report.get(report.size() - 1);
      assertThat(last.level()).isEqualTo(Level.FAIL);
      return last.about() + ": " + last.words() + " " + last.remedy();
    }
  }

  private SalesforceDesks desks(String... listed) {
    return new SalesforceDesks(
        bench.secrets, bench.clock, new HostPolicy(List.of(listed)), Bench.QUICK, null);
  }

  private static Account at(String uri) {
    return Bench.account(uri, SignIn.JWT_BEARER, FakeOrg.ADMIN);
  }

  /** Leads to the org whatever is asked of Salesforce. */
  private static final class ToTheOrg extends ProxySelector {
    private final int port;

    ToTheOrg(int port) {
      this.port = port;
    }

    @Override
    public List<Proxy> select(URI uri) {
      boolean salesforce = String.valueOf(uri.getHost()).endsWith(".salesforce.com");
      return List.of(
          salesforce
              ? new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", port))
              : Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
