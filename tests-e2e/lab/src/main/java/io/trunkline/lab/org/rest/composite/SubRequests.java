package io.trunkline.lab.org.rest.composite;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Refusal;
import io.trunkline.lab.org.web.Answer;
import io.trunkline.lab.org.web.Ask;
import io.trunkline.lab.org.web.Errors;
import io.trunkline.lab.org.web.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs one request out of many as if it had come alone. */
final class SubRequests {
  private final Resources resources;

  SubRequests(Resources resources) {
    this.resources = resources;
  }

  /** The answer of one; a refusal is an answer too. */
  Answer run(String method, String url, @Nullable JsonElement body, JsonObject more, OrgUser user) {
    int mark = url.indexOf('?');
    String path = mark < 0 ? url : url.substring(0, mark);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", "application/json");
    more.entrySet()
        .forEach(
            one ->
                headers.put(one.getKey().toLowerCase(Locale.ROOT), one.getValue().getAsString()));
    Ask ask =
        new Ask(
            method,
            path,
            mark < 0 ? "" : url.substring(mark + 1).replace(" ", "%20"),
            headers,
            body == null ? "" : Json.write(body));
    List<String> steps = ask.steps();
    boolean whole = steps.size() > 3 && steps.get(0).equals("services");
    try {
      if (!whole || (steps.get(3).equals("composite") && steps.size() == 4)) {
        throw Refusal.notFound();
      }
      return resources.answer(ask, steps.get(2), steps.subList(3, steps.size()), user);
    } catch (Refusal refusal) {
      return Errors.answer(refusal, whole ? steps.get(2) : "");
    }
  }

  static JsonElement body(Answer answer) {
    return answer.body().isEmpty() ? JsonNull.INSTANCE : JsonParser.parseString(answer.body());
  }

  /** A text that must be there. */
  static String text(JsonObject request, String name) {
    JsonElement value = request.get(name);
    if (value == null || !value.isJsonPrimitive()) {
      throw Refusal.of(400, "JSON_PARSER_ERROR", "Missing required field: " + name);
    }
    return value.getAsString();
  }

  static List<JsonObject> list(JsonObject body, String name, int most) {
    JsonElement list = body.get(name);
    if (list == null || !list.isJsonArray()) {
      throw Refusal.of(400, "JSON_PARSER_ERROR", "Missing required field: " + name);
    }
    List<JsonElement> all = list.getAsJsonArray().asList();
    if (all.size() > most) {
      throw Refusal.of(
          400, "LIMIT_EXCEEDED", "Limit exceeded: at most " + most + " in " + name + ".");
    }
    return all.stream().map(JsonElement::getAsJsonObject).toList();
  }

  static boolean flag(JsonObject body, String name) {
    return body.has(name) && body.get(name).getAsBoolean();
  }
}
