package io.trunkline.journeys;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.trunkline.demo.AdminClient;
import io.trunkline.demo.World;
import java.util.function.Consumer;

/** What an administrator changes in a bridge that is set up already, through its REST API. */
record Administrator(AdminClient api) {

  /** The softphone may stand in pages of this origin, and in no others. */
  void allowsFrom(String origin) {
    JsonArray origins = new JsonArray();
    origins.add(origin);
    change("/api/accounts", World.ACCOUNT, account -> account.add("origins", origins));
  }

  /** The configuration fills this field of the ticket too. */
  void fills(String configuration, String field, String kind, String text) {
    JsonObject item = new JsonObject();
    item.addProperty("kind", kind);
    item.addProperty("text", text);
    JsonObject value = new JsonObject();
    value.addProperty("field", field);
    value.add("item", item);
    change(
        "/api/configurations",
        configuration,
        one -> {
          JsonArray fields = one.getAsJsonArray("fields");
          fields.add(value);
        });
  }

  private void change(String path, String name, Consumer<JsonObject> change) {
    JsonObject one = api.named(path, name).orElseThrow();
    String id = one.get("id").getAsString();
    change.accept(one);
    api.put(path + "/" + id, one);
  }
}
