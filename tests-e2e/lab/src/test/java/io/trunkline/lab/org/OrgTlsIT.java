package io.trunkline.lab.org;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.lab.org.rest.App;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrgTlsIT {
  @TempDir Path folder;

  @Test
  void answersOverTlsAndNamesItsPublicAddress() throws Exception {
    Path keys = keystore();
    URI known = URI.create("https://acme.my.salesforce.com");
    Clock clock = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    OrgSettings settings =
        OrgSettings.local(clock, ZoneId.of("Europe/Berlin"))
            .withTls(keys, "secret")
            .knownAs(known)
            .withApp(new App("key", "secret", FakeOrg.ADMIN));

    try (FakeOrg org = FakeOrg.start(settings)) {
      HttpClient http = HttpClient.newBuilder().sslContext(trusting(keys)).build();
      OrgClient client = new OrgClient(http, URI.create("https://localhost:" + org.port()));
      OrgClient.Reply reply =
          client.login("grant_type=client_credentials&client_id=key&client_secret=secret");

      assertThat(reply.json().getAsJsonObject().get("instance_url").getAsString())
          .isEqualTo(known.toString());
    }
  }

  private Path keystore() throws IOException, InterruptedException {
    Path keys = folder.resolve("keys.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "org",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                "secret",
                "-keystore",
                keys.toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
    return keys;
  }

  private static SSLContext trusting(Path keys) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(keys)) {
      store.load(in, "secret".toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("org", store.getCertificate("org"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
