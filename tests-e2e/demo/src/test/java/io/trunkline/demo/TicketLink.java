package io.trunkline.demo;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.trunkline.lab.org.data.OrgRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The recording link that stands in a ticket, followed by somebody who is signed in. */
record TicketLink(URI address, World world, String token) {
  private static final Pattern LINE = Pattern.compile("Recording URL: (\\S+/recordings/\\S{22})$");

  /** The link at the end of this ticket's description. */
  static Optional<TicketLink> in(OrgRecord task, World world, String token) {
    Matcher line = LINE.matcher(task.text("Description").strip());
    return line.find()
        ? Optional.of(new TicketLink(URI.create(line.group(1)), world, token))
        : Optional.empty();
  }

  /** Each part as the bridge tells of it. */
  List<JsonObject> parts() {
    String text = new String(get("").body(), java.nio.charset.StandardCharsets.UTF_8);
    JsonObject all = JsonParser.parseString(text).getAsJsonObject();
    return all.has("parts")
        ? all.getAsJsonArray("parts").asList().stream().map(JsonElement::getAsJsonObject).toList()
        : List.of();
  }

  /** Follows it; headers are name, value. */
  HttpResponse<byte[]> get(String below, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + below))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + token);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      return world.http().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
