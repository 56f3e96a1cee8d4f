package io.trunkline.lab.org.data;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The objects of an org as they stand now. Fields may be added and taken away while it runs.
 * Thread-safe.
 */
public final class Schema {
  private static final Set<String> CLOSED = Set.of("Completed", "Closed");

  private final Map<String, SObject> objectByName = new LinkedHashMap<>();

  Schema() {
    Layout.standard().forEach(this::put);
  }

  public synchronized Optional<SObject> object(String name) {
    return Optional.ofNullable(objectByName.get(name.toLowerCase(Locale.ROOT)));
  }

  public synchronized Collection<SObject> objects() {
    return List.copyOf(objectByName.values());
  }

  public synchronized Optional<SObject> ofId(String id) {
    return objectByName.values().stream()
        .filter(object -> id.startsWith(object.prefix()))
        .findFirst();
  }

  /**
   * The object as this user sees it: hidden fields are absent, others may be read-only. Empty for
   * an object that the user may not read.
   */
  public Optional<SObject> object(String name, Profile profile) {
    return object(name)
        .filter(object -> profile.may(Right.READ, object.name()))
        .map(object -> seenBy(object, profile));
  }

  public synchronized void put(SObject object) {
    objectByName.put(object.name().toLowerCase(Locale.ROOT), object);
  }

  /** Whether a Task or Case with this status counts as closed. */
  static boolean closes(String status) {
    return CLOSED.contains(status);
  }

  private static SObject seenBy(SObject object, Profile profile) {
    SObject seen = object;
    for (Field field : object.fields()) {
      String name = object.name() + "." + field.name();
      if (field.is(Field.Trait.OPEN)) {
        continue;
      }
      if (profile.hidden().contains(name)) {
        seen = seen.without(field.name());
      } else if (profile.readOnly().contains(name)) {
        seen = seen.with(field.readOnly());
      }
    }
    return seen;
  }
}
