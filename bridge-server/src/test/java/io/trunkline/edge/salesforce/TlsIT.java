package io.trunkline.edge.salesforce;

import static io.trunkline.edge.salesforce.Bench.now;
import static io.trunkline.edge.salesforce.Bench.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.Secret;
import io.trunkline.core.ticket.TicketOutcome;
import io.trunkline.core.ticket.TicketOutcome.Filed;
import io.trunkline.core.ticket.TicketOutcome.Unreachable;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.OrgSettings;
import io.trunkline.lab.org.rest.App;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsIT {
  @TempDir private Path folder;

  @Test
  void filesThroughACertificateThatIsTrusted() throws Exception {
    Path store = certificate("localhost");

    assertThat(filed(store, trusting(store))).isInstanceOf(Filed.class);
  }

  @Test
  void namesTheRemedyWhenTheCertificateIsNotTrusted() throws Exception {
    Path store = certificate("localhost");

    assertThat(filed(store, null))
        .isInstanceOfSatisfying(
            Unreachable.class, lost -> assertThat(lost.reason()).contains("TLS certificate"));
  }

  @Test
  void doesNotTakeACertificateOfAnotherHost() throws Exception {
    Path store = certificate("other.example");

    assertThat(filed(store, trusting(store)))
        .isInstanceOfSatisfying(
            Unreachable.class, lost -> assertThat(lost.reason()).contains("of another host"));
  }

  @Test
  void doesNotBlameACertificateWhereNobodySpeaksTls() {
    try (FakeOrg plain = FakeOrg.start(OrgSettings.local(new Bench.MovedClock(), ZoneOffset.UTC))) {
      assertThat(filed("https://localhost:" + plain.port(), null))
          .isInstanceOfSatisfying(
              Unreachable.class,
              lost ->
                  assertThat(lost.reason())
                      .contains("does not speak TLS")
                      .doesNotContain("certificate"));
    }
  }

  private static TicketOutcome filed(Path store, @Nullable SSLContext trust) {
    OrgSettings settings =
        OrgSettings.local(new Bench.MovedClock(), ZoneOffset.UTC)
            .withTls(store, "changeit")
            .withApp(new App("consumer-key-1", "secret", FakeOrg.ADMIN));
    try (FakeOrg org = FakeOrg.start(settings)) {
      return filed(org.url().toString(), trust);
    }
  }

  private static TicketOutcome filed(String url, @Nullable SSLContext trust) {
    var clock = new Bench.MovedClock();
    var secrets = new Bench.MapSecrets();
    secrets.put("account/a1/clientSecret", new Secret("secret"));
    try (SalesforceDesks desks =
        new SalesforceDesks(
            secrets, clock, new HostPolicy(List.of("localhost")), Bench.QUICK, trust)) {
      var desk = desks.at(Bench.account(url, null)).orElseThrow();
      return now(desk.file(task(), "ref-1"));
    }
  }

  private Path certificate(String host) throws Exception {
    Path store = folder.resolve(host + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "org",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "SAN=dns:" + host,
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return store;
  }

  private static SSLContext trusting(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(store)) {
      keys.load(file, "changeit".toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("org", keys.getCertificate("org"));
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }
}
