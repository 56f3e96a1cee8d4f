package io.trunkline.edge.admin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.trunkline.core.access.Caller;
import io.trunkline.json.Fault;
import io.trunkline.json.Json;
import io.trunkline.json.StrictReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked.
 *
 * @param parts the varying parts of the path
 * @param query the first value of each parameter
 * @param body the text that was sent; empty for none
 * @param address where it comes from
 * @param secure whether it came over TLS
 * @param signedIn who asks, or null
 */
public record Ask(
    Map<String, String> parts,
    Map<String, String> query,
    String body,
    String address,
    boolean secure,
    @Nullable Caller signedIn) {

  /** Who asks; only for routes that need a sign-in. */
  Caller caller() {
    if (signedIn == null) {
      throw Problem.of(401, "Sign in first.");
    }
    return signedIn;
  }

  /** The caller's e-mail, for the audit. */
  String by() {
    return caller().login().email();
  }

  String part(String name) {
    return parts.getOrDefault(name, "");
  }

  /** The body as a JSON object that may be changed. */
  JsonObject object() {
    try (JsonReader reader = new JsonReader(new StringReader(body))) {
      reader.setStrictness(Strictness.STRICT);
      JsonElement json = Json.gson().getAdapter(JsonElement.class).read(reader);
      if (json instanceof JsonObject object && reader.peek() == JsonToken.END_DOCUMENT) {
        return object;
      }
    } catch (IOException | JsonParseException | NumberFormatException e) {
      throw Problem.of(400, "The body is no JSON.");
    }
    throw Problem.of(400, "The body is no JSON object.");
  }

  /** The body as a record, every component checked. */
  <T> T body(Class<T> type) {
    StrictReader reader = new StrictReader();
    T value = reader.read(object(), type);
    if (value == null) {
      throw Problem.invalid(reader.faults());
    }
    return value;
  }

  /** The {@code limit} of a list. */
  int limit(int usual, int most) {
    String text = query.getOrDefault("limit", Integer.toString(usual));
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= most) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw badLimit(most);
    }
    throw badLimit(most);
  }

  private static Problem badLimit(int most) {
    return Problem.invalid(
        List.of(new Fault("limit", "is out of range", "send a number from 1 to " + most)));
  }
}
