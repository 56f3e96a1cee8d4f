package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import io.trunkline.core.ticket.FieldShape;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.TicketShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One object in which a customer may stand, and its fields that may hold the number.
 *
 * @param object Contact, Lead or Account
 * @param phones all fields of type phone; Salesforce's phone search looks into every one
 * @param extra a text field to ask for besides, or null
 * @param personAccounts whether an Account may be a person with a Contact behind it
 */
record SearchPlace(
    String object, List<String> phones, @Nullable String extra, boolean personAccounts) {
  /** More records than this with one number are no answer to "who is calling". */
  static final int MOST = 50;

  SearchPlace {
    phones = List.copyOf(phones);
  }

  static SearchPlace of(TicketShape shape, @Nullable String extra) {
    return new SearchPlace(
        shape.object(),
        shape.fields().stream()
            .filter(field -> field.type().equals("phone"))
            .map(FieldShape::name)
            .toList(),
        extra,
        shape.object().equals("Account") && shape.field("PersonContactId").isPresent());
  }

  /** This object's part of a SOSL text. */
  String returning() {
    return object
        + "("
        + columns()
        + (object.equals("Lead") ? " WHERE IsConverted = false" : "")
        + " LIMIT "
        + MOST
        + ")";
  }

  /** The SOQL text for the field that the phone search does not cover. */
  Optional<String> soql(CustomerNumber number) {
    if (extra == null) {
      return Optional.empty();
    }
    String texts =
        number.texts().stream().map(Soql::literal).collect(Collectors.joining(", ", "(", ")"));
    return Optional.of(
        "SELECT "
            + columns()
            + " FROM "
            + object
            + " WHERE "
            + extra
            + " IN "
            + texts
            + (object.equals("Lead") ? " AND IsConverted = false" : "")
            + " ORDER BY Id LIMIT "
            + MOST);
  }

  /** What a found record means; empty when no field of it holds this number. */
  Optional<Match> match(JsonObject row, CustomerNumber number) {
    String id = JsonFields.text(row, "Id");
    Optional<String> phone =
        numberFields()
            .map(field -> JsonFields.text(row, field, ""))
            .filter(number::sameAs)
            .findFirst();
    if (id == null || phone.isEmpty()) {
      return Optional.empty();
    }
    String name = JsonFields.text(row, "Name", "");
    String person = JsonFields.text(row, "PersonContactId");
    if (person != null) {
      return Optional.of(new Match("Contact", person, name, id, phone.get()));
    }
    String account = object.equals("Contact") ? JsonFields.text(row, "AccountId") : null;
    return Optional.of(new Match(object, id, name, account, phone.get()));
  }

  private String columns() {
    List<String> columns = new ArrayList<>(List.of("Id", "Name"));
    if (object.equals("Contact")) {
      columns.add("AccountId");
    }
    if (personAccounts) {
      columns.add("PersonContactId");
    }
    numberFields().forEach(columns::add);
    return String.join(", ", columns);
  }

  private Stream<String> numberFields() {
    return Stream.concat(phones.stream(), Stream.ofNullable(extra));
  }
}
