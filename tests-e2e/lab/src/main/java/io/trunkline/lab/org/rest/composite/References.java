package io.trunkline.lab.org.rest.composite;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.trunkline.lab.org.data.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What earlier requests of a composite answered, for @{reference.path} in later ones. */
final class References {
  private static final Pattern REFERENCE =
      Pattern.compile("@\\{([A-Za-z0-9_]+)((?:[.\\[][^}]*)?)}");

  private final Map<String, JsonElement> answerByName = new HashMap<>();

  void keep(String name, JsonElement answer) {
    answerByName.put(name, answer);
  }

  String filled(String text) {
    Matcher found = REFERENCE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (found.find()) {
      String value = value(found.group(1), found.group(2));
      found.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return found.appendTail(filled).toString();
  }

  JsonElement filled(JsonElement element) {
    if (element.isJsonObject()) {
      JsonObject object = new JsonObject();
      element
          .getAsJsonObject()
          .entrySet()
          .forEach(e -> object.add(e.getKey(), filled(e.getValue())));
      return object;
    }
    if (element.isJsonArray()) {
      JsonArray array = new JsonArray();
      element.getAsJsonArray().forEach(one -> array.add(filled(one)));
      return array;
    }
    boolean text = element.isJsonPrimitive() && element.getAsJsonPrimitive().isString();
    return text ? new JsonPrimitive(filled(element.getAsString())) : element;
  }

  private String value(String name, String path) {
    JsonElement at = answerByName.get(name);
    for (String step : path.replace("[", ".").replace("]", "").split("\\.", -1)) {
      if (at == null || step.isEmpty()) {
        continue;
      }
      at = step(at, step);
    }
    if (at == null || !at.isJsonPrimitive()) {
      throw Refusal.of(
          400,
          "PROCESSING_HALTED",
          "Invalid reference specified. No value for %s%s found in %s".formatted(name, path, name));
    }
    return at.getAsString();
  }

  private static @Nullable JsonElement step(JsonElement at, String step) {
    if (at.isJsonArray() && step.matches("\\d{1,4}")) {
      int index = Integer.parseInt(step);
      JsonArray array = at.getAsJsonArray();
      return index < array.size() ? array.get(index) : null;
    }
    return at.isJsonObject() ? at.getAsJsonObject().get(step) : null;
  }
}
