package io.trunkline.edge.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Makes certificates with the JDK's keytool. */
final class Certs {
  private Certs() {}

  /** Writes NAME.pem and NAME.key; {@code from} as keytool's -startdate has it. */
  static void make(Path folder, String name, String algorithm, String from, int days)
      throws Exception {
    Path store = folder.resolve(name + ".p12");
    run(
        List.of(
            "keytool",
            "-genkeypair",
            "-alias",
            "a",
            "-keyalg",
            algorithm,
            "-dname",
            "CN=" + name,
            "-startdate",
            from,
            "-validity",
            Integer.toString(days),
            "-ext",
            "san=ip:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            "secret"));
    java.security.KeyStore keys =
        java.security.KeyStore.getInstance(store.toFile(), "secret".toCharArray());
    write(folder.resolve(name + ".pem"), "CERTIFICATE", keys.getCertificate("a").getEncoded());
    write(
        folder.resolve(name + ".key"),
        "PRIVATE KEY",
        keys.getKey("a", "secret".toCharArray()).getEncoded());
  }

  static void write(Path file, String kind, byte[] der) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.writeString(
        file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
  }

  private static void run(List<String> command) throws Exception {
    String home = System.getProperty("java.home");
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true);
    builder.command().set(0, Path.of(home, "bin", "keytool").toString());
    Process process = builder.start();
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(output);
    }
  }
}
