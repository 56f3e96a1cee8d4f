package io.trunkline.edge.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObjectGenerator;
import org.junit.jupiter.api.Test;

class SigningKeyTest {
  @Test
  void isMadeWithACertificateOfItsOwn() throws Exception {
    SigningKey made = SigningKey.make("Acme, \"quoted\" = odd", Bench.NOON);

    X509Certificate certificate = made.certificate().orElseThrow();
    certificate.verify(certificate.getPublicKey());
    assertThat(certificate.getSubjectX500Principal().getName()).contains("Acme");
    assertThat(certificate.getNotAfter().toInstant())
        .isEqualTo(Bench.NOON.plus(Duration.ofDays(730)));
    assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withRSA");
    assertThat(made.toString()).doesNotContain("PRIVATE");
  }

  @Test
  void isReadBackFromItsOwnText() throws Exception {
    SigningKey made = SigningKey.make("Acme", Bench.NOON);

    SigningKey read = SigningKey.read(made.keyPem() + made.certificatePem().orElseThrow());

    assertThat(read.key()).isEqualTo(made.key());
    assertThat(read.certificate()).isEqualTo(made.certificate());
    assertThat(made.keyPem()).startsWith("-----BEGIN PRIVATE KEY-----");
    assertThat(SigningKey.read(made.keyPem()).certificate()).isEmpty();
  }

  @Test
  void saysWhyATextIsNoGood() throws Exception {
    String small = pem(key("RSA", 1024));
    String curve = pem(key("EC", 256));
    SigningKey one = SigningKey.make("one", Bench.NOON);
    SigningKey two = SigningKey.make("two", Bench.NOON);

    assertUnfit("hello", "no private key");
    assertUnfit("", "no private key");
    assertUnfit(small, "2048 bits");
    assertUnfit(curve, "RSA keys");
    assertUnfit(one.certificatePem().orElseThrow(), "no private key");
    assertUnfit(one.keyPem() + two.certificatePem().orElseThrow(), "another key's");
    assertUnfit(one.keyPem().substring(0, 200), "damaged");
    assertUnfit(one.keyPem().replaceAll("M", "!"), "damaged");
    assertUnfit("x".repeat(20_000), "longer");
  }

  @Test
  void saysHowAnEncryptedKeyIsConverted() throws Exception {
    PrivateKey key = key("RSA", 2048);
    var bouncyCastle = new BouncyCastleProvider();
    var encryptor =
        new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
            .setProvider(bouncyCastle)
            .setPassword("secret".toCharArray())
            .build();
    var older =
        new JcePEMEncryptorBuilder("AES-128-CBC")
            .setProvider(bouncyCastle)
            .build("secret".toCharArray());

    assertUnfit(written(new JcaPKCS8Generator(key, encryptor)), "openssl pkcs8 -topk8 -nocrypt");
    assertUnfit(written(new JcaMiscPEMGenerator(key, older)), "openssl pkcs8 -topk8 -nocrypt");
    assertUnfit(
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAA=\n-----END ENCRYPTED PRIVATE KEY-----\n",
        "damaged");
  }

  private static String written(PemObjectGenerator thing) throws Exception {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(thing);
    }
    return text.toString();
  }

  private static void assertUnfit(String pem, String words) {
    assertThatThrownBy(() -> SigningKey.read(pem))
        .isInstanceOf(SigningKey.Unfit.class)
        .hasMessageContaining(words);
  }

  private static PrivateKey key(String algorithm, int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(bits);
    return generator.generateKeyPair().getPrivate();
  }

  private static String pem(PrivateKey key) {
    String body = Base64.getMimeEncoder().encodeToString(key.getEncoded());
    return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
  }
}
