package io.trunkline.command.doctor;

import io.trunkline.core.Finding;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** How long the certificate that is shown at the public address is still good. */
final class CertificateCheck implements Check {
  private static final int PATIENCE_MS = 6_000;
  private static final long SOON_DAYS = 14;

  private final URI url;
  private final Clock clock;

  CertificateCheck(URI url, Clock clock) {
    this.url = url;
    this.clock = clock;
  }

  @Override
  public String about() {
    return "certificate";
  }

  @Override
  public List<Finding> look() throws GeneralSecurityException {
    if (!"https".equals(url.getScheme())) {
      return List.of(plain());
    }
    try {
      return List.of(judge(shown().getNotAfter().toInstant(), clock.instant()));
    } catch (IOException trouble) {
      return List.of(Answers.none("certificate", url, trouble));
    }
  }

  private Finding plain() {
    boolean here = List.of("localhost", "127.0.0.1", "[::1]").contains(url.getHost());
    return here
        ? Finding.ok("certificate", "none is needed on this machine alone")
        : Finding.fail(
            "certificate",
            "public.url is plain http: nobody can sign in from elsewhere",
            "give tls.certificate and tls.key, or put a proxy with TLS before the bridge");
  }

  static Finding judge(Instant until, Instant now) {
    long days = Duration.between(now, until).toDays();
    if (!until.isAfter(now)) {
      return Finding.fail("certificate", "it has expired on " + until, "renew it");
    }
    return days < SOON_DAYS
        ? Finding.warn("certificate", "it expires in " + days + " days", "renew it")
        : Finding.ok("certificate", "good for " + days + " days");
  }

  private X509Certificate shown() throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new OnlyLooks()}, new SecureRandom());
    int port = url.getPort() < 0 ? 443 : url.getPort();
    try (Socket raw = new Socket()) {
      raw.connect(new InetSocketAddress(url.getHost(), port), PATIENCE_MS);
      raw.setSoTimeout(PATIENCE_MS);
      try (SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket(raw, url.getHost(), port, true)) {
        socket.startHandshake();
        Certificate first = socket.getSession().getPeerCertificates()[0];
        return (X509Certificate) first;
      }
    }
  }

  /** Lets any certificate be seen, an expired one as well; nothing is ever sent behind it. */
  private static final class OnlyLooks implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
