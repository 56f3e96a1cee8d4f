package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import io.trunkline.core.ticket.TicketTrace;
import io.trunkline.core.ticket.TicketType;
import java.util.List;
import java.util.Map;

/**
 * Looks after tickets that stand more than once, and after who made one. Safe for several threads.
 */
final class Doubles {
  private final Org org;
  private final Tickets tickets;

  Doubles(Org org, Tickets tickets) {
    this.org = org;
    this.tickets = tickets;
  }

  /** Deletes all but the oldest; first it is made sure that nobody has touched any of them. */
  String removeYounger(TicketTrace trace, Deadline deadline) throws OrgTrouble {
    List<String> ids = tickets.lookUp(trace, deadline);
    if (ids.isEmpty()) {
      throw OrgTrouble.refused("NOT_FOUND", "The org does not hold it any more.", List.of());
    }
    List<String> younger = ids.subList(1, ids.size());
    for (String id : younger) {
      JsonObject record = read(trace.type(), id, "CreatedDate,LastModifiedDate", deadline);
      String created = JsonFields.text(record, "CreatedDate", "");
      if (created.isEmpty() || !created.equals(JsonFields.text(record, "LastModifiedDate"))) {
        throw OrgTrouble.refused(
            "TOUCHED",
            "Somebody has worked on " + id + " since. Decide in Salesforce which of them stays.",
            List.of());
      }
    }
    for (String id : younger) {
      String path = path(trace.type(), id);
      org.write("DELETE", path, Map.of(), new JsonObject(), deadline).orTrouble();
    }
    return ids.get(0);
  }

  String createdBy(TicketType type, String recordId, Deadline deadline) throws OrgTrouble {
    if (!Soql.isId(recordId)) {
      throw OrgTrouble.refused("MALFORMED_ID", "This is not a record's id.", List.of());
    }
    return JsonFields.text(read(type, recordId, "CreatedById", deadline), "CreatedById", "");
  }

  private JsonObject read(TicketType type, String id, String fields, Deadline deadline)
      throws OrgTrouble {
    return org.read(path(type, id) + "?fields=" + fields, deadline).object();
  }

  private static String path(TicketType type, String id) {
    return "/sobjects/" + type.object() + "/" + id;
  }
}
