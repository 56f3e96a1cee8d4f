package io.trunkline.lab.org.rest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.trunkline.lab.org.data.Refusal;
import io.trunkline.lab.org.web.Ask;
import io.trunkline.lab.org.web.Json;
import java.util.List;
import java.util.Map;

/** A search whose parts come as JSON or as parameters; written as SOSL it is the same search. */
final class ParameterizedSearch {
  private ParameterizedSearch() {}

  static String sosl(Ask ask) {
    JsonObject body = ask.method().equals("POST") ? Json.read(ask.body()) : ofParameters(ask);
    JsonElement q = body.get("q");
    if (q == null || !body.has("sobjects")) {
      throw Refusal.of(400, "MALFORMED_SEARCH", "q and sobjects have to be specified");
    }
    StringBuilder returning = new StringBuilder();
    for (JsonElement one : body.getAsJsonArray("sobjects")) {
      returning.append(returning.isEmpty() ? "" : ",").append(part(one.getAsJsonObject(), body));
    }
    String in = body.has("in") ? body.get("in").getAsString() : "ALL";
    String words = in.equals("PHONE") ? phrase(q.getAsString()) : escaped(q.getAsString());
    int limit = body.has("overallLimit") ? body.get("overallLimit").getAsInt() : 2000;
    return "FIND {%s} IN %s FIELDS RETURNING %s LIMIT %d".formatted(words, in, returning, limit);
  }

  private static JsonObject ofParameters(Ask ask) {
    Map<String, String> sent = ask.parameters();
    JsonObject body = new JsonObject();
    for (String name : List.of("q", "in", "overallLimit", "defaultLimit")) {
      if (sent.containsKey(name)) {
        body.addProperty(name, sent.get(name));
      }
    }
    if (sent.containsKey("fields")) {
      body.add("fields", Json.texts(List.of(sent.get("fields").split(",", -1))));
    }
    JsonArray objects = new JsonArray();
    for (String object : ask.parameters("sobject")) {
      JsonObject one = Json.object("name", object);
      for (String name : List.of("where", "limit")) {
        String value = sent.get(object + "." + name);
        if (value != null) {
          one.addProperty(name, value);
        }
      }
      String fields = sent.get(object + ".fields");
      if (fields != null) {
        one.add("fields", Json.texts(List.of(fields.split(",", -1))));
      }
      objects.add(one);
    }
    if (!objects.isEmpty()) {
      body.add("sobjects", objects);
    }
    return body;
  }

  /** A number stays together, however it is written. */
  private static String phrase(String words) {
    return '"' + words.replaceAll("[\\\\\"}]", "") + '"';
  }

  private static String escaped(String words) {
    return words.replaceAll("([?&|!{}\\[\\]()^~:\\\\\"'+-])", "\\\\$1");
  }

  private static String part(JsonObject one, JsonObject body) {
    JsonElement fields = one.has("fields") ? one.get("fields") : body.get("fields");
    StringBuilder part = new StringBuilder(one.get("name").getAsString()).append('(');
    part.append(fields == null ? "Id" : names(fields));
    if (one.has("where")) {
      part.append(" WHERE ").append(one.get("where").getAsString());
    }
    JsonElement limit = one.has("limit") ? one.get("limit") : body.get("defaultLimit");
    return part.append(limit == null ? "" : " LIMIT " + limit.getAsInt()).append(')').toString();
  }

  private static String names(JsonElement fields) {
    return String.join(
        ",", fields.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList());
  }
}
