package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import io.trunkline.core.dial.SearchedNumber;
import io.trunkline.core.ticket.FieldShape;
import io.trunkline.core.ticket.Hit;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds and creates the org's customers by number. Safe for several threads. */
final class Customers {
  private static final Logger log = LoggerFactory.getLogger(Customers.class);

  /** The org's words for a field or an object that is not there, or not for this user. */
  private static final Set<String> NAMES_NOTHING = Set.of("INVALID_FIELD", "INVALID_TYPE");

  /** Types of an additional field whose text Salesforce's search knows; numbers are not among. */
  private static final Set<String> SEARCHED_TYPES =
      Set.of("string", "textarea", "url", "email", "combobox", "picklist");

  private final String account;
  private final Org org;
  private final Describer describer;
  private final HealthBoard health;

  Customers(String account, Org org, Describer describer, HealthBoard health) {
    this.account = account;
    this.org = org;
    this.describer = describer;
    this.health = health;
  }

  /** The customers of each search's best module; none for a number too short to mean anybody. */
  Map<SearchSettings, List<Match>> find(
      Set<SearchSettings> searches, String number, String country, Deadline deadline)
      throws OrgTrouble {
    SearchedNumber wanted = SearchedNumber.of(number, country);
    Map<SearchSettings, List<SearchPlace>> places = places(searches, wanted, deadline);
    List<JsonObject> rows;
    try {
      rows = rows(places, wanted, deadline);
    } catch (OrgTrouble refusal) {
      Map<SearchSettings, List<SearchPlace>> anew =
          describedAnew(refusal, places, searches, wanted, deadline);
      rows = rows(anew, wanted, deadline);
      places = anew;
    }
    Map<SearchSettings, List<Match>> found = new LinkedHashMap<>();
    for (Map.Entry<SearchSettings, List<SearchPlace>> entry : places.entrySet()) {
      List<Hit> hits = hits(rows, entry.getValue(), wanted);
      found.put(entry.getKey(), Hit.best(hits, entry.getKey().module()));
    }
    return found;
  }

  /**
   * The places as they are now, where the org knows a name no longer that it described before: a
   * field was deleted, or hidden from the account's user. Nothing new is no reason to ask again.
   */
  private Map<SearchSettings, List<SearchPlace>> describedAnew(
      OrgTrouble refusal,
      Map<SearchSettings, List<SearchPlace>> before,
      Set<SearchSettings> searches,
      SearchedNumber wanted,
      Deadline deadline)
      throws OrgTrouble {
    if (NAMES_NOTHING.stream().noneMatch(refusal::says)) {
      throw refusal;
    }
    SearchSettings.Module.CONTACT_LEAD_ACCOUNT.objects().forEach(describer::outdated);
    Map<SearchSettings, List<SearchPlace>> now = places(searches, wanted, deadline);
    if (now.equals(before)) {
      throw refusal;
    }
    log.info("account={} stage=search outcome=described-anew why={}", account, refusal.words());
    return now;
  }

  /** Creates a customer of whom we know nothing but the number. */
  Match create(
      SearchSettings.Create what, String number, @Nullable String ownerId, Deadline deadline)
      throws OrgTrouble {
    String name = "Caller " + number;
    JsonObject fields = new JsonObject();
    fields.addProperty("Phone", number);
    if (ownerId != null) {
      fields.addProperty("OwnerId", ownerId);
    }
    switch (what) {
      case CONTACT -> fields.addProperty("LastName", name);
      case LEAD -> {
        fields.addProperty("LastName", name);
        fields.addProperty("Company", "[not provided]");
      }
      case ACCOUNT -> fields.addProperty("Name", name);
      case NOTHING -> throw OrgTrouble.refused("NOTHING", "Nothing is to be created.", List.of());
    }
    String object = object(what);
    Reply reply =
        org.write("POST", "/sobjects/" + object, Writer.headers(object), fields, deadline);
    String id = JsonFields.text(reply.orTrouble().object(), "id");
    if (id == null) {
      throw OrgTrouble.unknown("Salesforce did not name the " + object + " it created.");
    }
    return new Match(object, id, name, null, number);
  }

  private static String object(SearchSettings.Create what) {
    return switch (what) {
      case CONTACT, NOTHING -> "Contact";
      case LEAD -> "Lead";
      case ACCOUNT -> "Account";
    };
  }

  /** One request, whatever is searched: the org counts requests, not what they find. */
  private List<JsonObject> rows(
      Map<SearchSettings, List<SearchPlace>> places, SearchedNumber wanted, Deadline deadline)
      throws OrgTrouble {
    List<SearchPlace> all =
        SearchPlace.together(places.values().stream().flatMap(List::stream).toList());
    if (all.isEmpty()) {
      return List.of();
    }
    String sosl = Sosl.find(wanted, all);
    JsonObject answer = org.read("/search?q=" + Org.encoded(sosl), deadline).object();
    return JsonFields.objects(answer, "searchRecords");
  }

  private static List<Hit> hits(
      List<JsonObject> rows, List<SearchPlace> places, SearchedNumber wanted) {
    List<Hit> found = new ArrayList<>();
    for (JsonObject row : rows) {
      String object = typeOf(row);
      places.stream()
          .filter(place -> place.object().equals(object))
          .findFirst()
          .flatMap(place -> place.match(row, wanted))
          .map(match -> new Hit(object, match))
          .ifPresent(found::add);
    }
    return found;
  }

  private Map<SearchSettings, List<SearchPlace>> places(
      Set<SearchSettings> searches, SearchedNumber wanted, Deadline deadline) throws OrgTrouble {
    Map<SearchSettings, List<SearchPlace>> places = new LinkedHashMap<>();
    for (SearchSettings search : searches) {
      places.put(search, wanted.searchable() ? places(search, deadline) : List.of());
    }
    return places;
  }

  private List<SearchPlace> places(SearchSettings search, Deadline deadline) throws OrgTrouble {
    List<SearchPlace> places = new ArrayList<>();
    for (String object : search.module().objects()) {
      place(object, extraField(object, search), deadline)
          .filter(SearchPlace::isUseful)
          .ifPresent(places::add);
    }
    return places;
  }

  /** Empty where the account's user may not see the object at all. */
  private Optional<SearchPlace> place(String object, @Nullable String extra, Deadline deadline)
      throws OrgTrouble {
    try {
      TicketShape shape = describer.shape(object, deadline);
      return Optional.of(SearchPlace.of(shape, checked(shape, extra)));
    } catch (OrgTrouble trouble) {
      if (!trouble.isRefusal()) {
        throw trouble;
      }
      log.warn("account={} stage=search object={} outcome=not-visible", account, object);
      health.warn("The account's user does not see " + object + ": no customer is found there.");
      return Optional.empty();
    }
  }

  /** The additional field's name as the org spells it, or null where it is no field to search. */
  private @Nullable String checked(TicketShape shape, @Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    Optional<FieldShape> field = shape.field(typed.strip());
    if (field.isPresent() && field.get().type().equals("phone")) {
      return null;
    }
    if (field.isEmpty() || !SEARCHED_TYPES.contains(field.get().type())) {
      log.warn("account={} stage=search object={} outcome=no-field", account, shape.object());
      health.warn(
          shape.object() + " has no searchable field " + typed.strip() + ": it is left out.");
      return null;
    }
    return field.get().name();
  }

  private static @Nullable String extraField(String object, SearchSettings search) {
    return switch (object) {
      case "Contact" -> search.contactField();
      case "Lead" -> search.leadField();
      default -> search.accountField();
    };
  }

  private static String typeOf(JsonObject row) {
    var attributes = row.get("attributes");
    return attributes != null && attributes.isJsonObject()
        ? JsonFields.text(attributes.getAsJsonObject(), "type", "")
        : "";
  }
}
