package io.trunkline.lab.org.rest;

import static io.trunkline.lab.org.data.Field.Trait.AUTO_NUMBER;
import static io.trunkline.lab.org.data.Field.Trait.CREATEABLE;
import static io.trunkline.lab.org.data.Field.Trait.DEFAULTED;
import static io.trunkline.lab.org.data.Field.Trait.EXTERNAL_ID;
import static io.trunkline.lab.org.data.Field.Trait.FILTERABLE;
import static io.trunkline.lab.org.data.Field.Trait.NAME;
import static io.trunkline.lab.org.data.Field.Trait.NILLABLE;
import static io.trunkline.lab.org.data.Field.Trait.RESTRICTED;
import static io.trunkline.lab.org.data.Field.Trait.SORTABLE;
import static io.trunkline.lab.org.data.Field.Trait.UNIQUE;
import static io.trunkline.lab.org.data.Field.Trait.UPDATEABLE;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.trunkline.lab.org.data.Field;
import io.trunkline.lab.org.data.FieldType;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.RecordType;
import io.trunkline.lab.org.data.Right;
import io.trunkline.lab.org.data.SObject;
import io.trunkline.lab.org.web.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What describe says of an object, as one user sees it. */
final class DescribeJson {
  private DescribeJson() {}

  static JsonObject brief(SObject object, String version, OrgUser user) {
    boolean creates = object.writable() && user.profile().may(Right.CREATE, object.name());
    boolean edits = object.writable() && user.profile().may(Right.EDIT, object.name());
    String base = "/services/data/" + version + "/sobjects/" + object.name();
    return Json.object(
        "name", object.name(),
        "label", object.label(),
        "labelPlural", object.label() + "s",
        "keyPrefix", object.prefix(),
        "custom", object.name().endsWith("__c"),
        "createable", creates,
        "updateable", edits,
        "deletable", edits,
        "queryable", true,
        "retrieveable", true,
        "searchable", object.writable(),
        "layoutable", object.writable(),
        "undeletable", object.writable(),
        "urls",
            Json.object(
                "sobject", base, "describe", base + "/describe", "rowTemplate", base + "/{ID}"));
  }

  static JsonObject whole(SObject object, String version, List<RecordType> types, OrgUser user) {
    JsonObject whole = brief(object, version, user);
    JsonArray fields = new JsonArray();
    object.fields().forEach(field -> fields.add(field(field)));
    whole.add("fields", fields);
    whole.add("recordTypeInfos", recordTypes(object, types, user));
    whole.add("childRelationships", new JsonArray());
    return whole;
  }

  /** The object's record types; the master stands for having none and is always there. */
  static JsonArray recordTypes(SObject object, List<RecordType> types, OrgUser user) {
    JsonArray infos = new JsonArray();
    String first =
        types.stream()
            .filter(type -> type.availableTo(user))
            .findFirst()
            .map(RecordType::id)
            .orElse(RecordType.MASTER);
    for (RecordType type : types) {
      infos.add(info(type, type.availableTo(user), first.equals(type.id())));
    }
    RecordType master =
        new RecordType(RecordType.MASTER, object.name(), "Master", "Master", true, Map.of());
    infos.add(info(master, true, first.equals(RecordType.MASTER)));
    return infos;
  }

  private static JsonObject info(RecordType type, boolean available, boolean byDefault) {
    return Json.object(
        "active", type.active(),
        "available", available,
        "defaultRecordTypeMapping", byDefault,
        "developerName", type.developerName(),
        "master", type.id().equals(RecordType.MASTER),
        "name", type.label(),
        "recordTypeId", type.id(),
        "urls", new JsonObject());
  }

  private static JsonObject field(Field field) {
    JsonObject json = facts(field);
    json.add(
        "defaultValue",
        field.is(DEFAULTED) && !field.is(RESTRICTED) && !hasValues(field)
            ? Json.value(field.defaultValue())
            : JsonNull.INSTANCE);
    json.add("picklistValues", values(field));
    json.add("referenceTo", Json.texts(field.referenceTo()));
    json.add("relationshipName", Json.value(field.relationshipName()));
    json.addProperty("polymorphicForeignKey", field.referenceTo().size() > 1);
    json.add("controllerName", JsonNull.INSTANCE);
    json.addProperty("dependentPicklist", false);
    json.add("inlineHelpText", JsonNull.INSTANCE);
    json.addProperty("htmlFormatted", false);
    json.addProperty("groupable", field.is(FILTERABLE));
    json.addProperty("aggregatable", field.is(FILTERABLE));
    json.addProperty("permissionable", field.permissionable());
    json.addProperty("deprecatedAndHidden", false);
    json.addProperty("encrypted", false);
    return json;
  }

  private static JsonObject facts(Field field) {
    boolean number = field.type() == FieldType.INT;
    return Json.object(
        "name", field.name(),
        "label", field.label(),
        "type", field.type().word(),
        "soapType", field.type().soapType(),
        "length", field.length(),
        "byteLength", field.length() * 3,
        "digits", number ? 8 : 0,
        "precision", 0,
        "scale", 0,
        "custom", field.custom(),
        "createable", field.is(CREATEABLE),
        "updateable", field.is(UPDATEABLE),
        "nillable", field.is(NILLABLE),
        "defaultedOnCreate", field.is(DEFAULTED),
        "restrictedPicklist", field.is(RESTRICTED),
        "externalId", field.is(EXTERNAL_ID),
        "unique", field.is(UNIQUE),
        "caseSensitive", false,
        "idLookup", field.is(EXTERNAL_ID) || field.type() == FieldType.ID,
        "filterable", field.is(FILTERABLE),
        "sortable", field.is(SORTABLE),
        "calculated", false,
        "autoNumber", field.is(AUTO_NUMBER),
        "nameField", field.is(NAME));
  }

  private static boolean hasValues(Field field) {
    return !field.picklist().isEmpty();
  }

  private static JsonArray values(Field field) {
    JsonArray values = new JsonArray();
    for (String value : field.picklist()) {
      JsonObject one =
          Json.object(
              "value",
              value,
              "label",
              value,
              "active",
              true,
              "defaultValue",
              Objects.equals(value, field.defaultValue()));
      one.add("validFor", JsonNull.INSTANCE);
      values.add(one);
    }
    return values;
  }
}
