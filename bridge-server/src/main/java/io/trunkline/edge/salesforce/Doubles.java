package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import io.trunkline.core.ticket.TicketTrace;
import io.trunkline.core.ticket.TicketType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  /** See {@link io.trunkline.core.ticket.TicketDesk#removeYounger}. */
  String removeYounger(
      TicketTrace trace, List<String> named, @Nullable String main, Deadline deadline)
      throws OrgTrouble {
    List<String> ids = tickets.lookUp(trace, deadline);
    for (String id : named) {
      if (ids.stream().noneMatch(shown -> isSame(shown, id))) {
        checkIsDeleted(trace.type(), id, deadline);
      }
    }
    if (ids.isEmpty()) {
      throw OrgTrouble.refused("NOT_FOUND", "The org does not hold it any more.", List.of());
    }
    List<String> touched = new ArrayList<>();
    for (String id : ids.size() == 1 ? List.<String>of() : ids) {
      if (isTouched(trace.type(), id, deadline)) {
        touched.add(id);
      }
    }
    String left = left(ids, touched, main);
    if (left == null) {
      throw OrgTrouble.refused(
          "TOUCHED",
          "Somebody has worked on "
              + String.join(", ", touched)
              + " since. Decide in Salesforce which of them stays.",
          List.of());
    }
    for (String id : ids) {
      if (!id.equals(left)) {
        String path = path(trace.type(), id);
        org.write("DELETE", path, Map.of(), new JsonObject(), deadline).orTrouble();
      }
    }
    return left;
  }

  private static @Nullable String left(
      List<String> ids, List<String> touched, @Nullable String main) {
    String oldest = ids.get(0);
    if (touched.isEmpty() || touched.equals(List.of(oldest))) {
      return oldest;
    }
    boolean isMain = touched.size() == 1 && main != null && isSame(touched.get(0), main);
    return isMain ? touched.get(0) : null;
  }

  private boolean isTouched(TicketType type, String id, Deadline deadline) throws OrgTrouble {
    JsonObject record = read(type, id, "CreatedDate,LastModifiedDate", deadline);
    String created = JsonFields.text(record, "CreatedDate", "");
    return created.isEmpty() || !created.equals(JsonFields.text(record, "LastModifiedDate"));
  }

  /** Fails where a record that the look-up does not show may stand all the same. */
  private void checkIsDeleted(TicketType type, String id, Deadline deadline) throws OrgTrouble {
    try {
      read(type, id, "Id", deadline);
    } catch (OrgTrouble trouble) {
      if (trouble.says("ENTITY_IS_DELETED")) {
        return;
      }
      if (!trouble.isRefusal()) {
        throw trouble;
      }
    }
    throw OrgTrouble.refused(
        "HIDDEN",
        "Salesforce does not show "
            + id
            + " to the account's user as this ticket. Look in Salesforce which of them stays; then"
            + " discard this, with a reason.",
        List.of());
  }

  private static boolean isSame(String id, String other) {
    return id.regionMatches(0, other, 0, 15);
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
