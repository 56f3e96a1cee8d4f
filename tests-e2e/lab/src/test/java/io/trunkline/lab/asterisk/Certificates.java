package io.trunkline.lab.asterisk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority, a server's certificate that it signed, and a stranger's; made by keytool. */
final class Certificates {
  private static final String WORD = "not-secret";

  private final Path folder;
  private final Path all;

  Certificates(Path folder) throws Exception {
    this.folder = folder;
    all = folder.resolve("all.p12");
    generates("authority", "-ext", "BasicConstraints:critical=ca:true");
    generates("server", "-signer", "authority", "-ext", "SAN=IP:127.0.0.1");
    generates("stranger", "-ext", "SAN=IP:127.0.0.1");
  }

  String serverPem() throws Exception {
    return certificate("server");
  }

  String authorityPem() throws Exception {
    return certificate("authority");
  }

  String strangerPem() throws Exception {
    return certificate("stranger");
  }

  /** Certificate and key in one file, as Asterisk wants them. */
  Path server() throws Exception {
    byte[] key = store().getKey("server", WORD.toCharArray()).getEncoded();
    return Files.writeString(
        folder.resolve("server.pem"), certificate("server") + pem("PRIVATE KEY", key));
  }

  /** The authority alone, as a JVM's trust store; of this kind it is read without a password. */
  Path authorityStore() throws Exception {
    KeyStore trusted = KeyStore.getInstance("JKS");
    trusted.load(null, null);
    trusted.setCertificateEntry("authority", store().getCertificate("authority"));
    Path file = folder.resolve("trusted.jks");
    try (var out = Files.newOutputStream(file)) {
      trusted.store(out, WORD.toCharArray());
    }
    return file;
  }

  private String certificate(String name) throws Exception {
    return pem("CERTIFICATE", store().getCertificate(name).getEncoded());
  }

  private static String pem(String kind, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
  }

  private KeyStore store() throws Exception {
    return KeyStore.getInstance(all.toFile(), WORD.toCharArray());
  }

  private void generates(String name, String... more) throws IOException, InterruptedException {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command = new ArrayList<>(List.of(keytool, "-genkeypair", "-alias", name));
    command.addAll(List.of("-dname", "CN=" + name, "-keyalg", "RSA", "-keysize", "2048"));
    command.addAll(List.of("-validity", "2", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", all.toString(), "-storepass", WORD));
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
  }
}
