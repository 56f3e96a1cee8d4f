package io.trunkline.lab.org.data;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of an org by object and id. Not thread-safe: {@link OrgData} holds the lock. */
final class Records {
  private final Map<String, Map<String, OrgRecord>> recordsByObject = new HashMap<>();
  private final Map<String, Long> lastNumberByPrefix = new HashMap<>();
  private final Map<String, OrgRecord> deletedById = new LinkedHashMap<>();

  String nextId(String prefix) {
    return Ids.of(prefix, lastNumberByPrefix.merge(prefix, 1L, Long::sum));
  }

  /** All rows as they stand, to be put back by {@link #restore}. */
  record Copy(Map<String, Map<String, OrgRecord>> records, Map<String, OrgRecord> deleted) {}

  Copy copy() {
    Map<String, Map<String, OrgRecord>> rows = new HashMap<>();
    recordsByObject.forEach((object, records) -> rows.put(object, new LinkedHashMap<>(records)));
    return new Copy(rows, new LinkedHashMap<>(deletedById));
  }

  void restore(Copy copy) {
    recordsByObject.clear();
    recordsByObject.putAll(copy.records());
    deletedById.clear();
    deletedById.putAll(copy.deleted());
  }

  /** Takes away all rows of an object that only set-up keeps. */
  void clear(String object) {
    recordsByObject.remove(object);
  }

  void put(OrgRecord record) {
    recordsByObject
        .computeIfAbsent(record.object(), object -> new LinkedHashMap<>())
        .put(record.id(), record);
  }

  void remove(OrgRecord record) {
    recordsByObject.getOrDefault(record.object(), new HashMap<>()).remove(record.id());
    Map<String, Object> values = new LinkedHashMap<>(record.values());
    values.put("IsDeleted", true);
    deletedById.put(record.id(), record.with(values));
  }

  boolean deleted(String id) {
    return deletedById.containsKey(id);
  }

  /** The deleted rows of an object, the one deleted first first. */
  List<OrgRecord> deletedOf(String object) {
    return deletedById.values().stream().filter(one -> one.object().equals(object)).toList();
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
