package io.trunkline.core.ticket;

import io.trunkline.core.ticket.SearchSettings.Create;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a site asks of an account's org, as far as its configurations and its last days tell; the
 * test of an account looks whether the org allows it.
 *
 * @param written the types of ticket that are filed
 * @param searched the objects in which customers are looked for
 * @param created the objects that are created where nobody is found
 * @param fieldsByObject the fields that configurations fill, by the ticket's object
 * @param searchedFieldsByObject the fields in which customers are looked for beside phone fields
 * @param agents the people who file from their own pages
 * @param ticketsPerDay the mean of the last days
 */
public record AccountUse(
    Set<TicketType> written,
    Set<String> searched,
    Set<String> created,
    Map<String, Set<String>> fieldsByObject,
    Map<String, Set<String>> searchedFieldsByObject,
    List<Person> agents,
    int ticketsPerDay) {
  private static final Map<Create, String> OBJECT_BY_CREATE =
      Map.of(Create.ACCOUNT, "Account", Create.LEAD, "Lead", Create.CONTACT, "Contact");

  /** An agent, by the e-mail that finds the Salesforce user. */
  public record Person(String name, String email) {}

  public AccountUse {
    written = Set.copyOf(written);
    searched = Set.copyOf(searched);
    created = Set.copyOf(created);
    fieldsByObject = Map.copyOf(fieldsByObject);
    searchedFieldsByObject = Map.copyOf(searchedFieldsByObject);
    agents = List.copyOf(agents);
  }

  /** Nothing is known of the site. */
  public static AccountUse unknown() {
    return new AccountUse(Set.of(), Set.of(), Set.of(), Map.of(), Map.of(), List.of(), 0);
  }

  /** What these configurations, all of one account, ask for. */
  public static AccountUse of(
      List<Configuration> configurations, List<Person> agents, int ticketsPerDay) {
    Set<TicketType> written = EnumSet.noneOf(TicketType.class);
    Set<String> searched = new TreeSet<>();
    Set<String> created = new TreeSet<>();
    Map<String, Set<String>> fields = new HashMap<>();
    Map<String, Set<String>> searchedFields = new HashMap<>();
    for (Configuration one : configurations) {
      written.add(one.ticketType());
      List<String> places = one.search().module().objects();
      searched.addAll(places);
      places.forEach(place -> add(searchedFields, place, extra(one.search(), place)));
      if (one.search().create() != Create.NOTHING) {
        created.add(OBJECT_BY_CREATE.getOrDefault(one.search().create(), ""));
      }
      String ticket = one.ticketType().object();
      one.fields().forEach(value -> add(fields, ticket, value.field()));
      if (one.ticketType() == TicketType.CASE) {
        add(fields, ticket, one.search().leadIdField());
      }
    }
    return new AccountUse(
        written, searched, created, fields, searchedFields, agents, ticketsPerDay);
  }

  private static @Nullable String extra(SearchSettings search, String object) {
    return switch (object) {
      case "Contact" -> search.contactField();
      case "Lead" -> search.leadField();
      default -> search.accountField();
    };
  }

  private static void add(Map<String, Set<String>> fields, String object, @Nullable String field) {
    if (field != null && !field.isBlank()) {
      fields.computeIfAbsent(object, any -> new TreeSet<>()).add(field.strip());
    }
  }
}
