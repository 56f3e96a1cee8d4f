package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import io.trunkline.core.ticket.TicketType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that a record bears a ticket's reference before the account writes to it: its id may
 * have come from a page, and a page can be wrong. Remembers the newest records of which it is sure.
 * Safe for several threads.
 */
final class SeenTickets {
  /** More than a busy site files until its calls are over. */
  private static final int MOST = 5_000;

  private final Set<String> sure =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > MOST;
                }
              }));

  /** The org itself said that this record bears the reference. */
  void seen(String recordId, String reference) {
    sure.add(name(recordId, reference));
  }

  /** Whether it is known that this record bears the reference. */
  boolean isSure(String recordId, String reference) {
    return sure.contains(name(recordId, reference));
  }

  /** The field that bears the reference; empty where the description alone does. */
  static String mark(TicketType type, @Nullable String externalId) {
    return type == TicketType.TASK ? "CallObject" : Objects.toString(externalId, "").strip();
  }

  /**
   * Fails, with words for people, where the record bears another reference, or none.
   *
   * @param mark see {@link #mark}
   * @param record its description, and what stands in that field
   */
  void check(TicketType type, String recordId, String reference, String mark, JsonObject record)
      throws OrgTrouble {
    boolean bears =
        (!mark.isEmpty() && reference.equals(JsonFields.text(record, mark)))
            || (type == TicketType.CASE
                && SaidCases.bears(JsonFields.text(record, "Description", ""), reference));
    if (!bears) {
      throw OrgTrouble.refused("NOT_THIS_TICKET", words(type, recordId, reference), List.of());
    }
    seen(recordId, reference);
  }

  private static String words(TicketType type, String recordId, String reference) {
    return "The "
        + type.object()
        + " "
        + recordId
        + " does not bear the reference "
        + reference
        + ", so it is not this ticket, or somebody has taken that out. Nothing was written to it."
        + " Look in Salesforce.";
  }

  /** An id has 15 characters, and sometimes three more. */
  private static String name(String recordId, String reference) {
    return recordId.substring(0, Math.min(15, recordId.length())) + " " + reference;
  }
}
