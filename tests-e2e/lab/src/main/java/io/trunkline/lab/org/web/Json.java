package io.trunkline.lab.org.web;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.trunkline.lab.org.data.Refusal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The org's JSON: values as Salesforce writes them, bodies as it reads them. */
public final class Json {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Json() {}

  public static String write(JsonElement element) {
    return GSON.toJson(element);
  }

  /** A value of a record: moments with Salesforce's offset, dates as they are. */
  public static JsonElement value(@Nullable Object value) {
    if (value == null) {
      return JsonNull.INSTANCE;
    }
    if (value instanceof Boolean bool) {
      return new JsonPrimitive(bool);
    }
    if (value instanceof Number number) {
      return new JsonPrimitive(number);
    }
    return new JsonPrimitive(
        value instanceof Instant moment ? MOMENT.format(moment) : value.toString());
  }

  public static JsonObject object(Object... namesAndValues) {
    JsonObject object = new JsonObject();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      object.add(namesAndValues[i].toString(), value instanceof JsonElement e ? e : value(value));
    }
    return object;
  }

  public static JsonArray texts(Collection<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  /** A body that must be a JSON object. */
  public static JsonObject read(String body) {
    try {
      JsonElement element = JsonParser.parseString(body);
      if (element.isJsonObject()) {
        return element.getAsJsonObject();
      }
    } catch (JsonParseException e) {
      throw unreadable("Unexpected character or end of input in the request body");
    }
    throw unreadable("The HTTP entity body is required, but this request has no entity body.");
  }

  /** The fields of a record in a body; {@code attributes} says nothing and is left out. */
  public static Map<String, @Nullable Object> fields(JsonObject body) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : body.entrySet()) {
      if (!entry.getKey().equals("attributes")) {
        fields.put(entry.getKey(), plain(entry.getValue()));
      }
    }
    return fields;
  }

  private static @Nullable Object plain(JsonElement element) {
    if (element.isJsonNull()) {
      return null;
    }
    if (!element.isJsonPrimitive()) {
      throw unreadable("Cannot deserialize instance of string from START_OBJECT value");
    }
    JsonPrimitive primitive = element.getAsJsonPrimitive();
    if (primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    return primitive.isNumber() ? primitive.getAsNumber() : primitive.getAsString();
  }

  static Refusal unreadable(String words) {
    return Refusal.of(400, "JSON_PARSER_ERROR", words + " at [line:1, column:1]");
  }
}
