package io.trunkline.lab.org.data;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stood at one moment. Values are String, Boolean, Long, LocalDate or Instant under
 * the field's API name; a field without a value is absent.
 *
 * @param object the API name of its kind
 * @param bornAt when it was created, by the org's clock
 */
public record OrgRecord(String object, String id, Instant bornAt, Map<String, Object> values) {

  public OrgRecord {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  public @Nullable Object value(String field) {
    return values.get(field);
  }

  /** The value as text, empty where there is none. */
  public String text(String field) {
    Object value = values.get(field);
    return value == null ? "" : value.toString();
  }

  public String ownerId() {
    return text("OwnerId");
  }

  OrgRecord with(Map<String, Object> changed) {
    return new OrgRecord(object, id, bornAt, changed);
  }
}
