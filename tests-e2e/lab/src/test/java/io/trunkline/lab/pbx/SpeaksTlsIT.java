package io.trunkline.lab.pbx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trunkline.ami.client.AmiTls;
import io.trunkline.ami.client.LinkState.Phase;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeaksTlsIT {
  @TempDir Path folder;

  @Test
  void trustsThePinnedCertificateWhateverItsName() throws Exception {
    KeyStore keys = selfSigned("pbx");
    World.Options options = new World.Options();
    options.serverTls = server(keys);
    options.tls = AmiTls.pinned(pem(keys));

    try (World world = new World(options).up()) {
      assertThat(world.client.state().isUp()).isTrue();
    }
  }

  @Test
  void refusesAnotherCertificateThanThePinnedOne() throws Exception {
    World.Options options = new World.Options();
    options.serverTls = server(selfSigned("pbx"));
    options.tls = AmiTls.pinned(pem(selfSigned("other")));

    assertThat(firstTrouble(options)).contains("TLS with 127.0.0.1").contains("check the pinned");
  }

  @Test
  void refusesASelfMadeCertificateWhereAPublicOneIsAskedFor() throws Exception {
    World.Options options = new World.Options();
    options.serverTls = server(selfSigned("pbx"));
    options.tls = AmiTls.publicAuthority();

    assertThat(firstTrouble(options)).contains("TLS with 127.0.0.1");
  }

  @Test
  void saysThatThePinnedCertificateIsNone() throws Exception {
    World.Options options = new World.Options();
    options.serverTls = server(selfSigned("pbx"));
    options.tls = AmiTls.pinned("rubbish");

    assertThat(firstTrouble(options)).contains("the pinned certificate cannot be read");
  }

  @Test
  void saysThatAPlainPortSpeaksNoTls() {
    World.Options options = new World.Options();
    options.tls = AmiTls.publicAuthority();

    assertThat(firstTrouble(options)).contains("TLS with 127.0.0.1");
  }

  private static String firstTrouble(World.Options options) {
    try (World world = new World(options)) {
      world.client.start();
      await().atMost(World.SOON).until(() -> world.heard.phases().contains(Phase.DOWN));
      assertThat(world.heard.links).isEmpty();
      return world.heard.last(Phase.DOWN).words();
    }
  }

  private KeyStore selfSigned(String name) throws Exception {
    Path file = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-storetype",
                "PKCS12",
                "-storepass",
                "not-secret",
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start();
    assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, "not-secret".toCharArray());
    }
    return keys;
  }

  private static SSLContext server(KeyStore keys) throws Exception {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, "not-secret".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  private static String pem(KeyStore keys) throws Exception {
    byte[] der = keys.getCertificate(keys.aliases().nextElement()).getEncoded();
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(der)
        + "\n-----END CERTIFICATE-----\n";
  }
}
