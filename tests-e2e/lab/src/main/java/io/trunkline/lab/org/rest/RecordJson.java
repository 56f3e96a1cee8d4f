package io.trunkline.lab.org.rest;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.trunkline.lab.org.data.Field;
import io.trunkline.lab.org.data.OrgData;
import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.org.data.SObject;
import io.trunkline.lab.org.query.Column;
import io.trunkline.lab.org.web.Json;
import java.util.List;

/** Records as the API shows them: attributes first, related records as objects within. */
final class RecordJson {
  private final OrgData data;

  RecordJson(OrgData data) {
    this.data = data;
  }

  JsonObject row(String version, OrgRecord record, List<Column> columns) {
    JsonObject row = head(version, record);
    for (Column column : columns) {
      put(version, row, record, column);
    }
    return row;
  }

  JsonObject whole(String version, OrgRecord record, SObject object) {
    JsonObject row = head(version, record);
    object.fields().forEach(f -> row.add(f.name(), Json.value(record.value(f.name()))));
    return row;
  }

  private void put(String version, JsonObject row, OrgRecord record, Column column) {
    JsonObject at = row;
    OrgRecord here = record;
    for (Field hop : column.hops()) {
      String name = String.valueOf(hop.relationshipName());
      OrgRecord next = data.find(here.text(hop.name())).orElse(null);
      if (next == null) {
        at.add(name, JsonNull.INSTANCE);
        return;
      }
      JsonElement there = at.get(name);
      if (there == null) {
        there = head(version, next);
        at.add(name, there);
      }
      at = there.getAsJsonObject();
      here = next;
    }
    at.add(column.field().name(), Json.value(column.value(record, data)));
  }

  private static JsonObject head(String version, OrgRecord record) {
    String url = "/services/data/" + version + "/sobjects/" + record.object() + "/" + record.id();
    return Json.object("attributes", Json.object("type", record.object(), "url", url));
  }
}
