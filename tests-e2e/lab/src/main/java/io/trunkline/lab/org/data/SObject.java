package io.trunkline.lab.org.data;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One kind of record: Task, Case, Contact and so on. API names are compared without regard to case,
 * as Salesforce does.
 *
 * @param prefix first three characters of its record ids
 * @param fieldByName keys in lower case, in the order of the page layout
 */
public record SObject(
    String name, String label, String prefix, boolean writable, Map<String, Field> fieldByName) {

  public SObject {
    fieldByName = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fieldByName));
  }

  public Optional<Field> field(String fieldName) {
    return Optional.ofNullable(fieldByName.get(fieldName.toLowerCase(Locale.ROOT)));
  }

  /** The reference that SOQL walks under this name, as Owner. */
  public Optional<Field> relationship(String relationshipName) {
    return fields().stream()
        .filter(field -> relationshipName.equalsIgnoreCase(field.relationshipName()))
        .findFirst();
  }

  public Collection<Field> fields() {
    return fieldByName.values();
  }

  /** The same object with one field more, or with that field replaced. */
  public SObject with(Field field) {
    Map<String, Field> fields = new LinkedHashMap<>(fieldByName);
    fields.put(field.name().toLowerCase(Locale.ROOT), field);
    return new SObject(name, label, prefix, writable, fields);
  }

  /** The same object without a field. */
  public SObject without(String fieldName) {
    Map<String, Field> fields = new LinkedHashMap<>(fieldByName);
    fields.remove(fieldName.toLowerCase(Locale.ROOT));
    return new SObject(name, label, prefix, writable, fields);
  }
}
