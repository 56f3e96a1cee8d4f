package io.trunkline.demo;

import static io.trunkline.demo.AdminClient.object;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * A person's browser session in the org: what its page does for Open CTI's saveLog. Thread-safe.
 */
final class OrgSession {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private final HttpClient http;
  private final URI org;
  private final String cookie;

  private OrgSession(HttpClient http, URI org, String cookie) {
    this.http = http;
    this.org = org;
    this.cookie = cookie;
  }

  /** How a save ended. */
  sealed interface Saved {
    record Stands(String recordId) implements Saved {}

    record Refused(String code, String words) implements Saved {}

    /** It may stand or not. */
    record Unanswered() implements Saved {}
  }

  static OrgSession signIn(HttpClient http, URI org, Person person) {
    JsonObject sent = object("username", person.email(), "password", person.orgPassword());
    try {
      HttpResponse<String> answer =
          http.send(
              post(org.resolve("/login"), sent).build(), HttpResponse.BodyHandlers.ofString());
      String cookie =
          answer
              .headers()
              .firstValue("Set-Cookie")
              .orElseThrow(() -> new IllegalStateException(person + " cannot sign in to the org"));
      return new OrgSession(http, org, cookie.substring(0, cookie.indexOf(';')));
    } catch (IOException e) {
      throw new UncheckedIOException("the org does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Creates a record with these fields. */
  Saved saveLog(String object, JsonObject fields) {
    JsonObject body = fields.deepCopy();
    body.addProperty("entityApiName", object);
    HttpRequest request = post(org.resolve("/aura/saveLog"), body).header("Cookie", cookie).build();
    try {
      return saved(http.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException | JsonParseException e) {
      return new Saved.Unanswered();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Saved.Unanswered();
    }
  }

  private static Saved saved(HttpResponse<String> answer) {
    JsonElement said = JsonParser.parseString(answer.body());
    if (answer.statusCode() < 300 && said.isJsonObject()) {
      return new Saved.Stands(said.getAsJsonObject().get("recordId").getAsString());
    }
    if (answer.statusCode() >= 500 || !said.isJsonArray() || said.getAsJsonArray().isEmpty()) {
      return new Saved.Unanswered();
    }
    JsonObject first = said.getAsJsonArray().get(0).getAsJsonObject();
    return new Saved.Refused(
        first.get("errorCode").getAsString(), first.get("message").getAsString());
  }

  private static HttpRequest.Builder post(URI address, JsonObject body) {
    return HttpRequest.newBuilder(address)
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
  }
}
