package io.trunkline.edge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.config.ConfigException;
import io.trunkline.config.ConfigFile;
import io.trunkline.core.ticket.Account;
import io.trunkline.testbridge.Http;
import io.trunkline.testbridge.TestBridge;
import java.io.ByteArrayInputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerIT {
  private static final String ORIGIN = "https://acme.lightning.force.com";
  @TempDir Path folder;
  private TestBridge bridge;

  @BeforeEach
  void start() {
    bridge = new TestBridge(folder);
  }

  @AfterEach
  void stop() {
    bridge.close();
  }

  private HttpResponse<String> get(String path, String... headers) {
    return Http.get(bridge.address() + path, headers);
  }

  private static String policy(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Security-Policy").orElse("");
  }

  private void list(String origin) {
    bridge
        .shelves
        .accounts()
        .put(
            new Account(
                "a",
                "acme",
                Account.Type.INTEGRATION_TAB,
                Account.SignIn.NONE,
                "https://x",
                null,
                null,
                null,
                "",
                null,
                null,
                null,
                null,
                List.of(origin),
                false,
                false,
                null));
  }

  @Test
  void saysHowItIsAndServesOnWhenPartsAreDown() {
    bridge.health =
        new Health(
            3,
            2,
            List.of(
                new Health.Part("store", "store", true, ""),
                new Health.Part("pbx", "main", false, "not connected")));

    HttpResponse<String> response = get("/health");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo(
            "{\"state\":\"degraded\",\"pages\":3,\"calls\":2,\"parts\":["
                + "{\"kind\":\"store\",\"name\":\"store\",\"up\":true,\"words\":\"\"},"
                + "{\"kind\":\"pbx\",\"name\":\"main\",\"up\":false,\"words\":\"not connected\"}]}\n");
  }

  @Test
  void servesFilesWithTagsAndCompressed() throws Exception {
    HttpResponse<String> plain = get("/shared/probe.js");
    String tag = plain.headers().firstValue("ETag").orElseThrow();

    HttpResponse<byte[]> small =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(bridge.address() + "/shared/probe.js"))
                    .header("Accept-Encoding", "gzip, br")
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    String unpacked =
        new String(
            new GZIPInputStream(new ByteArrayInputStream(small.body())).readAllBytes(),
            StandardCharsets.UTF_8);

    assertThat(plain.headers().map())
        .containsEntry("content-type", List.of("text/javascript; charset=utf-8"))
        .containsEntry("cache-control", List.of("no-cache"))
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("referrer-policy", List.of("no-referrer"));
    assertThat(unpacked).isEqualTo(plain.body());
    assertThat(small.body().length).isLessThan(plain.body().length() / 5);
    assertThat(get("/shared/probe.js", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(get("/shared/probe.js", "If-None-Match", "W/" + tag).statusCode()).isEqualTo(304);
    assertThat(get("/shared/probe.js", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    assertThat(Http.ask("POST", bridge.address() + "/shared/probe.js", "{}").statusCode())
        .isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../reference.conf",
        "/shared/../../reference.conf",
        "/shared/%2e%2e/%2e%2e/reference.conf",
        "/shared/..%2f..%2freference.conf",
        "/shared/%252e%252e/reference.conf",
        "/shared//probe.js",
        "/shared/.hidden.js",
        "/shared/probe.js/",
        "/shared/",
        "/shared/probe.class",
        "/reference.conf",
        "/shared/probe.js%00.html",
        "/shared\\..\\reference.conf"
      })
  void servesNothingOutsideThePages(String path) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", bridge.server().port())) {
      String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer.substring(0, 12)).isIn("HTTP/1.1 404", "HTTP/1.1 400");
      assertThat(answer).doesNotContain("http.port").doesNotContain("Exception");
    }
  }

  @Test
  void letsOnlyTheOriginOfAnAccountFrameTheSoftphone() {
    list(ORIGIN);

    String alone = policy(get("/softphone/probe.html"));
    HttpResponse<String> known =
        get("/softphone/probe.html?mode=Lightning&sfdcIframeOrigin=" + ORIGIN);
    HttpResponse<String> classic = get("/softphone/probe.html?nonce=1&sfdcIFrameOrigin=" + ORIGIN);
    HttpResponse<String> strange =
        get("/softphone/probe.html?sfdcIframeOrigin=https://evil.lightning.force.com");
    HttpResponse<String> twice =
        get(
            "/softphone/probe.html?sfdcIframeOrigin="
                + ORIGIN
                + "&sfdcIframeOrigin=https://evil.force.com");

    assertThat(alone).contains("script-src 'self';").endsWith("frame-ancestors 'none'");
    assertThat(policy(known))
        .contains("script-src 'self' " + ORIGIN + ";")
        .endsWith("frame-ancestors " + ORIGIN);
    assertThat(known.body()).contains("Softphone under test");
    assertThat(policy(classic)).isEqualTo(policy(known));
    assertThat(strange.statusCode()).isEqualTo(403);
    assertThat(policy(strange))
        .isEqualTo(
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors https://evil.lightning.force.com");
    assertThat(strange.body())
        .contains("Add https://evil.lightning.force.com to the origins")
        .doesNotContain("<script");
    assertThat(twice.statusCode()).isEqualTo(403);
  }

  @Test
  void putsNothingStrangeIntoAHeaderOrAPage() {
    HttpResponse<String> response =
        get(
            "/softphone/probe.html?sfdcIframeOrigin=https://x%3B%20script-src%20*%3Cscript%3E%0d%0aA:b");

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(policy(response)).endsWith("frame-ancestors 'none'").doesNotContain("script-src");
    assertThat(response.body()).doesNotContain("<script");
  }

  @Test
  void tellsThePageWhetherItMayLoadOpenCti() {
    list(ORIGIN);

    assertThat(get("/page/host?origin=" + ORIGIN).body()).isEqualTo("{\"allowed\":true}\n");
    assertThat(get("/page/host?origin=https://evil.force.com").body())
        .isEqualTo(
            "{\"allowed\":false,\"remedy\":\"Add https://evil.force.com to the origins of the"
                + " Salesforce account in Trunkline's console.\"}\n");
  }

  @Test
  void keepsSalesforcesParametersWhenItRedirects() {
    HttpResponse<String> response = get("/softphone?mode=Lightning&sfdcIframeOrigin=" + ORIGIN);

    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(response.headers().firstValue("Location"))
        .contains("/softphone/?mode=Lightning&sfdcIframeOrigin=" + ORIGIN);
  }

  @Test
  void offersTheCallCenterDefinition() throws Exception {
    HttpResponse<String> response = get("/call-center.xml");

    var document =
        javax.xml.parsers.DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(response.body().getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getElementsByTagName("item").getLength()).isEqualTo(7);
    assertThat(response.body())
        .contains(">https://cti.example.com/softphone/</item>")
        .contains(">Classic_and_Lightning</item>");
  }

  @Test
  void saysInOneLineThatThePortIsTaken() throws Exception {
    try (ServerSocket other = new ServerSocket(0)) {
      var config = ConfigFile.parse("http.address=\"0.0.0.0\"\nhttp.port=" + other.getLocalPort());
      HttpServer second =
          new HttpServer(
              config, List.of(), Set::of, () -> new Health(0, 0, List.of()), Clock.systemUTC());

      assertThatThrownBy(second::start)
          .isInstanceOf(ConfigException.class)
          .hasMessage(
              "http.port: port %d is taken by another program. End that program, or choose another port.",
              other.getLocalPort());
    }
  }

  @Test
  void namesAnAddressThatIsNotThisMachines() {
    var config = ConfigFile.parse("http.address=\"192.0.2.1\"\nhttp.port=18999");
    HttpServer server =
        new HttpServer(
            config, List.of(), Set::of, () -> new Health(0, 0, List.of()), Clock.systemUTC());

    assertThatThrownBy(server::start)
        .hasMessageStartingWith("http.address: cannot listen on 192.0.2.1");
  }
}
