package io.trunkline.edge.salesforce;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.jspecify.annotations.Nullable;

/**
 * An RSA key that signs assertions, and its certificate where it is known. Has no text of its own:
 * it must not be printed.
 */
final class SigningKey {
  /** Salesforce takes certificates of 2048 bits and more. */
  private static final int BITS = 2048;

  private static final Duration VALID = Duration.ofDays(730);
  private static final int LONGEST_PEM = 16 * 1024;

  private final RSAPrivateKey key;
  private final @Nullable X509Certificate certificate;

  private SigningKey(RSAPrivateKey key, @Nullable X509Certificate certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  /** A text holds no key that we can sign with; says why and what to do, never what it holds. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    private Unfit(String words) {
      super(words, null, false, false);
    }
  }

  /** A new key with a certificate that it signed itself, in the name of this account. */
  static SigningKey make(String name, Instant now) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      KeyPair pair = generator.generateKeyPair();
      var subject =
          new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, "Trunkline " + name).build();
      var builder =
          new JcaX509v3CertificateBuilder(
              subject,
              new BigInteger(96, new SecureRandom()).setBit(95),
              Date.from(now.minus(Duration.ofDays(1))),
              Date.from(now.plus(VALID)),
              subject,
              pair.getPublic());
      var signer = new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
      return new SigningKey((RSAPrivateKey) pair.getPrivate(), converted(builder.build(signer)));
    } catch (NoSuchAlgorithmException | OperatorCreationException | CertificateException broken) {
      throw new IllegalStateException("this JVM cannot make an RSA key", broken);
    }
  }

  /** Reads PEM: a private key (PKCS#8, or OpenSSL's older form), perhaps a certificate as well. */
  static SigningKey read(String pem) throws Unfit {
    if (pem.length() > LONGEST_PEM) {
      throw new Unfit("The key's text is longer than any key is.");
    }
    RSAPrivateKey key = null;
    X509Certificate certificate = null;
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
        if (found instanceof X509CertificateHolder holder && certificate == null) {
          certificate = converted(holder);
        } else if (!(found instanceof X509CertificateHolder)) {
          key = rsa(found);
        }
      }
    } catch (IOException
        | CertificateException
        | IllegalArgumentException
        | IllegalStateException damaged) {
      throw new Unfit("The key's text is damaged. Copy the PEM file again, as a whole.");
    }
    if (key == null) {
      throw new Unfit("There is no private key in this text. Send PEM with BEGIN PRIVATE KEY.");
    }
    if (certificate != null && !belongs(key, certificate)) {
      throw new Unfit("The certificate in this text is another key's. Send the two that belong.");
    }
    return new SigningKey(key, certificate);
  }

  /** The certificate of an account's key, where we have it. */
  static Optional<X509Certificate> certificateOf(Credentials credentials) {
    return credentials
        .find(Credentials.CERTIFICATE)
        .flatMap(
            pem -> {
              try (PEMParser parser = new PEMParser(new StringReader(pem.reveal()))) {
                return parser.readObject() instanceof X509CertificateHolder holder
                    ? Optional.of(converted(holder))
                    : Optional.<X509Certificate>empty();
              } catch (IOException | CertificateException | IllegalStateException damaged) {
                return Optional.empty();
              }
            });
  }

  PrivateKey key() {
    return key;
  }

  Optional<X509Certificate> certificate() {
    return Optional.ofNullable(certificate);
  }

  /** The key as PEM with PKCS#8 inside: a secret. */
  String keyPem() {
    try {
      return pem(new JcaPKCS8Generator(key, null));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  Optional<String> certificatePem() {
    return certificate().map(SigningKey::pem);
  }

  private static RSAPrivateKey rsa(Object found) throws Unfit, IOException {
    if (found instanceof PKCS8EncryptedPrivateKeyInfo || found instanceof PEMEncryptedKeyPair) {
      throw new Unfit(
          "The key is encrypted. Convert it: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW");
    }
    PrivateKey key = null;
    if (found instanceof PEMKeyPair pair) {
      key = new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
    } else if (found instanceof PrivateKeyInfo info) {
      key = new JcaPEMKeyConverter().getPrivateKey(info);
    }
    if (!(key instanceof RSAPrivateKey rsa) || rsa.getModulus().bitLength() < BITS) {
      throw new Unfit("Salesforce takes RSA keys of " + BITS + " bits and more; this is another.");
    }
    return rsa;
  }

  private static boolean belongs(RSAPrivateKey key, X509Certificate certificate) {
    return certificate.getPublicKey() instanceof RSAPublicKey known
        && known.getModulus().equals(key.getModulus());
  }

  private static X509Certificate converted(X509CertificateHolder holder)
      throws CertificateException {
    return new JcaX509CertificateConverter().getCertificate(holder);
  }

  private static String pem(Object thing) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(thing);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return text.toString();
  }
}
