package io.trunkline.lab.org.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The record types of an org; the first of an object is everybody's default. Thread-safe. */
public final class RecordTypes {
  private final List<RecordType> types = new ArrayList<>();

  RecordTypes() {}

  synchronized void put(RecordType type) {
    types.removeIf(other -> other.id().equals(type.id()));
    types.add(type);
  }

  public synchronized List<RecordType> of(String object) {
    return types.stream().filter(type -> type.object().equals(object)).toList();
  }

  public Optional<RecordType> find(String object, String id) {
    return of(object).stream().filter(type -> type.id().equals(Ids.full(id))).findFirst();
  }

  /** The record type that this user's new records of an object get when they name none. */
  public Optional<RecordType> byDefault(String object, OrgUser user) {
    return of(object).stream().filter(type -> type.availableTo(user)).findFirst();
  }

  /**
   * Gives a new record its type and refuses a type or a value that it may not have. That a value
   * must be offered by the record type is certain for pages; that the API refuses it too, for
   * restricted picklists, is what its users report: Salesforce's documentation speaks of pages
   * only.
   */
  void check(SObject object, Map<String, Object> values, OrgRecord old, OrgUser user) {
    if (of(object.name()).isEmpty()) {
      return;
    }
    if (old.id().isEmpty()) {
      byDefault(object.name(), user)
          .ifPresent(type -> values.putIfAbsent("RecordTypeId", type.id()));
    }
    Object id = values.get("RecordTypeId");
    if (id == null || id.equals(RecordType.MASTER)) {
      return;
    }
    RecordType type =
        find(object.name(), id.toString())
            .filter(
                found ->
                    found.availableTo(user)
                        || (!old.id().isEmpty() && id.equals(old.value("RecordTypeId"))))
            .orElseThrow(
                () ->
                    Refusal.ofData(
                        "INVALID_CROSS_REFERENCE_KEY",
                        "Record Type ID: this ID value isn't valid for the user: " + id,
                        "RecordTypeId"));
    object.fields().stream()
        .filter(field -> field.is(Field.Trait.RESTRICTED) && !field.picklist().isEmpty())
        .forEach(field -> offered(type, field, values, old));
  }

  private static void offered(
      RecordType type, Field field, Map<String, Object> values, OrgRecord old) {
    Object value = values.get(field.name());
    boolean kept = !old.id().isEmpty() && Objects.equals(value, old.value(field.name()));
    if (value != null && !kept && !type.values(field).contains(value.toString())) {
      throw Refusal.ofData(
          "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
          field.label() + ": bad value for restricted picklist field: " + value,
          field.name());
    }
  }
}
