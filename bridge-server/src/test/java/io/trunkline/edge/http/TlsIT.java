package io.trunkline.edge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.config.ConfigException;
import io.trunkline.edge.page.PageLimits;
import io.trunkline.testbridge.TestBridge;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsIT {
  @TempDir static Path certs;
  @TempDir Path folder;

  @BeforeAll
  static void make() throws Exception {
    Certs.make(certs, "first", "RSA", "-1d", 30);
    Certs.make(certs, "second", "EC", "-1d", 30);
    Certs.make(certs, "old", "EC", "-30d", 10);
    Certs.make(certs, "coming", "EC", "+10d", 10);
  }

  private Path use(String name) throws Exception {
    Files.copy(
        certs.resolve(name + ".pem"), folder.resolve("c.pem"), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(
        certs.resolve(name + ".key"), folder.resolve("c.key"), StandardCopyOption.REPLACE_EXISTING);
    return folder;
  }

  private TestBridge bridge() {
    String hocon =
        "tls { certificate = \"%s/c.pem\", key = \"%s/c.key\" }".formatted(folder, folder);
    return new TestBridge(folder, hocon, PageLimits.of(10, 16_384, 65_536));
  }

  private static SSLSocket connect(TestBridge bridge) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustsAll()}, new SecureRandom());
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", bridge.server().port());
    socket.setSoTimeout(10_000);
    socket.startHandshake();
    return socket;
  }

  private static String subject(SSLSocket socket) throws Exception {
    X509Certificate own = (X509Certificate) socket.getSession().getPeerCertificates()[0];
    return own.getSubjectX500Principal().getName();
  }

  private static String health(SSLSocket socket) throws Exception {
    socket
        .getOutputStream()
        .write("GET /health HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    StringBuilder text = new StringBuilder();
    while (text.indexOf("}\n") < 0) {
      text.append((char) in.read());
    }
    return text.toString();
  }

  @Test
  void takesAChangedCertificateWithoutDroppingAConnection() throws Exception {
    use("first");
    try (TestBridge bridge = bridge();
        SSLSocket before = connect(bridge)) {
      assertThat(health(before)).contains("200 OK").contains("Strict-Transport-Security");

      use("second");
      bridge.server().reloadCertificates();

      try (SSLSocket after = connect(bridge)) {
        assertThat(subject(before)).isEqualTo("CN=first");
        assertThat(subject(after)).isEqualTo("CN=second");
        assertThat(health(after)).contains("200 OK");
      }
      assertThat(health(before)).contains("200 OK");
    }
  }

  @Test
  void keepsTheOldCertificateWhenTheNewOneIsNoGoodAndMendsLater() throws Exception {
    use("first");
    try (TestBridge bridge = bridge()) {
      Files.copy(
          certs.resolve("second.pem"),
          folder.resolve("c.pem"),
          StandardCopyOption.REPLACE_EXISTING);
      bridge.server().reloadCertificates();
      try (SSLSocket socket = connect(bridge)) {
        assertThat(subject(socket)).isEqualTo("CN=first");
      }

      use("second");
      bridge.server().reloadCertificates();

      try (SSLSocket socket = connect(bridge)) {
        assertThat(subject(socket)).isEqualTo("CN=second");
      }
    }
  }

  private void refuses(Path certificate, Path key, String line) {
    assertThatThrownBy(() -> Pem.keyStore(certificate, key, Instant.now()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(line);
  }

  @Test
  void saysWhatIsWrongWithItsFiles() throws Exception {
    Path good = certs.resolve("first.pem");
    Path key = certs.resolve("first.key");
    Path rsa = folder.resolve("rsa.key");
    Certs.write(rsa, "RSA PRIVATE KEY", new byte[] {1});
    Path locked = folder.resolve("locked.key");
    Certs.write(locked, "ENCRYPTED PRIVATE KEY", new byte[] {1});
    Path junk = folder.resolve("junk.key");
    Certs.write(junk, "PRIVATE KEY", new byte[] {1});

    refuses(folder.resolve("none.pem"), key, "tls.certificate: ");
    refuses(key, key, "is no certificate in PEM form");
    refuses(good, folder.resolve("none.key"), "none.key cannot be read");
    refuses(good, good, "holds no private key");
    refuses(good, certs.resolve("second.key"), "is not the key of the first certificate");
    refuses(certs.resolve("old.pem"), certs.resolve("old.key"), "has expired on");
    refuses(certs.resolve("coming.pem"), certs.resolve("coming.key"), "is not good before");
    refuses(good, rsa, "is not in PKCS#8 form. Convert it with: openssl pkcs8");
    refuses(good, locked, "is encrypted");
    refuses(good, junk, "holds no key that we can read");
  }

  private static final class TrustsAll extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] c, String a, java.net.Socket s) {}

    @Override
    public void checkServerTrusted(X509Certificate[] c, String a, java.net.Socket s) {}

    @Override
    public void checkClientTrusted(X509Certificate[] c, String a, javax.net.ssl.SSLEngine e) {}

    @Override
    public void checkServerTrusted(X509Certificate[] c, String a, javax.net.ssl.SSLEngine e) {}

    @Override
    public void checkClientTrusted(X509Certificate[] c, String a) {}

    @Override
    public void checkServerTrusted(X509Certificate[] c, String a) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
