package io.trunkline.core.ticket;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ties a ticket to the customer it is about. */
public final class TicketLinks {
  private static final String WHO = "WhoId";
  private static final String WHAT = "WhatId";

  private TicketLinks() {}

  /**
   * The draft, tied to this customer. Where the org has no field for that, the draft says so.
   *
   * @param search for the field in which a Case knows its Lead
   */
  public static TicketDraft linked(
      TicketDraft draft, Match match, SearchSettings search, TicketShape shape) {
    Map<String, Object> fields = fields(draft.type(), match, search, shape);
    if (fields.isEmpty()) {
      return draft.warning(match.object() + " " + match.name() + ": " + whyNot(draft, match));
    }
    TicketDraft linked = draft.with(fields);
    return isLeadOfTask(draft.type(), match) ? linked.without(WHAT) : linked;
  }

  /**
   * The fields that tie a ticket to this customer; for a ticket that stands already. Empty where
   * the org has none. Salesforce allows no WhatId beside a Lead; a Contact's account follows by
   * itself.
   */
  public static Map<String, Object> fields(
      TicketType type, Match match, SearchSettings search, TicketShape shape) {
    String name = name(type, match, search.leadIdField());
    if (name == null) {
      return Map.of();
    }
    return shape
        .field(name)
        .filter(field -> field.createable() && field.refersTo(match.object()))
        .map(field -> Map.<String, Object>of(field.name(), match.id()))
        .orElse(Map.of());
  }

  private static @Nullable String name(TicketType type, Match match, @Nullable String leadIdField) {
    boolean isTask = type == TicketType.TASK;
    return switch (match.object()) {
      case "Contact" -> isTask ? WHO : "ContactId";
      case "Account" -> isTask ? WHAT : "AccountId";
      case "Lead" -> isTask ? WHO : leadIdField;
      default -> null;
    };
  }

  private static boolean isLeadOfTask(TicketType type, Match match) {
    return type == TicketType.TASK && match.object().equals("Lead");
  }

  private static String whyNot(TicketDraft draft, Match match) {
    return draft.type() == TicketType.CASE && match.object().equals("Lead")
        ? "a Case has no field for a Lead; name its lookup field as Lead Id"
        : "the org does not let us link it";
  }
}
