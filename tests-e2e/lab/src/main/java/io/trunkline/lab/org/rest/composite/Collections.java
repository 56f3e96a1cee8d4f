package io.trunkline.lab.org.rest.composite;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.trunkline.lab.org.data.Field;
import io.trunkline.lab.org.data.OrgData;
import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Refusal;
import io.trunkline.lab.org.data.SObject;
import io.trunkline.lab.org.data.Upserts;
import io.trunkline.lab.org.web.Answer;
import io.trunkline.lab.org.web.Ask;
import io.trunkline.lab.org.web.Errors;
import io.trunkline.lab.org.web.Json;
import io.trunkline.lab.org.web.Options;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Up to 200 records in one request. The answer is 200 whatever becomes of them: each has its own
 * result, and with allOrNone one failure undoes all.
 */
final class Collections {
  private static final int MOST = 200;

  private final OrgData data;
  private final Upserts upserts;

  Collections(OrgData data) {
    this.data = data;
    this.upserts = new Upserts(data);
  }

  /** Answers for the steps behind /composite/sobjects. */
  Answer answer(Ask ask, String version, List<String> steps, OrgUser user) {
    String way = ask.method() + steps.size();
    return switch (way) {
      case "POST0" -> written(ask, records(ask), one -> create(ask, one, user));
      case "PATCH0" -> written(ask, records(ask), one -> update(ask, one, user));
      case "DELETE0" -> written(ask, ids(ask), id -> delete(id, user));
      case "PATCH2" -> {
        SObject object = data.visible(steps.get(0), user);
        Field key = Upserts.key(object, steps.get(1));
        yield written(ask, records(ask), one -> upsert(ask, object, key, one, user));
      }
      case "GET1" -> read(version, steps.get(0), ids(ask), fields(ask), user);
      case "POST1" -> {
        JsonObject body = Json.read(ask.body());
        yield read(version, steps.get(0), texts(body, "ids"), texts(body, "fields"), user);
      }
      default -> throw Refusal.notFound();
    };
  }

  private <T> Answer written(Ask ask, List<T> all, Function<T, JsonObject> write) {
    boolean together =
        ask.method().equals("DELETE")
            ? ask.parameters().getOrDefault("allOrNone", "").equals("true")
            : SubRequests.flag(Json.read(ask.body()), "allOrNone");
    List<JsonObject> results =
        together
            ? data.atOnce(() -> each(all, write), done -> done.stream().allMatch(this::succeeded))
            : each(all, write);
    boolean undone = together && !results.stream().allMatch(this::succeeded);
    JsonArray array = new JsonArray();
    results.forEach(result -> array.add(undone && succeeded(result) ? undone() : result));
    return Answer.json(200, array);
  }

  private <T> List<JsonObject> each(List<T> all, Function<T, JsonObject> write) {
    List<JsonObject> results = new ArrayList<>();
    for (T one : all) {
      try {
        results.add(write.apply(one));
      } catch (Refusal refusal) {
        results.add(Errors.result(refusal));
      }
    }
    return results;
  }

  private boolean succeeded(JsonObject result) {
    return result.get("success").getAsBoolean();
  }

  private static JsonObject undone() {
    return Errors.result(
        Refusal.ofData(
            "ALL_OR_NONE_OPERATION_ROLLED_BACK",
            "Record rolled back because not all records were valid and the request was using"
                + " AllOrNone header"));
  }

  private JsonObject create(Ask ask, JsonObject one, OrgUser user) {
    return result(data.create(user, type(one), Json.fields(one), Options.way(ask)));
  }

  private JsonObject update(Ask ask, JsonObject one, OrgUser user) {
    Map<String, @Nullable Object> fields = Json.fields(one);
    fields.keySet().removeIf("id"::equalsIgnoreCase);
    return result(data.update(user, type(one), id(one), fields, Options.way(ask)));
  }

  private JsonObject delete(String id, OrgUser user) {
    OrgRecord record =
        data.find(id).orElseThrow(() -> Refusal.ofData("ENTITY_IS_DELETED", "entity is deleted"));
    data.delete(user, record.object(), record.id());
    return result(record);
  }

  private JsonObject upsert(Ask ask, SObject object, Field key, JsonObject one, OrgUser user) {
    Map<String, @Nullable Object> fields = Json.fields(one);
    Object value = fields.remove(key.name());
    if (value == null) {
      throw Refusal.ofData("MISSING_ARGUMENT", key.name() + " not specified");
    }
    Upserts.Outcome outcome =
        upserts.upsert(user, object, key, value.toString(), fields, Options.way(ask));
    if (outcome.found().size() > 1) {
      throw Refusal.ofData(
          "DUPLICATE_EXTERNAL_ID", "Duplicate external id specified: " + value, key.name());
    }
    JsonObject result = result(outcome.found().get(0));
    result.addProperty("created", outcome.created());
    return result;
  }

  private Answer read(
      String version, String name, List<String> ids, List<String> fields, OrgUser user) {
    SObject object = data.visible(name, user);
    List<Field> shown =
        fields.stream()
            .map(f -> object.field(f).orElseThrow(() -> Refusal.noColumn(f, object.name())))
            .toList();
    JsonArray rows = new JsonArray();
    for (String id : ids) {
      try {
        rows.add(row(version, data.read(user, object.name(), id), shown));
      } catch (Refusal refusal) {
        rows.add(JsonNull.INSTANCE);
      }
    }
    return Answer.json(200, rows);
  }

  private static JsonObject row(String version, OrgRecord record, List<Field> fields) {
    String url = "/services/data/" + version + "/sobjects/" + record.object() + "/" + record.id();
    JsonObject row = Json.object("attributes", Json.object("type", record.object(), "url", url));
    fields.forEach(field -> row.add(field.name(), Json.value(record.value(field.name()))));
    row.addProperty("Id", record.id());
    return row;
  }

  private static JsonObject result(OrgRecord record) {
    return Json.object("id", record.id(), "success", true, "errors", new JsonArray());
  }

  private static List<JsonObject> records(Ask ask) {
    return SubRequests.list(Json.read(ask.body()), "records", MOST);
  }

  private static List<String> ids(Ask ask) {
    return some(Arrays.asList(ask.parameters().getOrDefault("ids", "").split(",", -1)));
  }

  private static List<String> fields(Ask ask) {
    return Arrays.asList(ask.parameters().getOrDefault("fields", "Id").split(",", -1));
  }

  private static List<String> texts(JsonObject body, String name) {
    JsonElement list = body.get(name);
    if (list == null || !list.isJsonArray()) {
      throw Refusal.of(400, "JSON_PARSER_ERROR", "Missing required field: " + name);
    }
    return some(list.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList());
  }

  /** That more is refused is documented; the code and the words are a guess. */
  private static List<String> some(List<String> all) {
    if (all.size() > MOST) {
      throw Refusal.of(400, "EXCEEDED_ID_LIMIT", "record limit reached: " + MOST);
    }
    return all;
  }

  private static String type(JsonObject one) {
    return SubRequests.text(
        one.has("attributes") ? one.getAsJsonObject("attributes") : new JsonObject(), "type");
  }

  private static String id(JsonObject one) {
    JsonElement id = one.has("id") ? one.get("id") : one.get("Id");
    if (id == null || !id.isJsonPrimitive()) {
      throw Refusal.ofData("MISSING_ARGUMENT", "Id not specified in an update call");
    }
    return id.getAsString();
  }
}
