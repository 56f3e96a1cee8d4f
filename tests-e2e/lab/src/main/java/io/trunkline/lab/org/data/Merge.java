package io.trunkline.lab.org.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts what a client sent into a record's values: known fields, writable ones, right types. */
final class Merge {
  private final Checks checks;

  Merge(Checks checks) {
    this.checks = checks;
  }

  /** Changes the values in place; the trait says what a field must allow. */
  void into(
      SObject object,
      Map<String, Object> values,
      Map<String, ? extends @Nullable Object> sent,
      Field.Trait needed,
      OrgUser user) {
    List<Field> fields = known(object, sent, needed);
    Map<String, Object> set = new LinkedHashMap<>();
    int i = 0;
    for (Object value : sent.values()) {
      Field field = fields.get(i++);
      Object coerced = Coercion.coerce(field, value);
      values.remove(field.name());
      if (coerced != null) {
        values.put(field.name(), coerced);
        set.put(field.name(), coerced);
      }
    }
    if (needed == Field.Trait.CREATEABLE || set.containsKey("OwnerId")) {
      checks.owner(values.get("OwnerId"));
    }
    checks.references(object, set, user);
  }

  private static List<Field> known(
      SObject object, Map<String, ? extends @Nullable Object> sent, Field.Trait needed) {
    List<Field> fields = new ArrayList<>();
    List<String> closed = new ArrayList<>();
    for (String name : sent.keySet()) {
      Field field = object.field(name).orElseThrow(() -> Refusal.noColumn(name, object.name()));
      fields.add(field);
      if (!field.is(needed)) {
        closed.add(field.name());
      }
    }
    if (!closed.isEmpty()) {
      throw Refusal.ofData(
          "INVALID_FIELD_FOR_INSERT_UPDATE",
          "Unable to create/update fields: "
              + String.join(", ", closed)
              + ". Please check the security settings of this field and verify that it is"
              + " read/write for your profile or permission set.",
          closed.toArray(new String[0]));
    }
    return fields;
  }
}
