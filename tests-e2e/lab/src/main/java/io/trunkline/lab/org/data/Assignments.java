package io.trunkline.lab.org.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who gets new Cases and Leads: the first entry of the object's rule that catches the record, else
 * the default owner of set-up. An owner whom the client sent is replaced, as in Salesforce. Not
 * thread-safe: {@link OrgData} holds the lock.
 */
final class Assignments {
  private final List<Assignment> entries = new ArrayList<>();
  private final Map<String, String> defaultOwnerByObject = new HashMap<>();

  void add(Assignment entry) {
    entries.add(entry);
  }

  void defaultOwner(String object, String userId) {
    defaultOwnerByObject.put(object, userId);
  }

  Optional<String> owner(OrgRecord record) {
    return entries.stream()
        .filter(entry -> entry.object().equals(record.object()) && entry.catches().test(record))
        .findFirst()
        .map(Assignment::ownerId)
        .or(() -> Optional.ofNullable(defaultOwnerByObject.get(record.object())));
  }
}
