package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import io.trunkline.core.Finding;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.AccountUse;
import io.trunkline.core.ticket.AccountUse.Person;
import io.trunkline.core.ticket.TicketType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether each agent is one active user of the org, and what the agents cannot write: in an
 * Integration Tab they file in their own sessions, with their own rights.
 */
final class AgentRights {
  /** More are not looked at: it would cost the org too much at once. */
  private static final int MOST = 300;

  private static final int AT_ONCE = 50;
  private static final int NAMED = 10;

  private final Account account;
  private final AccountUse use;
  private final Org org;
  private final Permissions permissions;
  private final Deadline deadline;
  private final List<Finding> findings = new ArrayList<>();

  AgentRights(
      Account account, AccountUse use, Org org, Permissions permissions, Deadline deadline) {
    this.account = account;
    this.use = use;
    this.org = org;
    this.permissions = permissions;
    this.deadline = deadline;
  }

  /** The fields of a type of ticket that agents must be able to write. */
  interface Fields {
    Set<String> of(TicketType type) throws OrgTrouble;
  }

  List<Finding> look(Fields fields) throws OrgTrouble {
    List<Person> people = use.agents().subList(0, Math.min(MOST, use.agents().size()));
    if (people.isEmpty()) {
      return List.of();
    }
    Map<String, String> nameByUserId = users(people);
    if (account.type() == Account.Type.INTEGRATION_TAB && !nameByUserId.isEmpty()) {
      lookAtRights(nameByUserId, fields);
    }
    if (use.agents().size() > MOST) {
      findings.add(Finding.warn("agents", "Those after the first " + MOST + " are not tried", ""));
    }
    if (findings.isEmpty()) {
      findings.add(
          Finding.ok("agents", "Each of " + people.size() + " is one active user" + whatElse()));
    }
    return findings;
  }

  /** What was looked at beside that, or why nothing was. */
  private String whatElse() {
    if (account.type() != Account.Type.INTEGRATION_TAB) {
      return "; the bridge files their tickets, so their own rights were not looked at";
    }
    if (use.written().isEmpty()) {
      return "; no configuration files tickets yet, so their rights were not looked at";
    }
    List<String> objects = use.written().stream().sorted().map(TicketType::object).toList();
    return ", and may create " + String.join(", ", objects) + " with the fields that tickets fill";
  }

  private void lookAtRights(Map<String, String> nameByUserId, Fields fields) throws OrgTrouble {
    Map<String, Set<String>> sets = permissions.setsByUser(nameByUserId.keySet());
    Map<String, String> seen = new LinkedHashMap<>(nameByUserId);
    seen.keySet().retainAll(sets.keySet());
    List<String> unseen = new ArrayList<>();
    nameByUserId.forEach(
        (userId, name) -> {
          if (!seen.containsKey(userId)) {
            unseen.add(name);
          }
        });
    if (!unseen.isEmpty()) {
      findings.add(
          Finding.warn(
              "agents",
              some(unseen) + ": the org does not show what they may do",
              "Give the account's user the right View Setup and Configuration, and test again."));
    }
    for (TicketType type : use.written()) {
      rights(type, seen, sets, fields.of(type));
    }
  }

  /** The agents who are one active user, their names by the user's id. */
  private Map<String, String> users(List<Person> people) throws OrgTrouble {
    List<JsonObject> users = new ArrayList<>();
    for (int i = 0; i < people.size(); i += AT_ONCE) {
      List<String> emails =
          people.subList(i, Math.min(people.size(), i + AT_ONCE)).stream()
              .map(Person::email)
              .toList();
      String soql =
          "SELECT Id, Email, Username FROM User WHERE IsActive = true AND (Email IN "
              + Soql.anyOf(emails)
              + " OR Username IN "
              + Soql.anyOf(emails)
              + ")";
      users.addAll(JsonFields.objects(org.query(soql, deadline), "records"));
    }
    Map<String, String> nameByUserId = new LinkedHashMap<>();
    List<String> nobody = new ArrayList<>();
    List<String> several = new ArrayList<>();
    for (Person person : people) {
      List<JsonObject> meant = UserDirectory.meant(person.email(), users);
      if (meant.size() == 1) {
        nameByUserId.put(JsonFields.text(meant.get(0), "Id", ""), person.name());
      } else {
        (meant.isEmpty() ? nobody : several).add(person.name());
      }
    }
    if (!nobody.isEmpty()) {
      findings.add(
          Finding.warn(
              "agents",
              some(nobody) + ": no active user of the org by e-mail",
              "Write the e-mail as it stands in Salesforce; until then the account's user owns the"
                  + " tickets."));
    }
    if (!several.isEmpty()) {
      findings.add(
          Finding.warn(
              "agents",
              some(several) + ": the e-mail of several active users",
              "Say in the agent's record which username is meant (salesforceUsername), or give each user"
                  + " an e-mail of their own."));
    }
    return nameByUserId;
  }

  private void rights(
      TicketType type,
      Map<String, String> nameByUserId,
      Map<String, Set<String>> setsByUser,
      Set<String> fields)
      throws OrgTrouble {
    String object = type.object();
    Set<String> sets = new TreeSet<>();
    setsByUser.values().forEach(sets::addAll);
    Set<String> names = new TreeSet<>();
    fields.forEach(field -> names.add(object + "." + field));
    Set<String> creating = permissions.creating(sets, type);
    Map<String, Set<String>> fieldsBySet = permissions.fieldsBySet(sets, names);
    List<String> cannotCreate = new ArrayList<>();
    String key = object + "." + Objects.toString(account.externalId(type), "").strip();
    List<String> withoutKey = new ArrayList<>();
    Map<String, List<String>> peopleByLack = new TreeMap<>();
    nameByUserId.forEach(
        (userId, name) -> {
          Set<String> own = setsByUser.getOrDefault(userId, Set.of());
          if (own.stream().noneMatch(creating::contains)) {
            cannotCreate.add(name);
          }
          Set<String> lacking = new TreeSet<>(names);
          lacking.removeAll(written(fieldsBySet, own));
          if (lacking.removeIf(key::equalsIgnoreCase)) {
            withoutKey.add(name);
          }
          if (!lacking.isEmpty()) {
            peopleByLack
                .computeIfAbsent(String.join(", ", lacking), any -> new ArrayList<>())
                .add(name);
          }
        });
    tell(type, cannotCreate, peopleByLack);
    if (!withoutKey.isEmpty()) {
      findings.add(
          Finding.fail(
              "agents",
              some(withoutKey) + ": may not write " + key + ", so that their tickets are refused",
              "Give their profile or a permission set edit access to this field."));
    }
  }

  private void tell(
      TicketType type, List<String> cannotCreate, Map<String, List<String>> peopleByLack) {
    if (!cannotCreate.isEmpty()) {
      findings.add(
          Finding.fail(
              "agents",
              some(cannotCreate) + ": may not create " + type.object() + ", so that it is refused",
              "Give their profile or a permission set the right "
                  + (type == TicketType.TASK ? "Edit Tasks." : "to create Case.")));
    }
    peopleByLack.forEach(
        (lack, people) ->
            findings.add(
                Finding.warn(
                    "agents",
                    some(people) + ": may not write " + lack + "; their tickets go without",
                    "Give their profile or a permission set edit access to these fields.")));
  }

  private static Set<String> written(Map<String, Set<String>> fieldsBySet, Set<String> sets) {
    Set<String> written = new HashSet<>();
    sets.forEach(set -> written.addAll(fieldsBySet.getOrDefault(set, Set.of())));
    return written;
  }

  private static String some(Collection<String> names) {
    String first = String.join(", ", names.stream().limit(NAMED).toList());
    return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
  }
}
