package io.trunkline.edge.recording;

import static io.trunkline.edge.recording.RecordedSite.header;
import static io.trunkline.edge.recording.RecordedSite.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trunkline.core.Secret;
import io.trunkline.core.dial.RecordingPlace;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that a web server on the PBX gives out. */
class WebServerIT {
  private static final Duration OLD = Duration.ofHours(2);
  private static final String NAME = "2026/in 39%é+\"a\"?.wav";
  private static final String ENCODED = "/monitor/2026/in%2039%25%C3%A9%2B%22a%22%3F.wav";
  private static final byte[] SOUND = new byte[300_000];

  static {
    new Random(7).nextBytes(SOUND);
  }

  @TempDir private Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile boolean knowsRanges = true;
  private volatile boolean saysSize = true;
  private volatile boolean knowsHead = true;
  private volatile int refusal;
  private volatile int cutAfter = Integer.MAX_VALUE;
  private HttpServer pbx;
  private RecordedSite site;

  @BeforeEach
  void open() throws IOException {
    pbx = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    pbx.createContext("/", this::answer);
    pbx.setExecutor(Executors.newCachedThreadPool());
    pbx.start();
    String address = "http://127.0.0.1:" + pbx.getAddress().getPort() + "/monitor/";
    site =
        new RecordedSite(folder, new RecordingPlace(RecordedSite.PREFIX, null, address, "bridge"));
    site.bridge.shelves.secrets().put("pbx/main/recordingsPassword", new Secret("pass:ö"));
    site.recorded(OLD, NAME);
  }

  @AfterEach
  void close() {
    site.close();
    pbx.stop(0);
  }

  @Test
  void givesTheFileByItsOddName() {
    HttpResponse<byte[]> answer = site.get("/1");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(SOUND);
    assertThat(header(answer, "Content-Type")).isEqualTo("audio/wav");
    assertThat(header(answer, "ETag")).isEqualTo("\"v1\"");
    assertThat(asked).containsExactly("HEAD " + ENCODED, "GET " + ENCODED);
  }

  @Test
  void asksTheWebServerForTheRangeAlone() {
    HttpResponse<byte[]> answer = site.get("/1", "Range", "bytes=200000-200099");

    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(SOUND, 200_000, 200_100));
    assertThat(header(answer, "Content-Range")).isEqualTo("bytes 200000-200099/300000");
    assertThat(asked).endsWith("GET " + ENCODED + " bytes=200000-200099");
  }

  @Test
  void givesRangesOfAServerThatKnowsNone() {
    knowsRanges = false;

    HttpResponse<byte[]> answer = site.get("/1", "Range", "bytes=200000-200099");

    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(SOUND, 200_000, 200_100));
  }

  @Test
  void givesTheWholeOfAFileWhoseSizeNobodySays() {
    saysSize = false;

    HttpResponse<byte[]> answer = site.get("/1", "Range", "bytes=200000-200099");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(SOUND);
    assertThat(header(answer, "Accept-Ranges")).isEmpty();
  }

  @Test
  void asksAServerThatKnowsNoHeadForTheFirstByte() {
    knowsHead = false;

    HttpResponse<byte[]> whole = site.get("/1");
    HttpResponse<byte[]> part = site.get("/1", "Range", "bytes=200000-200099");

    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.body()).isEqualTo(SOUND);
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(header(part, "Content-Range")).isEqualTo("bytes 200000-200099/300000");
    assertThat(asked)
        .startsWith("HEAD " + ENCODED, "GET " + ENCODED + " bytes=0-0", "GET " + ENCODED);
  }

  @Test
  void givesTheFileOfAServerThatKnowsNeitherHeadNorRanges() {
    knowsHead = false;
    knowsRanges = false;

    assertThat(site.get("/1").body()).isEqualTo(SOUND);
  }

  @Test
  void namesWhatIsMissing() {
    refusal = 404;

    HttpResponse<byte[]> answer = site.get("/1");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(text(answer)).contains("not found").contains(ENCODED.replace("\"", "\\\""));
  }

  @Test
  void followsNoRedirect() {
    refusal = 302;

    HttpResponse<byte[]> answer = site.get("/1");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(text(answer)).contains("do not follow");
    assertThat(asked).containsExactly("HEAD " + ENCODED);
  }

  @Test
  void saysWhenThePasswordIsRefused() {
    site.bridge.shelves.secrets().put("pbx/main/recordingsPassword", new Secret("wrong"));

    assertThat(text(site.get("/1"))).contains("refuses us (401)").doesNotContain("wrong");
  }

  @Test
  void asksNeverForWhatLiesOutside() {
    site.recorded(OLD, "../../etc/passwd");
    assertThat(site.get("/1").statusCode()).isEqualTo(404);
    site.recorded(OLD, "%2e%2e/passwd");
    assertThat(site.get("/1").statusCode()).isEqualTo(404);

    assertThat(asked).isEmpty();
  }

  @Test
  void saysWhenTheWebServerIsAway() {
    pbx.stop(0);

    HttpResponse<byte[]> answer = site.get("/1");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(header(answer, "Retry-After")).isEqualTo("60");
    assertThat(text(answer)).contains("does not answer");
  }

  @Test
  void doesNotTakeHalfAFileForTheWhole() {
    cutAfter = 100_000;

    assertThatThrownBy(() -> site.get("/1")).isInstanceOf(UncheckedIOException.class);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    asked.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI().getRawPath()
            + (range == null ? "" : " " + range));
    String login =
        Base64.getEncoder().encodeToString("bridge:pass:ö".getBytes(StandardCharsets.UTF_8));
    int status =
        ("Basic " + login).equals(exchange.getRequestHeaders().getFirst("Authorization"))
            ? refusal
            : 401;
    if (status != 0) {
      exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/elsewhere.wav");
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
      return;
    }
    if (!knowsHead && exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(405, -1);
      exchange.close();
      return;
    }
    send(exchange, knowsRanges ? range : null);
  }

  private void send(HttpExchange exchange, String range) throws IOException {
    int from = 0;
    int end = SOUND.length;
    if (range != null) {
      String[] ends = range.substring("bytes=".length()).split("-");
      from = Integer.parseInt(ends[0]);
      end = Integer.parseInt(ends[1]) + 1;
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + from + "-" + (end - 1) + "/" + SOUND.length);
    }
    exchange.getResponseHeaders().set("ETag", "\"v1\"");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (head && saysSize) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(SOUND.length));
    }
    exchange.sendResponseHeaders(
        from == 0 && end == SOUND.length ? 200 : 206, head ? -1 : saysSize ? end - from : 0);
    if (!head) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(SOUND, from, Math.min(end - from, cutAfter));
      }
    }
    exchange.close();
  }
}
