package io.trunkline.lab.org.data;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of an org by object and id. Not thread-safe: {@link OrgData} holds the lock. */
final class Records {
  private final Map<String, Map<String, OrgRecord>> recordsByObject = new HashMap<>();
  private final Map<String, Long> lastNumberByPrefix = new HashMap<>();
  private final Set<String> deleted = new HashSet<>();

  String nextId(String prefix) {
    return Ids.of(prefix, lastNumberByPrefix.merge(prefix, 1L, Long::sum));
  }

  void put(OrgRecord record) {
    recordsByObject
        .computeIfAbsent(record.object(), object -> new LinkedHashMap<>())
        .put(record.id(), record);
  }

  void remove(OrgRecord record) {
    recordsByObject.getOrDefault(record.object(), new HashMap<>()).remove(record.id());
    deleted.add(record.id());
  }

  boolean deleted(String id) {
    return deleted.contains(id);
  }

  Collection<OrgRecord> of(String object) {
    return List.copyOf(recordsByObject.getOrDefault(object, Map.of()).values());
  }

  Optional<OrgRecord> find(String object, String id) {
    return Optional.ofNullable(recordsByObject.getOrDefault(object, Map.of()).get(id));
  }

  Optional<OrgRecord> find(String id) {
    return recordsByObject.values().stream()
        .filter(records -> records.containsKey(id))
        .map(records -> records.get(id))
        .findFirst();
  }
}
