package io.trunkline.edge.salesforce;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what may or may not stand in an answer, without trusting its shape. */
final class JsonFields {
  private JsonFields() {}

  /** The JSON in a text, or null where it holds none. */
  static @Nullable JsonElement parse(String text) {
    try {
      return JsonParser.parseString(text);
    } catch (JsonParseException notJson) {
      return null;
    }
  }

  /** The JSON object in a text; an empty one where it holds something else. */
  static JsonObject object(String text) {
    JsonElement parsed = parse(text);
    return parsed != null && parsed.isJsonObject() ? parsed.getAsJsonObject() : new JsonObject();
  }

  static @Nullable String text(JsonObject from, String name) {
    JsonElement value = from.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
  }

  static String text(JsonObject from, String name, String otherwise) {
    String text = text(from, name);
    return text == null ? otherwise : text;
  }

  static boolean flag(JsonObject from, String name) {
    return "true".equals(text(from, name));
  }

  static int number(JsonObject from, String name) {
    JsonElement value = from.get(name);
    try {
      return value != null && value.isJsonPrimitive() ? value.getAsBigDecimal().intValue() : 0;
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }

  /** The objects in an array of this name; none where there is no such array. */
  static List<JsonObject> objects(JsonObject from, String name) {
    JsonElement value = from.get(name);
    return value != null && value.isJsonArray() ? objects(value.getAsJsonArray()) : List.of();
  }

  static List<JsonObject> objects(JsonArray array) {
    List<JsonObject> objects = new ArrayList<>();
    for (JsonElement element : array) {
      if (element.isJsonObject()) {
        objects.add(element.getAsJsonObject());
      }
    }
    return objects;
  }

  /** Field values as they are sent: numbers and booleans bare, everything else as text. */
  static JsonObject of(Map<String, Object> fields) {
    JsonObject object = new JsonObject();
    fields.forEach(
        (name, value) -> {
          if (value instanceof Number number) {
            object.addProperty(name, number);
          } else if (value instanceof Boolean flag) {
            object.addProperty(name, flag);
          } else {
            object.addProperty(name, value.toString());
          }
        });
    return object;
  }

  static List<String> texts(JsonObject from, String name) {
    List<String> texts = new ArrayList<>();
    JsonElement value = from.get(name);
    if (value != null && value.isJsonArray()) {
      for (JsonElement element : value.getAsJsonArray()) {
        if (element.isJsonPrimitive()) {
          texts.add(element.getAsString());
        }
      }
    }
    return texts;
  }
}
