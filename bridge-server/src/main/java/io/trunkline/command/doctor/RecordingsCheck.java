package io.trunkline.command.doctor;

import io.trunkline.core.Finding;
import io.trunkline.core.Secret;
import io.trunkline.core.dial.Pbx;
import io.trunkline.core.dial.RecordingPlace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Whether a PBX's recordings can be read where its setting says. Says nothing where it has none.
 */
final class RecordingsCheck implements Check {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Site site;
  private final Pbx pbx;

  RecordingsCheck(Site site, Pbx pbx) {
    this.site = site;
    this.pbx = pbx;
  }

  @Override
  public String about() {
    return "PBX " + pbx.name() + ": recordings";
  }

  @Override
  public List<Finding> look() throws InterruptedException {
    RecordingPlace place = pbx.recordings();
    if (place == null) {
      return List.of();
    }
    return place.folder() == null
        ? address(String.valueOf(place.address()), place)
        : List.of(folder(place.folder()));
  }

  private Finding folder(String name) {
    try {
      Path folder = Path.of(name);
      if (Files.isDirectory(folder) && Files.isReadable(folder) && Files.isExecutable(folder)) {
        return Finding.ok(about(), "the folder " + name + " can be read");
      }
    } catch (InvalidPathException unnameable) {
      return Finding.fail(
          about(),
          "this machine's character set has no such name as " + name,
          "start with LC_ALL=C.UTF-8");
    }
    return Finding.fail(
        about(),
        "the folder " + name + " cannot be read by this user",
        "mount it, and let the user that runs the bridge read it");
  }

  private List<Finding> address(String address, RecordingPlace place) throws InterruptedException {
    URI uri = URI.create(address.replaceAll("/+$", "") + "/");
    List<Finding> findings = new ArrayList<>();
    if (place.username() != null && address.startsWith("http:")) {
      findings.add(
          Finding.warn(about(), "the password goes over the network in the clear", "use https"));
    }
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    try {
      int status =
          client.send(request(uri, place), HttpResponse.BodyHandlers.discarding()).statusCode();
      findings.add(
          status == 401 || status >= 500
              ? Finding.fail(
                  about(),
                  uri + " answers with HTTP status " + status,
                  "enter username and recordingsPassword as its web server knows them")
              : Finding.ok(about(), "the web server answers at " + uri));
    } catch (IOException trouble) {
      findings.add(Answers.none(about(), uri, trouble));
    }
    return findings;
  }

  private HttpRequest request(URI uri, RecordingPlace place) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .method("HEAD", HttpRequest.BodyPublishers.noBody());
    if (place.username() != null) {
      String password =
          site.secrets()
              .find("pbx/" + pbx.id() + "/recordingsPassword")
              .map(Secret::reveal)
              .orElse("");
      byte[] login = (place.username() + ":" + password).getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
    }
    return request.build();
  }
}
