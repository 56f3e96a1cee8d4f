package io.trunkline.edge.http;

import io.trunkline.config.ConfigException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a certificate chain and its private key from PEM files, and says what is wrong with them.
 */
final class Pem {
  private static final String CERTIFICATE = "tls.certificate";
  private static final String KEY = "tls.key";
  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

  private Pem() {}

  /**
   * A key store, without a password, that holds the key and its chain.
   *
   * @param now the chain's first certificate must be good at this time
   * @throws ConfigException when a file is missing, is no PEM, too old, or the two do not belong
   */
  static KeyStore keyStore(Path certificateFile, Path keyFile, Instant now) {
    List<X509Certificate> chain = chain(certificateFile);
    X509Certificate own = chain.get(0);
    if (now.isAfter(own.getNotAfter().toInstant())) {
      throw new ConfigException(
          CERTIFICATE,
          certificateFile + " has expired on " + own.getNotAfter().toInstant(),
          "renew the certificate");
    }
    if (now.isBefore(own.getNotBefore().toInstant())) {
      throw new ConfigException(
          CERTIFICATE,
          certificateFile + " is not good before " + own.getNotBefore().toInstant(),
          "check this machine's clock, or use another certificate");
    }
    PrivateKey key = privateKey(keyFile);
    if (!belongs(key, own)) {
      throw new ConfigException(
          KEY,
          keyFile + " is not the key of the first certificate in " + certificateFile,
          "name the key that the certificate was made with, and put our own certificate first");
    }
    return keyStore(key, chain);
  }

  private static KeyStore keyStore(PrivateKey key, List<X509Certificate> chain) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("trunkline", key, new char[0], chain.toArray(new Certificate[0]));
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new ConfigException(
          KEY, "key and certificate do not fit: " + e.getMessage(), "renew both");
    }
  }

  private static List<X509Certificate> chain(Path file) {
    String remedy = "name a PEM file with BEGIN CERTIFICATE, our own certificate first";
    byte[] bytes = read(CERTIFICATE, file);
    try {
      List<X509Certificate> chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (chain.isEmpty()) {
        throw new ConfigException(CERTIFICATE, file + " holds no certificate", remedy);
      }
      return chain;
    } catch (CertificateException e) {
      throw new ConfigException(CERTIFICATE, file + " is no certificate in PEM form", remedy);
    }
  }

  private static PrivateKey privateKey(Path file) {
    String text = new String(read(KEY, file), StandardCharsets.ISO_8859_1);
    Matcher pem = PKCS8.matcher(text);
    if (!pem.find()) {
      throw notPkcs8(file, text);
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(pem.group(1));
      for (String algorithm : ALGORITHMS) {
        PrivateKey key = key(algorithm, der);
        if (key != null) {
          return key;
        }
      }
    } catch (IllegalArgumentException e) {
      throw new ConfigException(KEY, file + " is damaged", "copy the key file again");
    }
    throw new ConfigException(
        KEY, file + " holds no key that we can read", "use an RSA, EC or Ed25519 key");
  }

  private static ConfigException notPkcs8(Path file, String text) {
    String convert = "convert it with: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW";
    if (text.contains("ENCRYPTED")) {
      return new ConfigException(KEY, file + " is encrypted", convert);
    }
    if (text.contains("RSA PRIVATE KEY") || text.contains("EC PRIVATE KEY")) {
      return new ConfigException(KEY, file + " is not in PKCS#8 form", convert);
    }
    return new ConfigException(
        KEY, file + " holds no private key", "name a PEM file with BEGIN PRIVATE KEY");
  }

  private static @org.jspecify.annotations.Nullable PrivateKey key(String algorithm, byte[] der) {
    try {
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      return null;
    }
  }

  private static boolean belongs(PrivateKey key, X509Certificate certificate) {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update((byte) 1);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update((byte) 1);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  static byte[] read(String key, Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ConfigException(
          key, file + " cannot be read", "name a file that is there and readable");
    }
  }
}
