package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import io.trunkline.core.ticket.TicketTrace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds cases that bear a reference in their description. A description cannot be asked for, so the
 * cases that were created meanwhile are read and compared here; where they are too many, those
 * alone that the agent or the account's user created. Safe for several threads.
 */
final class SaidCases {
  /** The org's clock and ours may differ by this much. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  /** A page of cases with descriptions has some 200 to 2,000 rows. */
  private static final int MOST_PAGES = 20;

  private final Org org;
  private final UserDirectory users;

  SaidCases(Org org, UserDirectory users) {
    this.org = org;
    this.users = users;
  }

  /** The condition on what was created since the ticket was planned. */
  static String since(TicketTrace trace) {
    return "CreatedDate >= " + Soql.literal(trace.plannedAt().minus(CLOCKS_DIFFER));
  }

  /** Oldest first; a refusal where there are too many to tell. */
  List<String> find(TicketTrace trace, Deadline deadline) throws OrgTrouble {
    JsonObject first = ask(trace, "", deadline);
    if (pages(first) > MOST_PAGES) {
      first = ask(trace, " AND CreatedById IN " + Soql.anyOf(creators(trace, deadline)), deadline);
    }
    if (pages(first) > MOST_PAGES) {
      throw tooMany();
    }
    return thatSay(trace.reference(), first, deadline);
  }

  private JsonObject ask(TicketTrace trace, String condition, Deadline deadline) throws OrgTrouble {
    String until = Soql.literal(trace.until().plus(CLOCKS_DIFFER));
    return org.query(
        "SELECT Id, Description FROM Case WHERE "
            + since(trace)
            + " AND CreatedDate <= "
            + until
            + condition
            + " ORDER BY CreatedDate ASC, Id ASC",
        deadline);
  }

  private static int pages(JsonObject first) {
    int rows = JsonFields.objects(first, "records").size();
    boolean all = rows == 0 || JsonFields.flag(first, "done") || !first.has("totalSize");
    return all ? 1 : (first.get("totalSize").getAsInt() + rows - 1) / rows;
  }

  /** An agent whom the org does not know may have been signed in as anybody: then none will do. */
  private List<String> creators(TicketTrace trace, Deadline deadline) throws OrgTrouble {
    List<String> ids = new ArrayList<>();
    if (trace.agent() != null) {
      Optional<String> agent = users.find(trace.agent(), deadline);
      ids.add(agent.orElseThrow(SaidCases::tooMany));
    }
    JsonObject own = org.readAt("/services/oauth2/userinfo", deadline).object();
    ids.add(Optional.ofNullable(JsonFields.text(own, "user_id")).orElseThrow(SaidCases::tooMany));
    return ids;
  }

  private List<String> thatSay(String reference, JsonObject first, Deadline deadline)
      throws OrgTrouble {
    List<String> found = new ArrayList<>();
    JsonObject page = first;
    for (int pages = 1; ; pages++) {
      for (JsonObject row : JsonFields.objects(page, "records")) {
        String id = JsonFields.text(row, "Id");
        if (id != null && bears(JsonFields.text(row, "Description", ""), reference)) {
          found.add(id);
        }
      }
      String next = JsonFields.text(page, "nextRecordsUrl");
      if (next == null || JsonFields.flag(page, "done")) {
        return found;
      }
      if (pages == MOST_PAGES || !next.startsWith("/services/data/")) {
        throw tooMany();
      }
      page = org.readAt(next, deadline).object();
    }
  }

  /**
   * The reference was the last line when the case was filed; notes may have come after it, so any
   * line counts that is it or ends with it.
   */
  static boolean bears(String description, String reference) {
    return description
        .lines()
        .map(String::strip)
        .anyMatch(line -> line.equals(reference) || line.endsWith(" " + reference));
  }

  private static OrgTrouble tooMany() {
    return OrgTrouble.refused(
        "TOO_MANY_CASES",
        "Too many cases were created meanwhile to look through them all. Give the account a unique"
            + " external-id field on Case.",
        List.of());
  }
}
