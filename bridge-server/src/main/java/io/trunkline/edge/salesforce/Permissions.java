package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import io.trunkline.core.ticket.TicketType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may do what, from the org's own rows: every user has permission sets, one of them the
 * profile's own, and these have rows of what they permit. What a set does not permit has no row.
 */
final class Permissions {
  /** Ids in one query: an address may not be much longer than 8,000 characters. */
  private static final int AT_ONCE = 100;

  private final Org org;
  private final Deadline deadline;

  Permissions(Org org, Deadline deadline) {
    this.org = org;
    this.deadline = deadline;
  }

  /** The permission sets of each user. */
  Map<String, Set<String>> setsByUser(Collection<String> userIds) throws OrgTrouble {
    Map<String, Set<String>> sets = new HashMap<>();
    for (JsonObject row :
        rows(
            "SELECT AssigneeId, PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId IN ",
            userIds,
            "")) {
      sets.computeIfAbsent(JsonFields.text(row, "AssigneeId", ""), any -> new TreeSet<>())
          .add(JsonFields.text(row, "PermissionSetId", ""));
    }
    return sets;
  }

  /** Which of these sets see every record of everything. */
  boolean viewsAll(Collection<String> sets) throws OrgTrouble {
    return !rows(
            "SELECT Id FROM PermissionSet WHERE Id IN ", sets, " AND PermissionsViewAllData = true")
        .isEmpty();
  }

  /** Whether one of these sets sees every record of this object. */
  boolean viewsAll(Collection<String> sets, String object) throws OrgTrouble {
    return !rows(
            "SELECT Id FROM ObjectPermissions WHERE ParentId IN ",
            sets,
            " AND SobjectType = " + Soql.literal(object) + " AND PermissionsViewAllRecords = true")
        .isEmpty();
  }

  /**
   * Which of these sets let their users create this type of ticket. Of tasks orgs keep no rows like
   * those of other objects: Edit Tasks is a permission of the set itself, and is for new ones too.
   */
  Set<String> creating(Collection<String> sets, TicketType type) throws OrgTrouble {
    boolean task = type == TicketType.TASK;
    List<JsonObject> rows =
        task
            ? rows(
                "SELECT Id FROM PermissionSet WHERE Id IN ",
                sets,
                " AND PermissionsEditTask = true")
            : rows(
                "SELECT ParentId FROM ObjectPermissions WHERE ParentId IN ",
                sets,
                " AND SobjectType = "
                    + Soql.literal(type.object())
                    + " AND PermissionsCreate = true");
    Set<String> create = new HashSet<>();
    rows.forEach(row -> create.add(JsonFields.text(row, task ? "Id" : "ParentId", "")));
    return create;
  }

  /** The fields, as {@code Object.Field}, that each set may write. */
  Map<String, Set<String>> fieldsBySet(Collection<String> sets, Collection<String> fields)
      throws OrgTrouble {
    Map<String, Set<String>> written = new HashMap<>();
    if (fields.isEmpty()) {
      return written;
    }
    for (JsonObject row :
        rows(
            "SELECT ParentId, Field FROM FieldPermissions WHERE ParentId IN ",
            sets,
            " AND PermissionsEdit = true AND Field IN " + Soql.anyOf(fields))) {
      written
          .computeIfAbsent(JsonFields.text(row, "ParentId", ""), any -> new HashSet<>())
          .add(JsonFields.text(row, "Field", ""));
    }
    return written;
  }

  private List<JsonObject> rows(String begin, Collection<String> ids, String end)
      throws OrgTrouble {
    List<String> all = ids.stream().filter(Soql::isId).distinct().sorted().toList();
    List<JsonObject> rows = new ArrayList<>();
    for (int i = 0; i < all.size(); i += AT_ONCE) {
      List<String> some = all.subList(i, Math.min(all.size(), i + AT_ONCE));
      String soql = begin + Soql.anyOf(some) + end;
      rows.addAll(JsonFields.objects(org.query(soql, deadline), "records"));
    }
    return rows;
  }
}
