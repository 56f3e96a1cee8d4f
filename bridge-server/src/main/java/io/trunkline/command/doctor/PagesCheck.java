package io.trunkline.command.doctor;

import io.trunkline.core.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whether the public address serves the softphone, and the one of this very version. */
final class PagesCheck implements Check {
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  /** The page itself and what every page stands on. */
  private static final List<String> FILES =
      List.of("softphone/index.html", "shared/page-socket.js", "shared/handlers.js");

  private final URI url;

  PagesCheck(URI url) {
    this.url = url;
  }

  @Override
  public String about() {
    return "public.url";
  }

  @Override
  public List<Finding> look() throws InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    try {
      HttpResponse<byte[]> health = get(client, "health");
      String text = new String(health.body(), java.nio.charset.StandardCharsets.UTF_8);
      if (health.statusCode() != 200 || !text.contains("\"pages\"")) {
        return List.of(
            Finding.fail(
                "public.url",
                url + " answers, but not as the bridge (HTTP status " + health.statusCode() + ")",
                "let the proxy pass everything on to http.port of the bridge"));
      }
      List<Finding> findings = new ArrayList<>();
      findings.add(Finding.ok("public.url", "the bridge answers at " + url));
      findings.add(pages(client));
      return findings;
    } catch (IOException trouble) {
      return List.of(Answers.none("public.url", url, trouble));
    }
  }

  private Finding pages(HttpClient client) throws IOException, InterruptedException {
    for (String file : FILES) {
      HttpResponse<byte[]> served = get(client, file);
      if (served.statusCode() != 200) {
        return Finding.fail(
            "pages",
            file + " is answered with HTTP status " + served.statusCode(),
            "let the proxy pass everything on to the bridge");
      }
      if (!Arrays.equals(served.body(), ours(file))) {
        return Finding.fail(
            "pages",
            file + " is not the one of this version",
            "restart the bridge with the version that is installed here, and look whether a proxy"
                + " changes or keeps pages");
      }
    }
    return Finding.ok("pages", "the softphone is served, in this version");
  }

  private HttpResponse<byte[]> get(HttpClient client, String path)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(url.resolve("/" + path)).timeout(PATIENCE).build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private static byte[] ours(String file) throws IOException {
    try (InputStream in = PagesCheck.class.getClassLoader().getResourceAsStream("web/" + file)) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }
}
