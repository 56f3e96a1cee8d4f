package io.trunkline.lab.org.data;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows that another transaction holds. A write needs its own row and those of its parents: the
 * account, contact, lead or case it points to. Salesforce waits about ten seconds before it
 * refuses; here the refusal comes at once. Not thread-safe: {@link OrgData} holds the lock.
 */
final class RowLocks {
  private static final List<String> PARENTS = List.of("WhatId", "WhoId", "AccountId", "ContactId");

  private final Set<String> held = new HashSet<>();
  private final Map<String, Long> busyUntilNanos = new HashMap<>();
  private Duration hold = Duration.ZERO;

  /** Holds a row until {@link #release}. */
  void hold(String id) {
    held.add(id);
  }

  void release(String id) {
    held.remove(id);
  }

  /**
   * From now on each write keeps its parents for this long, so that writes side by side collide.
   */
  void contend(Duration duration) {
    hold = duration;
    busyUntilNanos.clear();
  }

  /** Takes the rows that a write needs, or refuses it. */
  void take(OrgRecord record) {
    long now = System.nanoTime();
    List<String> rows = rows(record);
    for (String row : rows) {
      Long until = busyUntilNanos.get(row);
      if (held.contains(row) || (until != null && until - now > 0)) {
        throw Refusal.ofData(
            "UNABLE_TO_LOCK_ROW",
            "unable to obtain exclusive access to this record or 1 records: " + row);
      }
    }
    if (!hold.isZero()) {
      rows.forEach(row -> busyUntilNanos.put(row, now + hold.toNanos()));
    }
  }

  private static List<String> rows(OrgRecord record) {
    List<String> rows = new ArrayList<>();
    if (!record.id().isEmpty()) {
      rows.add(record.id());
    }
    PARENTS.stream().map(record::text).filter(id -> !id.isEmpty()).distinct().forEach(rows::add);
    return rows;
  }
}
