package io.trunkline.lab.org.data;

import static io.trunkline.lab.org.data.Field.Trait.CREATEABLE;
import static io.trunkline.lab.org.data.Field.Trait.DEFAULTED;
import static io.trunkline.lab.org.data.Field.Trait.NILLABLE;
import static io.trunkline.lab.org.data.Field.Trait.UNIQUE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a record must hold before it is saved. Not thread-safe: {@link OrgData} holds the lock. */
final class Checks {
  private final Records records;
  private final Sharing sharing;
  private final Schema schema;

  Checks(Records records, Sharing sharing, Schema schema) {
    this.records = records;
    this.sharing = sharing;
    this.schema = schema;
  }

  void required(SObject object, Map<String, Object> values) {
    List<String> missing =
        object.fields().stream()
            .filter(f -> f.is(CREATEABLE) && !f.is(NILLABLE))
            .map(Field::name)
            .filter(name -> !values.containsKey(name))
            .toList();
    if (!missing.isEmpty()) {
      throw Refusal.ofData(
          "REQUIRED_FIELD_MISSING",
          "Required fields are missing: " + missing,
          missing.toArray(new String[0]));
    }
  }

  /** Every reference that this write sets points to a record of a right kind that the user sees. */
  void references(SObject object, Map<String, Object> sent, OrgUser user) {
    for (Map.Entry<String, Object> entry : sent.entrySet()) {
      Field field = object.field(entry.getKey()).orElseThrow();
      if (field.type() == FieldType.REFERENCE) {
        reference(field, entry.getValue().toString(), user);
      }
    }
  }

  private void reference(Field field, String id, OrgUser user) {
    Optional<SObject> kind = schema.ofId(id);
    if (kind.isEmpty() || !field.referenceTo().contains(kind.get().name())) {
      throw Refusal.ofData(
          "FIELD_INTEGRITY_EXCEPTION",
          field.label() + ": id value of incorrect type: " + id,
          field.name());
    }
    if (records.deleted(id)) {
      throw Refusal.ofData("ENTITY_IS_DELETED", "entity is deleted");
    }
    OrgRecord target =
        records
            .find(kind.get().name(), id)
            .orElseThrow(
                () -> Refusal.ofData("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"));
    converted(target);
    if (!sharing.sees(user, target)) {
      throw Refusal.ofData(
          "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
          "insufficient access rights on cross-reference id: " + id);
    }
  }

  /** A lead that became a contact is closed: it takes no changes and no tasks. */
  void converted(OrgRecord record) {
    if (record.object().equals("Lead") && Boolean.TRUE.equals(record.value("IsConverted"))) {
      throw Refusal.ofData("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead");
    }
  }

  /** What an alerting rule finds may be saved by who says so; a blocking rule's may not. */
  void duplicates(List<DuplicateRule> rules, OrgRecord record, Way way) {
    for (DuplicateRule rule : rules) {
      if (!rule.object().equals(record.object()) || (way.savesDuplicates() && !rule.blocks())) {
        continue;
      }
      List<String> ids =
          records.of(record.object()).stream()
              .filter(other -> !other.id().equals(record.id()) && rule.matches(record, other))
              .map(OrgRecord::id)
              .toList();
      if (!ids.isEmpty()) {
        throw Refusal.duplicates(rule, ids);
      }
    }
  }

  void owner(@Nullable Object ownerId) {
    boolean active =
        ownerId == null
            || records
                .find("User", ownerId.toString())
                .map(user -> Boolean.TRUE.equals(user.value("IsActive")))
                .orElse(false);
    if (!active) {
      throw Refusal.ofData(
          "INACTIVE_OWNER_OR_USER", "operation performed with inactive user [" + ownerId + "]");
    }
  }

  void lead(Map<String, Object> values) {
    if (String.valueOf(values.get("WhoId")).startsWith("00Q") && values.containsKey("WhatId")) {
      throw Refusal.ofData(
          "FIELD_INTEGRITY_EXCEPTION",
          "Related To ID: must be empty when Name ID is a lead",
          "WhoId",
          "WhatId");
    }
  }

  void unique(SObject object, String ownId, Map<String, Object> values) {
    for (Field field : object.fields()) {
      Object value = values.get(field.name());
      if (field.is(UNIQUE) && value != null) {
        unique(object, ownId, field, value.toString());
      }
    }
  }

  private void unique(SObject object, String ownId, Field field, String value) {
    Optional<OrgRecord> other =
        records.of(object.name()).stream()
            .filter(r -> !r.id().equals(ownId) && r.text(field.name()).equalsIgnoreCase(value))
            .findFirst();
    if (other.isPresent()) {
      throw Refusal.ofData(
          "DUPLICATE_VALUE",
          "duplicate value found: "
              + field.name()
              + " duplicates value on record with id: "
              + other.get().id());
    }
  }

  void rules(List<Rule> rules, OrgRecord record) {
    for (Rule rule : rules) {
      if (rule.object().equals(record.object()) && rule.catches().test(record)) {
        String field = rule.field();
        throw field == null
            ? Refusal.ofData("FIELD_CUSTOM_VALIDATION_EXCEPTION", rule.words())
            : Refusal.ofData("FIELD_CUSTOM_VALIDATION_EXCEPTION", rule.words(), field);
      }
    }
  }

  static boolean defaulted(Field field) {
    return field.is(DEFAULTED) && field.defaultValue() != null;
  }
}
