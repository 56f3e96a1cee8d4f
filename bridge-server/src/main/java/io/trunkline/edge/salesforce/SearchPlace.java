package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import io.trunkline.core.dial.SearchedNumber;
import io.trunkline.core.ticket.FieldShape;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.TicketShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One object in which a customer may stand, and its fields that matter for finding him.
 *
 * @param object Contact, Lead or Account
 * @param phones all fields of type phone; Salesforce's phone search looks into every one
 * @param extras text fields to look into besides
 * @param countries the fields of its addresses that say a country, the most telling first
 * @param kin the field that names the record behind it, or null: a Contact's account, or a person
 *     account's contact
 */
record SearchPlace(
    String object,
    List<String> phones,
    Set<String> extras,
    List<String> countries,
    @Nullable String kin) {
  /**
   * Records of one object that the org may name for all renderings together. A German company's
   * number begins the numbers of all its desks, so the one that is meant may be far down.
   */
  private static final int MOST = 200;

  /** A code is there where the org's state and country picklists are on; it is the surer word. */
  private static final Map<String, List<String>> COUNTRIES =
      Map.of(
          "Contact",
              List.of("MailingCountryCode", "MailingCountry", "OtherCountryCode", "OtherCountry"),
          "Lead", List.of("CountryCode", "Country"),
          "Account",
              List.of(
                  "BillingCountryCode",
                  "BillingCountry",
                  "PersonMailingCountryCode",
                  "PersonMailingCountry",
                  "ShippingCountryCode",
                  "ShippingCountry"));

  SearchPlace {
    phones = List.copyOf(phones);
    extras = Collections.unmodifiableSet(new LinkedHashSet<>(extras));
    countries = List.copyOf(countries);
  }

  static SearchPlace of(TicketShape shape, @Nullable String extra) {
    return new SearchPlace(
        shape.object(),
        shape.fields().stream()
            .filter(field -> field.type().equals("phone"))
            .map(FieldShape::name)
            .toList(),
        extra == null ? Set.of() : Set.of(extra),
        COUNTRIES.getOrDefault(shape.object(), List.of()).stream()
            .flatMap(name -> shape.field(name).stream())
            .map(FieldShape::name)
            .toList(),
        kin(shape));
  }

  /** Empty where it is hidden, or where accounts are no people. */
  private static @Nullable String kin(TicketShape shape) {
    String name =
        switch (shape.object()) {
          case "Contact" -> "AccountId";
          case "Account" -> "PersonContactId";
          default -> "";
        };
    return shape.field(name).map(FieldShape::name).orElse(null);
  }

  /** One place for each object, with the additional fields of all. */
  static List<SearchPlace> together(List<SearchPlace> places) {
    Map<String, SearchPlace> byObject = new LinkedHashMap<>();
    places.forEach(place -> byObject.merge(place.object(), place, SearchPlace::and));
    return List.copyOf(byObject.values());
  }

  private SearchPlace and(SearchPlace other) {
    Set<String> both = new LinkedHashSet<>(extras);
    both.addAll(other.extras);
    return new SearchPlace(object, phones, both, countries, kin);
  }

  /** Whether any field of it can hold a number. */
  boolean isUseful() {
    return numberFields().findAny().isPresent();
  }

  /** This object's part of a SOSL text; every name in it is the org's own. */
  String returning() {
    List<String> columns = new ArrayList<>(List.of("Id", "Name"));
    if (kin != null) {
      columns.add(kin);
    }
    numberFields().forEach(columns::add);
    columns.addAll(countries);
    String living = object.equals("Lead") ? " WHERE IsConverted = false" : "";
    return object + "(" + String.join(", ", columns) + living + " LIMIT " + MOST + ")";
  }

  /** What a found record means; empty when no field of it holds this number. */
  Optional<Match> match(JsonObject row, SearchedNumber number) {
    String id = JsonFields.text(row, "Id");
    String country = country(row);
    Optional<String> phone =
        numberFields()
            .map(field -> JsonFields.text(row, field, ""))
            .filter(text -> number.standsIn(text, country))
            .findFirst();
    if (id == null || phone.isEmpty()) {
      return Optional.empty();
    }
    String name = JsonFields.text(row, "Name", "");
    String other = kin == null ? null : JsonFields.text(row, kin);
    return Optional.of(
        object.equals("Account") && other != null
            ? new Match("Contact", other, name, id, phone.get())
            : new Match(object, id, name, other, phone.get()));
  }

  private String country(JsonObject row) {
    return countries.stream()
        .map(field -> JsonFields.text(row, field, ""))
        .filter(country -> !country.isBlank())
        .findFirst()
        .orElse("");
  }

  private Stream<String> numberFields() {
    return Stream.concat(phones.stream(), extras.stream()).distinct();
  }
}
