package io.trunkline.edge.recording;

import static io.trunkline.edge.recording.RecordedSite.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.trunkline.core.dial.RecordingPlace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings from a web server whose certificate is of a private authority. */
class SecureWebServerIT {
  private static final char[] WORD = "changeit".toCharArray();
  private static final byte[] SOUND = "sound".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  @Test
  void areGivenOutWhereTheAuthorityIsTrusted() throws Exception {
    KeyStore authority = signed("127.0.0.1");

    HttpResponse<byte[]> answer = asked(authority, trusting(authority));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(SOUND);
  }

  @Test
  void areNotWhereTheAuthorityIsNotTrustedAndTheWordsSayWhy() throws Exception {
    HttpResponse<byte[]> answer = asked(signed("127.0.0.1"), null);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(text(answer))
        .contains("TLS certificate of https://127.0.0.1:")
        .contains("not trusted");
  }

  @Test
  void areNotWhereTheCertificateIsAnotherHosts() throws Exception {
    KeyStore authority = signed("127.0.0.2");

    HttpResponse<byte[]> answer = asked(authority, trusting(authority));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(text(answer)).contains("not trusted");
  }

  private HttpResponse<byte[]> asked(KeyStore server, @Nullable SSLContext trust)
      throws IOException, GeneralSecurityException {
    HttpServer pbx = pbx(server);
    String address = "https://127.0.0.1:" + pbx.getAddress().getPort() + "/monitor";
    RecordingPlace place = new RecordingPlace(RecordedSite.PREFIX, null, address, null);
    try (RecordedSite site = new RecordedSite(folder, place, trust)) {
      site.recorded(Duration.ofHours(2), "a.wav");
      return site.get("/1");
    } finally {
      pbx.stop(0);
    }
  }

  private static HttpServer pbx(KeyStore keys) throws IOException, GeneralSecurityException {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, WORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpsServer pbx =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    pbx.setHttpsConfigurator(new HttpsConfigurator(context));
    pbx.createContext(
        "/monitor/a.wav",
        exchange -> {
          boolean head = exchange.getRequestMethod().equals("HEAD");
          exchange.getResponseHeaders().set("Content-Length", String.valueOf(SOUND.length));
          exchange.sendResponseHeaders(200, head ? -1 : SOUND.length);
          if (!head) {
            exchange.getResponseBody().write(SOUND);
          }
          exchange.close();
        });
    pbx.start();
    return pbx;
  }

  /** Trusts the authority alone, as a list of its own beside the JVM's. */
  private static SSLContext trusting(KeyStore keys) throws IOException, GeneralSecurityException {
    KeyStore list = KeyStore.getInstance("PKCS12");
    list.load(null, null);
    list.setCertificateEntry("authority", keys.getCertificate("authority"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(list);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  /** A private authority, and a web server's key that it has signed for this address. */
  private KeyStore signed(String address) throws Exception {
    String store = folder.resolve(address + ".p12").toString();
    keytool(store, "-genkeypair", "-alias", "authority", "-dname", "CN=Private", "-ext", "bc:c");
    keytool(
        store,
        "-genkeypair",
        "-alias",
        "server",
        "-signer",
        "authority",
        "-dname",
        "CN=PBX",
        "-ext",
        "san=ip:" + address);
    KeyStore keys = KeyStore.getInstance(Path.of(store).toFile(), WORD);
    KeyStore server = KeyStore.getInstance("PKCS12");
    server.load(null, null);
    server.setKeyEntry(
        "server", keys.getKey("server", WORD), WORD, keys.getCertificateChain("server"));
    server.setCertificateEntry("authority", keys.getCertificate("authority"));
    return server;
  }

  private static void keytool(String store, String... more) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(more));
    command.addAll(
        List.of(
            "-keyalg", "EC", "-keystore", store, "-storetype", "PKCS12", "-storepass", "changeit"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
