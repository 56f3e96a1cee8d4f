package io.trunkline.lab.org.rest;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.trunkline.lab.org.data.Field;
import io.trunkline.lab.org.data.OrgData;
import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.RecordType;
import io.trunkline.lab.org.data.Refusal;
import io.trunkline.lab.org.data.SObject;
import io.trunkline.lab.org.data.Upserts;
import io.trunkline.lab.org.web.Answer;
import io.trunkline.lab.org.web.Ask;
import io.trunkline.lab.org.web.Json;
import io.trunkline.lab.org.web.Options;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything under /sobjects: describe, create, read, change, delete, upsert. */
final class RecordsApi {
  private final OrgData data;
  private final RecordJson json;
  private final Upserts upserts;
  private final Freshness freshness;

  RecordsApi(OrgData data, Clock clock) {
    this.data = data;
    this.upserts = new Upserts(data);
    this.freshness = new Freshness(clock);
    this.json = new RecordJson(data);
  }

  /** Answers for the steps behind /sobjects. */
  Answer answer(Ask ask, String version, List<String> steps, OrgUser user) {
    if (steps.isEmpty()) {
      return freshness.conditional(ask, user.id(), Answer.json(200, global(version, user)));
    }
    SObject object = data.visible(steps.get(0), user);
    if (steps.size() == 1) {
      return kind(ask, version, object, user);
    }
    if (steps.size() == 2 && steps.get(1).equals("describe")) {
      List<RecordType> types = data.recordTypes().of(object.name());
      JsonObject whole = DescribeJson.whole(object, version, types, user);
      return freshness.conditional(ask, user.id(), Answer.json(200, whole));
    }
    if (steps.size() == 2) {
      return record(ask, version, object, steps.get(1), user);
    }
    if (steps.size() == 3) {
      return byExternalId(ask, version, object, steps, user);
    }
    throw Refusal.notFound();
  }

  private Answer kind(Ask ask, String version, SObject object, OrgUser user) {
    return switch (ask.method()) {
      case "GET" ->
          Answer.json(
              200,
              Json.object(
                  "objectDescribe",
                  DescribeJson.brief(object, version, user),
                  "recentItems",
                  new JsonArray()));
      case "POST" -> created(create(ask, object, body(ask), user));
      default -> throw notAllowed(ask, "HEAD,GET,POST");
    };
  }

  private Answer record(Ask ask, String version, SObject object, String id, OrgUser user) {
    if (!ask.method().equals("GET")) {
      unmodified(ask, data.read(user, object.name(), id));
    }
    return switch (ask.method()) {
      case "GET" ->
          Answer.json(200, read(ask, version, object, data.read(user, object.name(), id), user));
      case "PATCH" -> {
        data.update(user, object.name(), id, body(ask), Options.way(ask));
        yield Answer.empty(204);
      }
      case "DELETE" -> {
        data.delete(user, object.name(), id);
        yield Answer.empty(204);
      }
      default -> throw notAllowed(ask, "HEAD,GET,PATCH,DELETE");
    };
  }

  private Answer byExternalId(
      Ask ask, String version, SObject object, List<String> steps, OrgUser user) {
    Field field = Upserts.key(object, steps.get(1));
    String value = steps.get(2);
    return switch (ask.method()) {
      case "GET" ->
          Answer.json(200, read(ask, version, object, only(object, field, value, user), user));
      case "PATCH" -> upsert(ask, version, object, field, value, user);
      case "DELETE" -> {
        data.delete(user, object.name(), only(object, field, value, user).id());
        yield Answer.empty(204);
      }
      default -> throw notAllowed(ask, "HEAD,GET,PATCH,DELETE");
    };
  }

  /** Refuses to write over what somebody else wrote since the client looked. */
  private static void unmodified(Ask ask, OrgRecord record) {
    Instant since = ask.header("if-unmodified-since").flatMap(Freshness::instant).orElse(null);
    if (since != null
        && record.value("LastModifiedDate") instanceof Instant changed
        && changed.isAfter(since)) {
      throw Refusal.of(412, "PRECONDITION_FAILED", "The record has been modified since " + since);
    }
  }

  private Answer upsert(
      Ask ask, String version, SObject object, Field field, String value, OrgUser user) {
    Map<String, @Nullable Object> body = body(ask);
    if (body.keySet().stream().anyMatch(field.name()::equalsIgnoreCase)) {
      throw Refusal.of(
          400,
          "INVALID_FIELD",
          "The %s field should not be specified in the sobject data.".formatted(field.name()));
    }
    Upserts.Outcome outcome = upserts.upsert(user, object, field, value, body, Options.way(ask));
    if (outcome.found().size() > 1) {
      JsonArray urls = new JsonArray();
      String base = "/services/data/" + version + "/sobjects/" + object.name() + "/";
      outcome.found().forEach(record -> urls.add(base + record.id()));
      return Answer.json(300, urls);
    }
    OrgRecord record = outcome.found().get(0);
    if (outcome.created()) {
      return upserted(201, record, true);
    }
    return number(version) < 46 ? Answer.empty(204) : upserted(200, record, false);
  }

  private OrgRecord create(
      Ask ask, SObject object, Map<String, @Nullable Object> body, OrgUser user) {
    if (body.keySet().stream().anyMatch("Id"::equalsIgnoreCase)) {
      throw Refusal.ofData(
          "INVALID_FIELD_FOR_INSERT_UPDATE", "cannot specify Id in an insert call", "Id");
    }
    return data.create(user, object.name(), body, Options.way(ask));
  }

  private JsonObject read(Ask ask, String version, SObject object, OrgRecord record, OrgUser user) {
    SObject seen = data.visible(object.name(), user);
    JsonObject whole = json.whole(version, record, seen);
    String wanted = ask.parameters().getOrDefault("fields", "");
    if (wanted.isEmpty()) {
      return whole;
    }
    JsonObject part = Json.object("attributes", whole.get("attributes"));
    for (String name : wanted.split(",", -1)) {
      Field field =
          seen.field(name.strip()).orElseThrow(() -> Refusal.noColumn(name.strip(), object.name()));
      part.add(field.name(), whole.get(field.name()));
    }
    part.add("Id", whole.get("Id"));
    return part;
  }

  private JsonObject global(String version, OrgUser user) {
    JsonArray objects = new JsonArray();
    data.schema()
        .objects()
        .forEach(
            one ->
                data.schema()
                    .object(one.name(), user.profile())
                    .ifPresent(seen -> objects.add(DescribeJson.brief(seen, version, user))));
    return Json.object("encoding", "UTF-8", "maxBatchSize", 200, "sobjects", objects);
  }

  private OrgRecord only(SObject object, Field field, String value, OrgUser user) {
    List<OrgRecord> found = upserts.having(user, object, field, value);
    if (found.isEmpty()) {
      throw Refusal.notFound();
    }
    return found.get(0);
  }

  private static Map<String, @Nullable Object> body(Ask ask) {
    String type = ask.header("content-type").orElse("");
    if (!type.startsWith("application/json")) {
      throw Refusal.of(415, "UNSUPPORTED_MEDIA_TYPE", "Content type " + type + " is not supported");
    }
    Map<String, @Nullable Object> fields = Json.fields(Json.read(ask.body()));
    if (ask.method().equals("PATCH") && fields.keySet().stream().anyMatch("Id"::equalsIgnoreCase)) {
      throw Refusal.of(
          400, "INVALID_FIELD", "The Id field should not be specified in the sobject data.");
    }
    return fields;
  }

  private static Answer created(OrgRecord record) {
    return Answer.json(
        201, Json.object("id", record.id(), "success", true, "errors", new JsonArray()));
  }

  private static Answer upserted(int status, OrgRecord record, boolean created) {
    return Answer.json(
        status,
        Json.object(
            "id", record.id(), "success", true, "errors", new JsonArray(), "created", created));
  }

  static int number(String version) {
    return Integer.parseInt(version.substring(1, version.indexOf('.')));
  }

  static Refusal notAllowed(Ask ask, String allowed) {
    return Refusal.of(
        405,
        "METHOD_NOT_ALLOWED",
        "HTTP Method '%s' not allowed. Allowed are %s".formatted(ask.method(), allowed));
  }
}
