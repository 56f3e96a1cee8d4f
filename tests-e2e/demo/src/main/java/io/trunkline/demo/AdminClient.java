package io.trunkline.demo;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the bridge's REST API, as an administrator's script would. Thread-safe. */
public final class AdminClient {
  private static final Gson GSON = new GsonBuilder().serializeNulls().create();
  private final HttpClient http;
  private final URI bridge;
  private final @Nullable String token;

  private AdminClient(HttpClient http, URI bridge, @Nullable String token) {
    this.http = http;
    this.bridge = bridge;
    this.token = token;
  }

  /** Nobody in particular, asking the bridge at this address. */
  static AdminClient at(URI bridge, HttpClient http) {
    return new AdminClient(http, bridge, null);
  }

  /** Somebody who signed in. */
  public AdminClient signedIn(String email, String password) {
    JsonObject sent = object("email", email, "password", password);
    String given = post("/api/token", sent).get("token").getAsString();
    return new AdminClient(http, bridge, given);
  }

  /** The bearer token of an agent's page. */
  public String pageToken(Person person) {
    JsonObject sent = object("email", person.email(), "password", person.password());
    return post("/api/agent/sign-in", sent).get("token").getAsString();
  }

  /** Reads one thing. */
  public JsonObject get(String path) {
    return ask("GET", path, null).getAsJsonObject();
  }

  /** Reads many. */
  public JsonArray list(String path) {
    return ask("GET", path, null).getAsJsonArray();
  }

  /** Makes something, or has something done. */
  public JsonObject post(String path, JsonElement body) {
    return ask("POST", path, body).getAsJsonObject();
  }

  /** Makes something and gives its id. */
  public String create(String path, JsonElement body) {
    return post(path, body).get("id").getAsString();
  }

  /** Replaces something. */
  public void put(String path, JsonElement body) {
    ask("PUT", path, body);
  }

  /** Removes something. */
  public void delete(String path) {
    ask("DELETE", path, null);
  }

  /** The one of this name in a list, as {@code named("/api/triggers", "Sales")}. */
  public Optional<JsonObject> named(String path, String name) {
    return list(path).asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(one -> one.get("name").getAsString().equals(name))
        .findFirst();
  }

  /** An object of names and values; a value is a text, a number, a flag, JSON or null. */
  static JsonObject object(@Nullable Object... namesAndValues) {
    JsonObject object = new JsonObject();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.add(String.valueOf(namesAndValues[i]), GSON.toJsonTree(namesAndValues[i + 1]));
    }
    return object;
  }

  private JsonElement ask(String method, String path, @Nullable JsonElement body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(bridge.resolve(path)).timeout(Duration.ofSeconds(20));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(method, HttpRequest.BodyPublishers.ofString(GSON.toJson(body)));
    }
    HttpResponse<String> answer = send(request.build());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(
          method + " " + path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body().isEmpty() ? new JsonObject() : JsonParser.parseString(answer.body());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri() + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
