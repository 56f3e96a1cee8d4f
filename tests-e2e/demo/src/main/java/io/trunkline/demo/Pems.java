package io.trunkline.demo;

import io.trunkline.lab.org.OrgSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Reads PEM files into what the JDK wants. A file that is no good is a mistake of the caller's. */
final class Pems {
  private Pems() {}

  /** A context that trusts these authorities and nobody else. */
  static SSLContext trust(Path authorities) {
    try {
      KeyStore store = empty();
      int number = 0;
      for (Certificate one : certificates(authorities)) {
        store.setCertificateEntry("authority-" + number++, one);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(authorities + " holds no good certificate", e);
    } catch (IOException e) {
      throw new UncheckedIOException(authorities + " cannot be read", e);
    }
  }

  /** The same certificate and key as a PKCS12 file in this folder. */
  static OrgSettings.Keystore keystore(WorldSettings.Tls tls, Path folder) {
    String password = UUID.randomUUID().toString();
    Path file = folder.resolve("org.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = empty();
      Certificate[] chain = certificates(tls.certificate());
      PrivateKey key = key(tls.key(), chain[0].getPublicKey().getAlgorithm());
      store.setKeyEntry("org", key, password.toCharArray(), chain);
      store.store(out, password.toCharArray());
      return new OrgSettings.Keystore(file, password);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(tls.certificate() + " or its key is no good", e);
    } catch (IOException e) {
      throw new UncheckedIOException(tls.certificate() + " or its key cannot be read", e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Certificate[] certificates(Path file)
      throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(in)
          .toArray(Certificate[]::new);
    }
  }

  private static PrivateKey key(Path file, String algorithm)
      throws GeneralSecurityException, IOException {
    String base64 =
        Files.readString(file, StandardCharsets.US_ASCII)
            .replaceAll("-----[A-Z ]+-----", "")
            .replaceAll("\\s", "");
    byte[] encoded = Base64.getDecoder().decode(base64);
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }
}
