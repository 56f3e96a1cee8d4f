package io.trunkline.edge.http;

import io.trunkline.config.Config;
import io.trunkline.config.ConfigException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Arrays;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate we show. {@link #refresh} looks at the files' contents, so that it also sees
 * links that were turned; open connections live on with the certificate they began with.
 */
final class Certificates {
  private static final Logger log = LoggerFactory.getLogger(Certificates.class);
  private final Path certificate;
  private final Path key;
  private final Clock clock;
  private final SslContextFactory.Server factory = new SslContextFactory.Server();
  private int seen;

  /** Reads the files at once; throws {@link ConfigException} when they are no good. */
  Certificates(Config.Tls tls, Clock clock) {
    this.certificate = tls.certificate().orElseThrow();
    this.key = tls.key().orElseThrow();
    this.clock = clock;
    this.seen = fingerprint();
    use(factory, Pem.keyStore(certificate, key, clock.instant()));
  }

  SslContextFactory.Server factory() {
    return factory;
  }

  /** Takes changed files into use; keeps the old ones, and says so once, when they are no good. */
  synchronized void refresh() {
    try {
      int now = fingerprint();
      if (now == seen) {
        return;
      }
      seen = now;
      KeyStore store = Pem.keyStore(certificate, key, clock.instant());
      factory.reload(changed -> use((SslContextFactory.Server) changed, store));
      log.info("stage=tls outcome=reloaded certificate={}", certificate);
    } catch (ConfigException e) {
      seen = 0;
      warnOnce(String.valueOf(e.getMessage()));
    } catch (Exception e) {
      warnOnce("the new certificate could not be taken: " + e.getMessage());
    }
  }

  private String warned = "";

  private void warnOnce(String words) {
    if (!words.equals(warned)) {
      warned = words;
      log.warn("stage=tls outcome=kept-the-old {}", words);
    }
  }

  private int fingerprint() {
    return 31 * Arrays.hashCode(Pem.read("tls.certificate", certificate))
        + Arrays.hashCode(Pem.read("tls.key", key));
  }

  private static void use(SslContextFactory.Server factory, KeyStore store) {
    factory.setKeyStore(store);
    factory.setKeyStorePassword("");
    factory.setIncludeProtocols("TLSv1.2", "TLSv1.3");
  }
}
