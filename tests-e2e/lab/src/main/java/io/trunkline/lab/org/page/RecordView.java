package io.trunkline.lab.org.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.trunkline.lab.org.data.Field;
import io.trunkline.lab.org.data.FieldType;
import io.trunkline.lab.org.data.OrgData;
import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.SObject;
import io.trunkline.lab.org.web.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Records as the page shows them: labels, readable values, names of what is linked. */
final class RecordView {
  private final OrgData data;
  private final DateTimeFormatter moments;

  RecordView(OrgData data, ZoneId zone) {
    this.data = data;
    this.moments = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
  }

  /** Everything of a record that this user sees, and the tasks and cases that hang on it. */
  JsonObject whole(OrgRecord record, OrgUser user) {
    SObject object = data.visible(record.object(), user);
    JsonArray fields = new JsonArray();
    object.fields().stream()
        .filter(field -> !field.name().equals("IsDeleted"))
        .forEach(field -> fields.add(field(field, record)));
    JsonObject whole = brief(record);
    whole.addProperty("label", object.label());
    whole.add("fields", fields);
    JsonArray related = new JsonArray();
    for (String kind : List.of("Task", "Case")) {
      data.all(user, kind).stream()
          .filter(one -> !one.id().equals(record.id()) && one.values().containsValue(record.id()))
          .forEach(one -> related.add(brief(one)));
    }
    whole.add("related", related);
    return whole;
  }

  JsonObject brief(OrgRecord record) {
    return Json.object(
        "id", record.id(),
        "object", record.object(),
        "name", name(record),
        "subject", record.text("Subject"),
        "phone", record.text("Phone"),
        "contact", record.text("PersonContactId"),
        "status", record.text("Status"),
        "owner", data.find(record.ownerId()).map(RecordView::name).orElse(""),
        "created", moments.format(record.bornAt()));
  }

  /** What an object offers to who creates one. */
  JsonObject form(SObject object) {
    JsonArray fields = new JsonArray();
    for (Field field : object.fields()) {
      if (field.is(Field.Trait.CREATEABLE) && field.type() != FieldType.REFERENCE) {
        fields.add(
            Json.object(
                "name", field.name(),
                "label", field.label(),
                "type", field.type().word(),
                "required", !field.is(Field.Trait.NILLABLE) && !field.is(Field.Trait.DEFAULTED),
                "picklist", Json.texts(field.picklist())));
      }
    }
    return Json.object(
        "name",
        object.name(),
        "label",
        object.label(),
        "prefix",
        object.prefix(),
        "fields",
        fields);
  }

  static String name(OrgRecord record) {
    String number = record.text("CaseNumber");
    String name = record.text("Name");
    return !number.isEmpty() ? number : name.isEmpty() ? record.text("Subject") : name;
  }

  private JsonObject field(Field field, OrgRecord record) {
    Object value = record.value(field.name());
    boolean link = field.type() == FieldType.REFERENCE && value != null;
    return Json.object(
        "name",
        field.name(),
        "label",
        label(field),
        "type",
        field.type().word(),
        "value",
        value == null ? "" : Json.value(value),
        "display",
        link ? linked(String.valueOf(value)) : display(value),
        "link",
        link ? String.valueOf(value) : "");
  }

  /** People read Account where the API says Account ID. */
  private static String label(Field field) {
    return field.type() == FieldType.REFERENCE
        ? field.label().replaceFirst(" ID$", "")
        : field.label();
  }

  private String linked(String id) {
    return data.find(id).map(RecordView::name).orElse(id);
  }

  private String display(@Nullable Object value) {
    return value == null ? "" : value instanceof Instant at ? moments.format(at) : value.toString();
  }
}
