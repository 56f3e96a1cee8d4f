package io.trunkline.edge.page;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.json.Json;
import io.trunkline.json.StrictReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The messages of the page protocol as JSON, and back. Each type is a record's name in camelCase.
 */
public final class PageCodec {
  private static final Map<String, Class<?>> FROM_PAGE = kinds(FromPage.class);
  private static final Map<String, Class<?>> TO_PAGE = kinds(ToPage.class);

  private PageCodec() {}

  /** A message to a page. */
  public static String encode(ToPage message) {
    return text(message);
  }

  /** A message from a page; for a page that runs in Java. */
  public static String encode(FromPage message) {
    return text(message);
  }

  /** Reads what a page said; throws {@link Malformed} that names what is wrong. */
  public static FromPage fromPage(String text) {
    return (FromPage) decode(text, FROM_PAGE);
  }

  /** Reads what a page was told; for a page that runs in Java. */
  public static ToPage toPage(String text) {
    return (ToPage) decode(text, TO_PAGE);
  }

  private static String text(Object message) {
    String body = Json.gson().toJson(message);
    String type = "{\"type\":\"" + name(message.getClass()) + "\"";
    return body.length() == 2 ? type + "}" : type + "," + body.substring(1);
  }

  private static Object decode(String text, Map<String, Class<?>> kinds) {
    if (!(parse(text) instanceof JsonObject object)) {
      throw new Malformed("the message is no JSON object");
    }
    JsonElement named = object.remove("type");
    if (!(named instanceof JsonPrimitive type) || !type.isString()) {
      throw new Malformed("type is missing");
    }
    Class<?> kind = kinds.get(type.getAsString());
    if (kind == null) {
      throw new Malformed("type is none of " + kinds.keySet().stream().sorted().toList());
    }
    StrictReader reader = new StrictReader();
    Object message = reader.read(object, kind);
    if (message == null) {
      throw new Malformed(reader.faults().get(0).toString());
    }
    return message;
  }

  private static JsonElement parse(String text) {
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      JsonElement json = Json.gson().getAdapter(JsonElement.class).read(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new Malformed("something stands behind the message");
      }
      return json;
    } catch (IOException | JsonParseException | NumberFormatException e) {
      throw new Malformed("the message is no JSON");
    }
  }

  private static Map<String, Class<?>> kinds(Class<?> family) {
    return Arrays.stream(family.getPermittedSubclasses())
        .collect(Collectors.toUnmodifiableMap(PageCodec::name, Function.identity()));
  }

  private static String name(Class<?> kind) {
    String name = kind.getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** What a page sent is no message of the protocol; the words are safe to send back. */
  public static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Malformed(String words) {
      super(words);
    }
  }
}
