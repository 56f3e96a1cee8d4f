package io.trunkline.lab.org.rest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.trunkline.lab.org.data.Field;
import io.trunkline.lab.org.data.OrgData;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.RecordType;
import io.trunkline.lab.org.data.Refusal;
import io.trunkline.lab.org.data.SObject;
import io.trunkline.lab.org.web.Answer;
import io.trunkline.lab.org.web.Ask;
import io.trunkline.lab.org.web.Json;
import java.util.List;

/** What /ui-api says of an object's picklists under a record type. */
final class UiApi {
  private final OrgData data;

  UiApi(OrgData data) {
    this.data = data;
  }

  /** Answers for the steps behind /ui-api: object-info/OBJECT[/picklist-values/TYPE[/FIELD]]. */
  Answer answer(Ask ask, String version, List<String> steps, OrgUser user) {
    if (!ask.method().equals("GET")) {
      throw RecordsApi.notAllowed(ask, "HEAD,GET");
    }
    if (steps.size() < 2 || !steps.get(0).equals("object-info")) {
      throw Refusal.notFound();
    }
    SObject object = data.visible(steps.get(1), user);
    if (steps.size() == 2) {
      return Answer.json(200, info(object, user));
    }
    if (!steps.get(2).equals("picklist-values") || steps.size() < 4 || steps.size() > 5) {
      throw Refusal.notFound();
    }
    String base =
        "/services/data/%s/ui-api/object-info/%s/picklist-values/%s"
            .formatted(version, object.name(), steps.get(3));
    if (steps.size() == 5) {
      Field field = object.field(steps.get(4)).filter(UiApi::picks).orElseThrow(Refusal::notFound);
      return Answer.json(200, values(object, field, steps.get(3), base));
    }
    JsonObject all = new JsonObject();
    object.fields().stream()
        .filter(UiApi::picks)
        .forEach(field -> all.add(field.name(), values(object, field, steps.get(3), base)));
    return Answer.json(200, Json.object("eTag", etag(all), "picklistFieldValues", all));
  }

  private JsonObject info(SObject object, OrgUser user) {
    JsonObject types = new JsonObject();
    for (JsonElement type :
        DescribeJson.recordTypes(object, data.recordTypes().of(object.name()), user)) {
      types.add(type.getAsJsonObject().get("recordTypeId").getAsString(), type);
    }
    String byDefault =
        data.recordTypes()
            .byDefault(object.name(), user)
            .map(RecordType::id)
            .orElse(RecordType.MASTER);
    return Json.object(
        "apiName", object.name(),
        "label", object.label(),
        "keyPrefix", object.prefix(),
        "createable", object.writable(),
        "updateable", object.writable(),
        "defaultRecordTypeId", byDefault,
        "recordTypeInfos", types);
  }

  private JsonObject values(SObject object, Field field, String typeId, String base) {
    List<String> offered = offered(object, field, typeId);
    JsonArray values = new JsonArray();
    JsonElement byDefault = JsonNull.INSTANCE;
    for (String value : offered) {
      JsonObject one =
          Json.object(
              "attributes",
              JsonNull.INSTANCE,
              "label",
              value,
              "validFor",
              new JsonArray(),
              "value",
              value);
      values.add(one);
      byDefault = value.equals(field.defaultValue()) ? one : byDefault;
    }
    return Json.object(
        "controllerValues",
        new JsonObject(),
        "defaultValue",
        byDefault,
        "eTag",
        etag(values),
        "url",
        base + "/" + field.name(),
        "values",
        values);
  }

  private List<String> offered(SObject object, Field field, String typeId) {
    if (typeId.equals(RecordType.MASTER)) {
      return field.picklist();
    }
    return data.recordTypes()
        .find(object.name(), typeId)
        .orElseThrow(Refusal::notFound)
        .values(field);
  }

  private static boolean picks(Field field) {
    return !field.picklist().isEmpty();
  }

  private static String etag(JsonElement of) {
    return Integer.toHexString(Json.write(of).hashCode());
  }
}
