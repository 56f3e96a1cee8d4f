package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import io.trunkline.core.Finding;
import io.trunkline.core.ticket.AccountUse;
import io.trunkline.core.ticket.TicketType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether the account's user sees the tasks and cases of others: if not, it does not find again
 * what an agent's page filed, and could file it a second time.
 */
final class OthersRecords {
  private final Org org;
  private final Permissions permissions;
  private final Deadline deadline;

  OthersRecords(Org org, Permissions permissions, Deadline deadline) {
    this.org = org;
    this.permissions = permissions;
    this.deadline = deadline;
  }

  List<Finding> look(AccountUse use) throws OrgTrouble {
    String id;
    try {
      JsonObject user = org.readAt("/services/oauth2/userinfo", deadline).object();
      id = JsonFields.text(user, "user_id", "");
    } catch (OrgTrouble trouble) {
      if (!trouble.isRefusal()) {
        throw trouble;
      }
      return List.of(
          Finding.warn(
              "others-records",
              "Not looked at: Salesforce does not tell who the account's user is.",
              TrialNotes.ID_SCOPE));
    }
    Set<String> sets = permissions.setsByUser(List.of(id)).getOrDefault(id, Set.of());
    if (permissions.viewsAll(sets)) {
      return List.of(
          Finding.ok("others-records", "The account's user views all data: tasks and cases too"));
    }
    List<Finding> findings = new ArrayList<>();
    for (TicketType type : TicketType.values()) {
      findings.add(one(type.object(), id, sets, use.written().contains(type)));
    }
    return findings;
  }

  /** An object that cannot be read at all is no reason to say nothing of the other. */
  private Finding one(String object, String userId, Set<String> sets, boolean written)
      throws OrgTrouble {
    try {
      return seen(object, userId, sets, written);
    } catch (OrgTrouble trouble) {
      if (!trouble.isRefusal()) {
        throw trouble;
      }
      return Finding.warn(
          "others-records",
          "The org shows no " + object + " to the account's user: " + trouble.words(),
          "Give its profile or a permission set the right to read " + object + ".");
    }
  }

  private Finding seen(String object, String userId, Set<String> sets, boolean written)
      throws OrgTrouble {
    if (permissions.viewsAll(sets, object)) {
      return Finding.ok("others-records", "The account's user views every " + object);
    }
    String soql =
        "SELECT Id FROM " + object + " WHERE OwnerId != " + Soql.literal(userId) + " LIMIT 1";
    if (!JsonFields.objects(org.query(soql, deadline), "records").isEmpty()) {
      return Finding.ok("others-records", "A " + object + " of another user is visible");
    }
    String words =
        "No "
            + object
            + " of another user is visible: there is none yet, or the account's user sees its own"
            + " alone, and might file a second time what an agent's page has filed.";
    return written || object.equals(TicketType.TASK.object())
        ? Finding.warn(
            "others-records", words, "Give it View All on " + object + ", or View All Data.")
        : Finding.ok("others-records", "No " + object + " of another user is visible, or needed");
  }
}
