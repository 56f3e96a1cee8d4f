package io.trunkline.core.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket gets when its call is over.
 *
 * @param fields values by API name
 * @param appended text to append to the description; empty for none
 * @param dueAt when it is to be written: after wrap-up
 * @param unfitted texts by API name, for fields that the org had not described when the call ended:
 *     what they take is found out before they are written
 */
public record Ending(
    Map<String, Object> fields, String appended, Instant dueAt, Map<String, String> unfitted) {
  /** Endings of earlier versions had nothing unfitted. */
  public Ending(
      Map<String, Object> fields,
      String appended,
      Instant dueAt,
      @Nullable Map<String, String> unfitted) {
    this.fields = Map.copyOf(fields);
    this.appended = appended;
    this.dueAt = dueAt;
    this.unfitted = unfitted == null ? Map.of() : Map.copyOf(unfitted);
  }

  /** An ending of which every field is described. */
  public Ending(Map<String, Object> fields, String appended, Instant dueAt) {
    this(fields, appended, dueAt, Map.of());
  }

  /** The same with these values for what was unfitted. */
  public Ending fitted(Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(fields);
    all.putAll(more);
    return new Ending(all, appended, dueAt);
  }

  /**
   * The same with a person's values laid over its own; an empty text takes a field out. What is
   * appended stays.
   */
  public Ending corrected(Map<String, Object> corrections) {
    Map<String, Object> all = new HashMap<>(fields);
    Map<String, String> rest = new HashMap<>(unfitted);
    corrections.forEach(
        (field, value) -> {
          all.keySet().removeIf(field::equalsIgnoreCase);
          rest.keySet().removeIf(field::equalsIgnoreCase);
          if (!"".equals(value)) {
            all.put(field, value);
          }
        });
    return new Ending(all, appended, dueAt, rest);
  }
}
