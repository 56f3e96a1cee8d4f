package io.trunkline.lab.org.data;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fields that the org fills itself from others: names, closed marks, the account of a task. */
final class Formula {
  private final Function<String, Optional<OrgRecord>> find;

  Formula(Function<String, Optional<OrgRecord>> find) {
    this.find = find;
  }

  void apply(SObject object, Map<String, Object> values, Instant now) {
    switch (object.name()) {
      case "Task" -> task(values, now);
      case "Case" -> cases(values, now);
      case "Contact", "Lead", "User" -> values.put("Name", fullName(values));
      default -> {}
    }
  }

  private void task(Map<String, Object> values, Instant now) {
    closed(values, "CompletedDateTime", now);
    values.put("IsHighPriority", "High".equals(values.get("Priority")));
    String account = account(values.get("WhatId"));
    put(values, "AccountId", account.isEmpty() ? account(values.get("WhoId")) : account);
  }

  private void cases(Map<String, Object> values, Instant now) {
    closed(values, "ClosedDate", now);
    if (!values.containsKey("AccountId")) {
      put(values, "AccountId", account(values.get("ContactId")));
    }
  }

  private static void closed(Map<String, Object> values, String when, Instant now) {
    boolean closed = Schema.closes(String.valueOf(values.get("Status")));
    values.put("IsClosed", closed);
    if (closed) {
      values.putIfAbsent(when, now);
    } else {
      values.remove(when);
    }
  }

  private String account(@Nullable Object id) {
    if (id == null) {
      return "";
    }
    String text = id.toString();
    return text.startsWith("001")
        ? text
        : find.apply(text).map(r -> r.text("AccountId")).orElse("");
  }

  private static void put(Map<String, Object> values, String field, String value) {
    if (value.isEmpty()) {
      values.remove(field);
    } else {
      values.put(field, value);
    }
  }

  static String fullName(Map<String, Object> values) {
    return (values.getOrDefault("FirstName", "") + " " + values.getOrDefault("LastName", ""))
        .strip();
  }
}
