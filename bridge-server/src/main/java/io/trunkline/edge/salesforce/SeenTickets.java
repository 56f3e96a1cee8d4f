package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import io.trunkline.core.ticket.TicketType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  private final Org org;

  SeenTickets(Org org) {
    this.org = org;
  }

  /** The org itself said that this record bears the reference. */
  void seen(String recordId, String reference) {
    sure.add(name(recordId, reference));
  }

  /**
   * Fails, with words for people, where the record bears another reference, or none.
   *
   * @param key the account's unique field of such records; empty for none
   */
  void check(TicketType type, String recordId, String reference, String key, Deadline deadline)
      throws OrgTrouble {
    if (sure.contains(name(recordId, reference))) {
      return;
    }
    boolean isTask = type == TicketType.TASK;
    String field = isTask ? "CallObject" : key;
    String path = "/sobjects/" + type.object() + "/" + recordId + "?fields=Description";
    JsonObject record = org.read(field.isEmpty() ? path : path + "," + field, deadline).object();
    String description = JsonFields.text(record, "Description", "");
    boolean bears =
        (!field.isEmpty() && reference.equals(JsonFields.text(record, field)))
            || (!isTask && SaidCases.bears(description, reference));
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
