package io.trunkline.edge.store;

import io.trunkline.core.Kept;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All things of one kind at one moment; immutable. */
record Snapshot<T extends Kept>(List<T> byName, Map<String, T> byId) {

  static <T extends Kept> Snapshot<T> of(List<T> things) {
    Map<String, T> byId = new HashMap<>();
    things.forEach(thing -> byId.put(thing.id(), thing));
    return of(byId);
  }

  Snapshot<T> with(T thing) {
    Map<String, T> more = new HashMap<>(byId);
    more.put(thing.id(), thing);
    return of(more);
  }

  Snapshot<T> without(String id) {
    Map<String, T> fewer = new HashMap<>(byId);
    fewer.remove(id);
    return of(fewer);
  }

  private static <T extends Kept> Snapshot<T> of(Map<String, T> byId) {
    Comparator<T> order = Comparator.comparing(Kept::name, String.CASE_INSENSITIVE_ORDER);
    List<T> sorted = byId.values().stream().sorted(order.thenComparing(Kept::id)).toList();
    return new Snapshot<>(sorted, Map.copyOf(byId));
  }
}
