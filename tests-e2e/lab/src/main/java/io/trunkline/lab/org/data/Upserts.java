package io.trunkline.lab.org.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds records by an external id, and makes or changes the one that has it. Thread-safe. */
public final class Upserts {
  private final OrgData data;

  public Upserts(OrgData data) {
    this.data = data;
  }

  /**
   * What became of an upsert.
   *
   * @param found the record as it stands now; more than one, and nothing was done
   */
  public record Outcome(List<OrgRecord> found, boolean created) {
    public Outcome {
      found = List.copyOf(found);
    }
  }

  /** The field of that name, when it is an external id. */
  public static Field key(SObject object, String name) {
    return object
        .field(name)
        .filter(field -> field.is(Field.Trait.EXTERNAL_ID))
        .orElseThrow(
            () ->
                Refusal.of(
                    404,
                    "NOT_FOUND",
                    "Provided external ID field does not exist or is not accessible: " + name));
  }

  public List<OrgRecord> having(OrgUser user, SObject object, Field key, String value) {
    return data.all(user, object.name()).stream()
        .filter(record -> record.text(key.name()).equalsIgnoreCase(value))
        .toList();
  }

  /** Looks and writes under the data's lock, so that two upserts of one key make one record. */
  public Outcome upsert(
      OrgUser user,
      SObject object,
      Field key,
      String value,
      Map<String, ? extends @Nullable Object> sent,
      Way way) {
    synchronized (data) {
      List<OrgRecord> found = having(user, object, key, value);
      if (found.size() > 1) {
        return new Outcome(found, false);
      }
      if (!found.isEmpty()) {
        String id = found.get(0).id();
        return new Outcome(List.of(data.update(user, object.name(), id, sent, way)), false);
      }
      Map<String, @Nullable Object> whole = new LinkedHashMap<>(sent);
      whole.put(key.name(), value);
      return new Outcome(List.of(data.create(user, object.name(), whole, way)), true);
    }
  }
}
