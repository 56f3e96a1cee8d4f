package io.trunkline.edge.recording;

import io.trunkline.calls.CallId;
import io.trunkline.core.dial.Pbx;
import io.trunkline.core.dial.RecordingPlace;
import io.trunkline.core.recording.Recording;
import io.trunkline.edge.page.PageLimits;
import io.trunkline.testbridge.TestBridge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A bridge with one recording of a call of Alice's, half an hour after its end. */
final class RecordedSite implements AutoCloseable {
  static final String REFERENCE = "abcdefghijklmnopqrstu_";
  static final String PREFIX = "/var/spool/asterisk/monitor";
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  final TestBridge bridge;
  private final String token;

  RecordedSite(Path folder, @Nullable RecordingPlace place) {
    this(folder, place, null);
  }

  /** The same, where this is whom to trust on the PBX's web server. */
  RecordedSite(Path folder, @Nullable RecordingPlace place, @Nullable SSLContext tls) {
    bridge =
        new TestBridge(
            folder, "", PageLimits.of(100, 16_384, 262_144), Clock.fixed(NOW, ZoneOffset.UTC), tls);
    token = bridge.agent("alice");
    bridge.shelves.pbxs().put(pbx(place));
  }

  private static Pbx pbx(@Nullable RecordingPlace place) {
    return new Pbx(
        "main", "Main", "pbx", 5038, false, null, "x", "IT", "", "R", List.of(), null, place);
  }

  /** The PBX named these files, below its prefix. */
  void recorded(Duration ago, String... names) {
    List<String> files = List.of(names).stream().map(name -> PREFIX + "/" + name).toList();
    recorded(NOW.minus(ago), files);
  }

  /** The PBX named these files. */
  void recorded(@Nullable Instant endedAt, List<String> files) {
    CallId call = new CallId("main", "1795329160.0");
    bridge
        .recordings
        .keep(new Recording(REFERENCE, call, "", Set.of("alice"), files, NOW, endedAt))
        .join();
  }

  /** Alice's page asks; headers are name, value, name, value. */
  HttpResponse<byte[]> get(String below, String... headers) {
    return asks("GET", below, token, headers);
  }

  /** What stands behind the recording's address; behind an exclamation mark, a path of its own. */
  HttpResponse<byte[]> asks(
      String method, String below, @Nullable String bearer, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(bridge.address() + path(below)))
            .timeout(Duration.ofSeconds(20))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (bearer != null) {
      request.header("Authorization", "Bearer " + bearer);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String path(String below) {
    return below.startsWith("!") ? below.substring(1) : "/recordings/" + REFERENCE + below;
  }

  static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    bridge.close();
  }
}
