package io.trunkline.core.ticket;

import io.trunkline.core.Problem;
import io.trunkline.core.ticket.Item.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds what is wrong with a configuration before a call meets it. */
final class ConfigurationCheck {
  /**
   * What Trunkline writes itself: the texts, the owner, the customer, our own marks. A
   * configuration that filled it would undo that.
   */
  private static final Set<String> OURS =
      Set.of(
          "subject",
          "description",
          "ownerid",
          "whoid",
          "whatid",
          "contactid",
          "accountid",
          "callobject",
          "tasksubtype");

  private static final int MOST = 100;
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_TEXT = 2_000;

  private final List<Problem> problems = new ArrayList<>();

  private ConfigurationCheck() {}

  static boolean isOurs(String field) {
    return OURS.contains(field.strip().toLowerCase(Locale.ROOT));
  }

  static List<Problem> of(Configuration configuration) {
    var check = new ConfigurationCheck();
    check.name(configuration);
    check.items(configuration);
    check.fields(configuration);
    return List.copyOf(check.problems);
  }

  static List<Problem> against(Configuration configuration, TicketShape shape) {
    var check = new ConfigurationCheck();
    for (int i = 0; i < configuration.fields().size(); i++) {
      check.field("fields[" + i + "]", configuration.fields().get(i), shape);
    }
    String lead = configuration.search().leadIdField();
    if (lead != null && !lead.isBlank()) {
      Optional<FieldShape> field = shape.field(lead);
      if (field.filter(one -> one.refersTo("Lead")).isEmpty()) {
        check.add(
            "search.leadIdField",
            "'" + lead + "' is no lookup field of " + shape.object() + " for a Lead",
            "give the API name of one, or leave it empty");
      }
    }
    return List.copyOf(check.problems);
  }

  static List<Problem> undeclared(Configuration configuration, Collection<String> declared) {
    var check = new ConfigurationCheck();
    check.eachItem(
        configuration,
        (place, item) -> {
          if (item.kind() == Kind.CUSTOM_VARIABLE && !declared.contains(item.text().strip())) {
            check.add(
                place,
                "'" + item.text() + "' is not declared",
                "declare it under Variables, with its exact case");
          }
        });
    return List.copyOf(check.problems);
  }

  private void name(Configuration configuration) {
    if (configuration.name().isBlank()) {
      add("name", "is empty", "give 1 to " + LONGEST_NAME + " characters");
    } else if (configuration.name().length() > LONGEST_NAME) {
      add("name", "is too long", "give 1 to " + LONGEST_NAME + " characters");
    }
    if (!ConfigurationTemplates.VOICE.equalsIgnoreCase(configuration.channel())) {
      add("channel", "'" + configuration.channel() + "' is unknown", "choose voice");
    }
    if (configuration.subject().isEmpty()) {
      add("subject", "has no items", "add at least one");
    }
  }

  private void items(Configuration configuration) {
    atMost("subject", configuration.subject().size());
    atMost("description", configuration.description().size());
    atMost("fields", configuration.fields().size());
    eachItem(configuration, this::item);
    for (int i = 0; i < configuration.description().size(); i++) {
      String key = configuration.description().get(i).key();
      if (key != null && key.strip().endsWith(":")) {
        add("description[" + i + "].key", "ends with a colon", "remove it; it is added for you");
      }
    }
  }

  private void item(String place, Item item) {
    if (item.text().length() > LONGEST_TEXT) {
      add(place, "is too long", "use at most " + LONGEST_TEXT + " characters");
    }
    if (item.kind() == Kind.PICKLIST && !place.startsWith("fields")) {
      add(place, "a picklist value belongs to a field", "choose a text or a variable");
    }
    boolean isEmpty = item.text().isBlank();
    if (isEmpty && item.kind() != Kind.STRING) {
      add(place, "is empty", "choose a variable or a value");
    } else if (isEmpty && !place.startsWith("description")) {
      add(place, "is empty", "write a text, or remove it");
    } else if (item.kind() == Kind.VARIABLE && VariableCatalogue.find(item.text()).isEmpty()) {
      add(place, "'" + item.text() + "' is no variable", "choose one from the list of variables");
    }
  }

  private void fields(Configuration configuration) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < configuration.fields().size(); i++) {
      String name = configuration.fields().get(i).field();
      String place = "fields[" + i + "].field";
      if (!name.matches("[A-Za-z][A-Za-z0-9_]{0,79}")) {
        add(place, "'" + name + "' is no API name", "choose a field from the list");
      } else if (isOurs(name)) {
        add(place, name + " is written by Trunkline itself", "remove it");
      } else if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        add(place, name + " is filled twice", "remove one of them");
      } else if (isRecordType(name) && !isFixed(configuration.fields().get(i).item())) {
        add(place, "a record type cannot come from a variable", "name it");
      }
    }
  }

  private void field(String place, FieldValue wanted, TicketShape shape) {
    if (isRecordType(wanted.field())) {
      recordType(place, wanted.item().text(), shape);
      return;
    }
    Optional<FieldShape> field = shape.field(wanted.field());
    if (field.isEmpty() || !field.get().isOffered()) {
      add(
          place + ".field",
          wanted.field() + ": " + TicketDrafts.whyNot(field),
          "choose a field from the list, or grant the account's user access to it");
      return;
    }
    if (isFixed(wanted.item())) {
      fixed(place, wanted.item().text(), field.get());
    }
  }

  private void fixed(String place, String text, FieldShape field) {
    var filler = new FieldFiller();
    if (filler.value(field, text).isEmpty()) {
      add(
          place + ".item",
          "'" + text + "' does not fit " + field.label(),
          "write what a field of type " + field.type() + " takes");
      return;
    }
    for (String warning : filler.warnings()) {
      add(place + ".item", warning, "write a text that fits, or choose one of its values");
    }
  }

  private void recordType(String place, String text, TicketShape shape) {
    if (shape.recordType(text).filter(TicketShape.RecordType::available).isPresent()) {
      return;
    }
    List<String> known =
        shape.recordTypes().stream()
            .filter(TicketShape.RecordType::available)
            .map(TicketShape.RecordType::name)
            .toList();
    add(
        place + ".item",
        "'"
            + text
            + "' is no record type of "
            + shape.object()
            + " that the account's user may use",
        known.isEmpty()
            ? "remove it: there is none"
            : "choose one of "
                + String.join(", ", known)
                + ", or give the user's profile this one");
  }

  private static boolean isRecordType(String field) {
    return field.equalsIgnoreCase(Configuration.RECORD_TYPE);
  }

  private static boolean isFixed(Item item) {
    return item.kind() == Kind.PICKLIST || item.kind() == Kind.STRING;
  }

  private void eachItem(Configuration configuration, ItemVisitor visitor) {
    IntStream.range(0, configuration.subject().size())
        .forEach(i -> visitor.visit("subject[" + i + "]", configuration.subject().get(i)));
    IntStream.range(0, configuration.description().size())
        .forEach(
            i ->
                visitor.visit(
                    "description[" + i + "].item", configuration.description().get(i).item()));
    IntStream.range(0, configuration.fields().size())
        .forEach(
            i -> visitor.visit("fields[" + i + "].item", configuration.fields().get(i).item()));
  }

  private void atMost(String place, int size) {
    if (size > MOST) {
      add(place, "has too many entries", "keep it to " + MOST);
    }
  }

  private void add(String field, String problem, String remedy) {
    problems.add(new Problem(field, problem, remedy));
  }

  private interface ItemVisitor {
    void visit(String place, Item item);
  }
}
