package io.trunkline.lab.org.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A record type of an object, with the values that its picklists offer.
 *
 * @param valuesByField picklists that offer fewer values than the field has; others offer all
 * @param active inactive ones are listed, but nobody creates records of them
 */
public record RecordType(
    String id,
    String object,
    String developerName,
    String label,
    boolean active,
    Map<String, List<String>> valuesByField) {

  /** The record type that stands for having none. */
  public static final String MASTER = "012000000000000AAA";

  public RecordType {
    valuesByField = Map.copyOf(new LinkedHashMap<>(valuesByField));
  }

  /** What a picklist offers under this record type. */
  public List<String> values(Field field) {
    return valuesByField.getOrDefault(field.name(), field.picklist());
  }

  /** Whether this user may create records of it. */
  public boolean availableTo(OrgUser user) {
    return active && user.profile().may(Right.CREATE, object + "." + developerName);
  }

  public RecordType deactivated() {
    return new RecordType(id, object, developerName, label, false, valuesByField);
  }
}
