package io.trunkline.edge.admin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** Puts values where a sender left something out; never over what was sent. */
final class Defaults {
  private final JsonObject object;

  Defaults(JsonObject object) {
    this.object = object;
  }

  Defaults text(String name, String value) {
    return put(name, new JsonPrimitive(value));
  }

  Defaults flag(String name, boolean value) {
    return put(name, new JsonPrimitive(value));
  }

  Defaults number(String name, int value) {
    return put(name, new JsonPrimitive(value));
  }

  Defaults list(String name) {
    return put(name, new JsonArray());
  }

  Defaults put(String name, JsonElement value) {
    if (!object.has(name)) {
      object.add(name, value);
    }
    return this;
  }
}
