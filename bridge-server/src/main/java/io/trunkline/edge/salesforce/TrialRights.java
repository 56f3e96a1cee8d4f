package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import io.trunkline.core.Finding;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.AccountUse;
import io.trunkline.core.ticket.TicketType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the account's user may do with the objects that calls touch, as describe tells it, and what
 * the agents may. One instance per trial.
 */
final class TrialRights {
  private static final List<String> CUSTOMERS = List.of("Contact", "Lead", "Account");

  private static final Map<TicketType, List<String>> ALWAYS_WRITTEN =
      Map.of(
          TicketType.TASK, List.of("Subject", "Description", "CallObject"),
          TicketType.CASE, List.of("Subject", "Description"));

  private final Account account;
  private final AccountUse use;
  private final Org org;
  private final Deadline deadline;
  private final Map<String, JsonObject> describedByObject = new HashMap<>();

  TrialRights(Account account, AccountUse use, Org org, Deadline deadline) {
    this.account = account;
    this.use = use;
    this.org = org;
    this.deadline = deadline;
  }

  void look(TrialNotes notes) {
    for (TicketType type : TicketType.values()) {
      String remedy = remedy(type.object(), "read, create and edit");
      notes.lookAtAll(word(type.object()), remedy, () -> ticket(type));
    }
    for (String object : CUSTOMERS) {
      notes.lookAtAll(word(object), remedy(object, "read"), () -> customer(object));
    }
    notes.look("user", remedy("User", "read"), () -> object("User", true, Set.of("queryable")));
    for (TicketType type : TicketType.values()) {
      notes.look("external-id", remedy(type.object(), "read"), () -> externalId(type));
    }
    Permissions permissions = new Permissions(org, deadline);
    notes.lookAtAll(
        "others-records",
        "Give the account's user the right View Setup and Configuration, and test again.",
        () -> new OthersRecords(org, permissions, deadline).look(use));
    notes.lookAtAll(
        "agents",
        "Give the account's user the right View Setup and Configuration, and test again.",
        () -> new AgentRights(account, use, org, permissions, deadline).look(this::fieldsOf));
  }

  /** What agents must be able to write into this type's records; only what can be withheld. */
  private Set<String> fieldsOf(TicketType type) throws OrgTrouble {
    Set<String> fields = new TreeSet<>();
    Set<String> wanted = wanted(type);
    key(type).map(TrialRights::low).ifPresent(wanted::add);
    for (JsonObject field : JsonFields.objects(described(type.object()), "fields")) {
      String name = JsonFields.text(field, "name", "");
      if (JsonFields.flag(field, "permissionable") && wanted.contains(low(name))) {
        fields.add(name);
      }
    }
    return fields;
  }

  /** What tickets can go without; of the unique field, {@link #externalId} tells. */
  private Set<String> wanted(TicketType type) {
    Set<String> wanted = new TreeSet<>();
    ALWAYS_WRITTEN.getOrDefault(type, List.of()).forEach(name -> wanted.add(low(name)));
    use.fieldsByObject()
        .getOrDefault(type.object(), Set.of())
        .forEach(name -> wanted.add(low(name)));
    return wanted;
  }

  private List<Finding> ticket(TicketType type) throws OrgTrouble {
    boolean needed =
        use.written().contains(type) || (use.written().isEmpty() && type == TicketType.TASK);
    Finding rights = object(type.object(), needed, Set.of("queryable", "createable", "updateable"));
    if (rights.level() != Finding.Level.OK) {
      return List.of(rights);
    }
    Set<String> lacking = new TreeSet<>(wanted(type));
    for (JsonObject field : JsonFields.objects(described(type.object()), "fields")) {
      if (JsonFields.flag(field, "createable")) {
        lacking.remove(low(JsonFields.text(field, "name", "")));
      }
    }
    if (lacking.isEmpty()) {
      return List.of(rights);
    }
    String words = "The account's user cannot write " + String.join(", ", lacking) + ".";
    String remedy = "Give its profile or a permission set edit access to these fields.";
    boolean subject = lacking.contains("subject");
    return List.of(
        subject && needed
            ? Finding.fail(rights.about(), words, remedy)
            : Finding.warn(rights.about(), words + " Tickets are filed without them.", remedy));
  }

  private List<Finding> customer(String object) throws OrgTrouble {
    boolean created = use.created().contains(object);
    boolean needed = created || use.searched().contains(object);
    Finding rights =
        object(object, needed, created ? Set.of("queryable", "createable") : Set.of("queryable"));
    Set<String> unknown =
        new TreeSet<>(use.searchedFieldsByObject().getOrDefault(object, Set.of()));
    if (rights.level() != Finding.Level.OK || unknown.isEmpty()) {
      return List.of(rights);
    }
    for (JsonObject field : JsonFields.objects(described(object), "fields")) {
      unknown.removeIf(name -> name.equalsIgnoreCase(JsonFields.text(field, "name")));
    }
    return List.of(
        unknown.isEmpty()
            ? rights
            : Finding.warn(
                rights.about(),
                object
                    + " has no field "
                    + String.join(", ", unknown)
                    + " that the account's user sees. Customers are not found by it.",
                "Correct the name in the configuration, or give the user access to the field."));
  }

  private Finding object(String object, boolean needed, Set<String> rights) throws OrgTrouble {
    JsonObject described;
    try {
      described = described(object);
    } catch (OrgTrouble trouble) {
      if (!trouble.isRefusal()) {
        throw trouble;
      }
      described = new JsonObject();
    }
    List<String> lacking = new ArrayList<>();
    for (String right : new TreeSet<>(rights)) {
      if (!JsonFields.flag(described, right)) {
        lacking.add(plain(right));
      }
    }
    if (lacking.isEmpty()) {
      List<String> granted = rights.stream().sorted().map(TrialRights::plain).toList();
      return Finding.ok(word(object), "The account's user may " + String.join(", ", granted));
    }
    String words = "The account's user may not " + String.join(", ", lacking) + " " + object + ".";
    return needed
        ? Finding.fail(word(object), words, remedy(object, String.join(", ", lacking)))
        : Finding.warn(
            word(object),
            words + " No configuration needs it now.",
            remedy(object, String.join(", ", lacking)));
  }

  private Finding externalId(TicketType type) throws OrgTrouble {
    String key = key(type).orElse("");
    if (key.isEmpty()) {
      return Finding.warn(
          "external-id",
          type.object() + " has none: a ticket may be filed twice in rare cases.",
          "Make a unique external-id text field on "
              + (type == TicketType.TASK ? "Activity" : "Case")
              + ", and name it in the account.");
    }
    for (JsonObject field : JsonFields.objects(described(type.object()), "fields")) {
      if (key.equalsIgnoreCase(JsonFields.text(field, "name"))) {
        return externalId(key + " on " + type.object(), field);
      }
    }
    return Finding.fail(
        "external-id",
        type.object() + " has no field " + key + " that the account's user sees.",
        "Correct the name, or give the user access to the field.");
  }

  /** No ticket goes without it: who may not write it files none. */
  private static Finding externalId(String name, JsonObject field) {
    if (!JsonFields.flag(field, "externalId") || !JsonFields.flag(field, "unique")) {
      return Finding.fail(
          "external-id",
          name + " is not both External ID and Unique.",
          "Mark it so in the Object Manager, or name another field in the account.");
    }
    return JsonFields.flag(field, "createable")
        ? Finding.ok("external-id", name + " is unique: no ticket can be filed twice")
        : Finding.fail(
            "external-id",
            "The account's user may not write "
                + name
                + ": every ticket that the bridge files is refused.",
            "Give its profile or a permission set edit access to this field.");
  }

  private JsonObject described(String object) throws OrgTrouble {
    JsonObject known = describedByObject.get(object);
    if (known == null) {
      known = org.read("/sobjects/" + object + "/describe", deadline).object();
      describedByObject.put(object, known);
    }
    return known;
  }

  private Optional<String> key(TicketType type) {
    return Optional.ofNullable(account.externalId(type)).map(String::strip);
  }

  private static String plain(String right) {
    return switch (right) {
      case "createable" -> "create";
      case "updateable" -> "edit";
      default -> "read";
    };
  }

  private static String remedy(String object, String rights) {
    return "Give its profile or a permission set the right to " + rights + " " + object + ".";
  }

  private static String word(String object) {
    return low(object);
  }

  private static String low(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
