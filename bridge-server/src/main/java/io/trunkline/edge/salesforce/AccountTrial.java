package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.TicketShape;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.edge.salesforce.TestReport.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tries an account on somebody's request: signs in anew even where an earlier refusal is
 * remembered, and asks the org anew what it remembers of it. One instance per trial.
 */
final class AccountTrial {
  private final Account account;
  private final Org org;
  private final Describer describer;
  private final UserDirectory users;
  private final HealthBoard health;
  private final Deadline deadline;
  private final List<Check> checks = new ArrayList<>();

  AccountTrial(
      Account account,
      Org org,
      Describer describer,
      UserDirectory users,
      HealthBoard health,
      Deadline deadline) {
    this.account = account;
    this.org = org;
    this.describer = describer;
    this.users = users;
    this.health = health;
    this.deadline = deadline;
  }

  /** The check itself; its words on success. */
  private interface Question {
    String answer() throws OrgTrouble;
  }

  TestReport run(Sessions sessions, HostPolicy hosts) {
    Optional<String> objection = hosts.objection(account.uri());
    checks.add(new Check("address", objection.isEmpty(), objection.orElse(account.uri())));
    sessions.forgive();
    describer.forgetAll();
    boolean signedIn =
        objection.isEmpty()
            && check("sign-in", () -> "Signed in at " + sessions.current(deadline).instance())
            && check("api-version", () -> "Version " + org.version(deadline));
    if (signedIn) {
      check("org", this::name);
      check("identity", this::identity);
      check("task", () -> writable("Task"));
      check("case", () -> writable("Case"));
      String owner = account.defaultOwner();
      if (owner != null && !owner.isBlank()) {
        check("owner", () -> owner(owner));
      }
      for (TicketType type : TicketType.values()) {
        if (account.externalId(type) != null) {
          check("external-id", () -> uniqueKey(type, String.valueOf(account.externalId(type))));
        }
      }
      check("others-records", this::othersRecords);
      check("limits", this::limits);
    }
    return new TestReport(checks);
  }

  private boolean check(String name, Question question) {
    try {
      checks.add(new Check(name, true, question.answer()));
      return true;
    } catch (OrgTrouble trouble) {
      checks.add(new Check(name, false, trouble.words()));
      return false;
    }
  }

  private String name() throws OrgTrouble {
    JsonObject found = org.query("SELECT Name FROM Organization LIMIT 1", deadline);
    return JsonFields.objects(found, "records").stream()
        .findFirst()
        .map(one -> "The org is " + JsonFields.text(one, "Name", "without a name"))
        .orElse("The org does not tell its name to this user");
  }

  private String owner(String owner) throws OrgTrouble {
    if (users.find(owner, deadline).isEmpty()) {
      throw OrgTrouble.refused(
          "INVALID_CROSS_REFERENCE_KEY",
          "The default owner "
              + owner
              + " is no single active user of the org. Name another in the account, or activate the"
              + " user.",
          List.of());
    }
    return "The default owner " + owner + " is an active user";
  }

  private String identity() throws OrgTrouble {
    JsonObject user = org.readAt("/services/oauth2/userinfo", deadline).object();
    return "Signed in as " + JsonFields.text(user, "preferred_username", "a user without a name");
  }

  private String writable(String object) throws OrgTrouble {
    TicketShape shape = describer.shape(object, deadline);
    boolean subject = shape.field("Subject").map(field -> field.createable()).orElse(false);
    if (!subject) {
      throw OrgTrouble.refused(
          "INSUFFICIENT_ACCESS",
          "The account's user may not create "
              + object
              + ". Give its profile or a permission set"
              + " the right to create and edit it.",
          List.of());
    }
    long fields = shape.fields().stream().filter(field -> field.createable()).count();
    return object + " can be created; " + fields + " fields can be filled";
  }

  private String uniqueKey(TicketType type, String key) throws OrgTrouble {
    JsonObject described = org.read("/sobjects/" + type.object() + "/describe", deadline).object();
    JsonObject field =
        JsonFields.objects(described, "fields").stream()
            .filter(one -> key.strip().equalsIgnoreCase(JsonFields.text(one, "name")))
            .findFirst()
            .orElseThrow(
                () ->
                    OrgTrouble.refused(
                        "INVALID_FIELD",
                        type.object() + " has no field " + key + " that its user sees.",
                        List.of()));
    if (!JsonFields.flag(field, "externalId") || !JsonFields.flag(field, "unique")) {
      throw OrgTrouble.refused(
          "INVALID_FIELD",
          key + " on " + type.object() + " must be marked External ID and Unique.",
          List.of());
    }
    return key + " on " + type.object() + " is unique: no ticket can be filed twice";
  }

  /** A user who sees only his own records would not find a ticket that an agent's page filed. */
  private String othersRecords() throws OrgTrouble {
    JsonObject user = org.readAt("/services/oauth2/userinfo", deadline).object();
    String id = JsonFields.text(user, "user_id", "");
    List<String> unseen = new ArrayList<>();
    for (TicketType type : TicketType.values()) {
      String soql =
          "SELECT Id FROM "
              + type.object()
              + " WHERE CreatedById != "
              + Soql.literal(id)
              + " LIMIT 1";
      if (JsonFields.objects(org.query(soql, deadline), "records").isEmpty()) {
        unseen.add(type.object());
      }
    }
    return unseen.isEmpty()
        ? "Tasks and cases of other users are visible"
        : "No "
            + String.join(" and no ", unseen)
            + " of another user is visible: there is none yet, or the user needs View All on it";
  }

  /** Not every user may ask for the limits; every answer's header counts as well. */
  private String limits() throws OrgTrouble {
    try {
      JsonObject answer = org.read("/limits", deadline).object();
      var daily = answer.get("DailyApiRequests");
      if (daily != null && daily.isJsonObject()) {
        return JsonFields.number(daily.getAsJsonObject(), "Remaining")
            + " of "
            + JsonFields.number(daily.getAsJsonObject(), "Max")
            + " requests of these 24 hours are left";
      }
    } catch (OrgTrouble trouble) {
      if (!trouble.isRefusal()) {
        throw trouble;
      }
    }
    AccountHealth counted = health.read();
    return counted.apiUsed() + " of " + counted.apiLimit() + " requests of these 24 hours are used";
  }
}
