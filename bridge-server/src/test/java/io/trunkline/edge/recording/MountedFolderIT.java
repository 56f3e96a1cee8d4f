package io.trunkline.edge.recording;

import static io.trunkline.edge.recording.RecordedSite.header;
import static io.trunkline.edge.recording.RecordedSite.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.dial.RecordingPlace;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in a folder that is mounted here. */
class MountedFolderIT {
  private static final Duration FRESH = Duration.ofMinutes(30);
  private static final Duration OLD = Duration.ofMinutes(61);
  private static final byte[] SOUND = new byte[100_000];

  static {
    new Random(7).nextBytes(SOUND);
  }

  @TempDir private Path folder;
  private Path monitor;
  private RecordedSite site;

  @BeforeEach
  void open() throws IOException {
    monitor = Files.createDirectory(folder.resolve("monitor"));
    site =
        new RecordedSite(
            folder, new RecordingPlace(RecordedSite.PREFIX, monitor.toString(), null, null));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void givesTheFileAsItIs() throws IOException {
    put("a.wav");
    site.recorded(FRESH, "a.wav");

    HttpResponse<byte[]> answer = site.get("/1");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(SOUND);
    assertThat(header(answer, "Content-Type")).isEqualTo("audio/wav");
    assertThat(header(answer, "Content-Length")).isEqualTo("100000");
    assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
    assertThat(header(answer, "Cache-Control")).isEqualTo("private, no-cache");
    assertThat(header(answer, "Content-Disposition")).startsWith("inline; filename=\"a.wav\"");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-, 0, 100000",
    "bytes=10-19, 10, 20",
    "bytes=99990-, 99990, 100000",
    "bytes=-5, 99995, 100000",
    "bytes=99999-200000, 99999, 100000"
  })
  void givesRanges(String range, int from, int end) throws IOException {
    put("a.wav");
    site.recorded(FRESH, "a.wav");

    HttpResponse<byte[]> answer = site.get("/1", "Range", range);

    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(SOUND, from, end));
    assertThat(header(answer, "Content-Range"))
        .isEqualTo("bytes " + from + "-" + (end - 1) + "/100000");
  }

  @Test
  void hasNoRangeBehindTheEnd() throws IOException {
    put("a.wav");
    site.recorded(FRESH, "a.wav");

    HttpResponse<byte[]> answer = site.get("/1", "Range", "bytes=100000-");

    assertThat(answer.statusCode()).isEqualTo(416);
    assertThat(header(answer, "Content-Range")).isEqualTo("bytes */100000");
  }

  @Test
  void givesARangeOnlyOfTheFileThatTheBrowserKnows() throws IOException {
    put("a.wav");
    site.recorded(FRESH, "a.wav");
    HttpResponse<byte[]> head = site.asks("HEAD", "/1", site.bridge.agent("alice"));
    String tag = header(head, "ETag");
    String date = header(head, "Last-Modified");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "Content-Length")).isEqualTo("100000");
    assertThat(status("Range", "bytes=1-2", "If-Range", tag)).isEqualTo(206);
    assertThat(status("Range", "bytes=1-2", "If-Range", date)).isEqualTo(206);
    assertThat(status("Range", "bytes=1-2", "If-Range", "\"other\"")).isEqualTo(200);
    assertThat(status("If-None-Match", tag)).isEqualTo(304);
    assertThat(status("If-Modified-Since", date)).isEqualTo(304);
  }

  private int status(String... headers) {
    return site.get("/1", headers).statusCode();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "in 39%2B061 \"Zoë\" o'hara + 100%.wav",
        "日本/über uns/a;b?c#d&e=f.mp3",
        "out-+39061-20261122.WAV",
        "%41%42.gsm"
      })
  void givesFilesOfAnyName(String name) throws IOException {
    put(name);
    site.recorded(FRESH, name);

    HttpResponse<byte[]> answer = site.get("/1");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(SOUND);
    assertThat(header(answer, "Content-Disposition")).matches("[\\x20-\\x7e]+");
  }

  @ParameterizedTest
  @CsvSource({
    "a.wav, audio/wav",
    "a.WAV, audio/wav",
    "a.gsm, audio/gsm",
    "a.mp3, audio/mpeg",
    "a.ogg, audio/ogg",
    "a.sln, application/octet-stream"
  })
  void saysWhatKindOfFileItIs(String name, String type) throws IOException {
    put(name);
    site.recorded(FRESH, name);

    assertThat(header(site.get("/1"), "Content-Type")).isEqualTo(type);
  }

  @Test
  void keepsSeveralFilesInTheirOrder() throws IOException {
    Files.writeString(monitor.resolve("b.wav"), "first");
    Files.writeString(monitor.resolve("a.wav"), "second");
    site.recorded(FRESH, "b.wav", "a.wav");

    assertThat(text(site.get("/1"))).isEqualTo("first");
    assertThat(text(site.get("/2"))).isEqualTo("second");
    assertThat(site.get("/3").statusCode()).isEqualTo(404);
    assertThat(text(site.get("")))
        .contains("\"part\":1,\"name\":\"b.wav\",\"state\":\"ready\"")
        .contains("\"part\":2,\"name\":\"a.wav\",\"state\":\"ready\"");
    assertThat(text(site.get("", "Accept", "text/html")))
        .contains(
            "<audio controls preload=\"none\" src=\"/recordings/"
                + RecordedSite.REFERENCE
                + "/1\">")
        .contains("/2\" download>");
  }

  @Test
  void isNotReadyForAnHourAndThenNamesWhatIsMissing() {
    site.recorded(FRESH, "a.wav");
    HttpResponse<byte[]> early = site.get("/1");
    site.recorded(OLD, "a.wav");
    HttpResponse<byte[]> late = site.get("/1");

    assertThat(early.statusCode()).isEqualTo(404);
    assertThat(header(early, "Retry-After")).isEqualTo("60");
    assertThat(text(early)).contains("not ready yet");
    assertThat(late.statusCode()).isEqualTo(404);
    assertThat(header(late, "Retry-After")).isEmpty();
    assertThat(text(late))
        .contains(RecordedSite.PREFIX + "/a.wav")
        .contains("It is not at " + monitor + "/a.wav.");
    assertThat(text(site.get("", "Accept", "text/html"))).contains("It is not at");
  }

  @Test
  void waitsForTheEndOfTheCallAndForItsFiles() throws IOException {
    put("a.wav");
    site.recorded(null, List.of(RecordedSite.PREFIX + "/a.wav"));
    HttpResponse<byte[]> during = site.get("/1");
    site.recorded(FRESH);
    HttpResponse<byte[]> unnamed = site.get("");
    site.recorded(OLD);
    HttpResponse<byte[]> neverNamed = site.get("");

    assertThat(text(during)).contains("still going on");
    assertThat(header(unnamed, "Retry-After")).isEqualTo("60");
    assertThat(text(neverNamed)).contains("never named a file").contains("dialplan");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.wav",
        "sub/../../secret.wav",
        "%2e%2e/secret.wav",
        "..%2fsecret.wav",
        "link.wav",
        "linked/secret.wav",
        "sub"
      })
  void givesNothingOutsideTheFolder(String name) throws IOException {
    Files.writeString(folder.resolve("secret.wav"), "secret");
    Files.createDirectory(monitor.resolve("sub"));
    Files.createSymbolicLink(monitor.resolve("link.wav"), folder.resolve("secret.wav"));
    Files.createSymbolicLink(monitor.resolve("linked"), folder);
    site.recorded(OLD, name);

    HttpResponse<byte[]> answer = site.get("/1");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(text(answer)).contains("cannot be given out").doesNotContain("secret\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/..", "/../1", "/%2e%2e/1", "/1/..%2f..%2fsecret.wav", "/01", "/1x", "/1/"})
  void knowsNoOtherAddresses(String below) throws IOException {
    put("a.wav");
    site.recorded(FRESH, "a.wav");

    assertThat(site.get(below).statusCode()).isIn(400, 404);
  }

  @Test
  void takesAFolderThatIsALinkItself() throws IOException {
    put("a.wav");
    Path link = Files.createSymbolicLink(folder.resolve("mounted"), monitor);
    try (RecordedSite linked =
        new RecordedSite(
            folder, new RecordingPlace(RecordedSite.PREFIX, link.toString(), null, null))) {
      linked.recorded(FRESH, "a.wav");

      assertThat(linked.get("/1").body()).isEqualTo(SOUND);
    }
  }

  @Test
  void saysWhatTheAdministratorMustDo() {
    try (RecordedSite bare = new RecordedSite(folder, null);
        RecordedSite gone =
            new RecordedSite(
                folder, new RecordingPlace(RecordedSite.PREFIX, "/no/such/mount", null, null))) {
      bare.recorded(OLD, "a.wav");
      gone.recorded(OLD, "a.wav");

      assertThat(text(bare.get("/1"))).contains("setting recordings");
      assertThat(text(gone.get("/1"))).contains("/no/such/mount").contains("mounted");
      assertThat(gone.get("/1").statusCode()).isEqualTo(503);
    }
  }

  private void put(String name) throws IOException {
    Path file = monitor.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, SOUND);
  }
}
