package io.trunkline.core.ticket;

import io.trunkline.core.ticket.SystemVariable.Known;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a ticket as its configuration says. Owner and customer come later, when the org has
 * answered: {@link TicketDraft#ownedBy} and {@link TicketLinks}.
 */
public final class TicketDrafts {
  static final String SUBJECT = "Subject";
  static final String DESCRIPTION = "Description";

  private final Configuration configuration;
  private final CallVariables variables;
  private final TicketShape shape;
  private final Set<String> closed = new HashSet<>(Set.of("Completed", "Closed"));
  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final List<FieldValue> filledAtEnd = new ArrayList<>();
  private final FieldFiller filler = new FieldFiller();

  private TicketDrafts(Configuration configuration, CallVariables variables, TicketShape shape) {
    this.configuration = configuration;
    this.variables = variables;
    this.shape = shape;
  }

  /**
   * The ticket.
   *
   * @param configuration how it is designed
   * @param variables what the call is
   * @param shape the org's object; {@link TicketShape#usual} where the org cannot be asked
   * @param reference the ledger row's reference
   * @param externalId the account's unique external-id field, or null; the reference goes into it
   * @param closedStatus the status that the end of the call writes, or null
   */
  static TicketDraft of(
      Configuration configuration,
      CallVariables variables,
      TicketShape shape,
      String reference,
      @Nullable String externalId,
      @Nullable String closedStatus) {
    var drafts = new TicketDrafts(configuration, variables, shape);
    Optional.ofNullable(closedStatus).map(String::strip).ifPresent(drafts.closed::add);
    drafts.addDefaults(reference);
    drafts.addFields(externalId);
    boolean marked = externalId != null && drafts.addExternalId(externalId, reference);
    drafts.warnUnlessMarked(marked);
    drafts.addSubject();
    drafts.addDescription(marked ? null : reference);
    return new TicketDraft(
        configuration.ticketType(), drafts.fields, drafts.filledAtEnd, drafts.filler.warnings());
  }

  /**
   * The same for an account, which may have a unique external-id field for such tickets, and a
   * closed status.
   */
  public static TicketDraft of(
      Account account,
      Configuration configuration,
      CallVariables variables,
      TicketShape shape,
      String reference) {
    String externalId = account.externalId(configuration.ticketType());
    return of(configuration, variables, shape, reference, externalId, account.closedStatus());
  }

  /** The subject: items joined by one blank; an empty item leaves no double blank. */
  static String subject(Configuration configuration, CallVariables variables) {
    return configuration.subject().stream()
        .map(item -> Texts.line(variables.text(item)))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /**
   * The description: lines joined by newline. A key whose variable the call does not have is left
   * out with its line; it does not apply.
   */
  static String description(Configuration configuration, CallVariables variables) {
    return configuration.description().stream()
        .filter(line -> applies(line, variables))
        .map(line -> line(line, variables))
        .collect(Collectors.joining("\n"));
  }

  /**
   * The description's lines that the ticket was filed without, because the call was recorded only
   * later; to be appended. Empty for none.
   */
  public static String late(
      Configuration configuration, TicketDraft filed, CallVariables variables) {
    String standing = String.valueOf(filed.fields().getOrDefault(DESCRIPTION, ""));
    return configuration.description().stream()
        .filter(line -> isRecording(line.item()) && !variables.text(line.item()).isEmpty())
        .map(line -> line(line, variables))
        .filter(line -> !standing.contains(line))
        .collect(Collectors.joining("\n"));
  }

  /**
   * The draft with all configured fields that the end of a call alone can fill: one that was
   * written before the org had told its fields does not know of those that are the org's own.
   */
  static TicketDraft withEnd(Configuration configuration, TicketDraft draft) {
    List<FieldValue> atEnd = new ArrayList<>(draft.filledAtEnd());
    configuration.fields().stream()
        .filter(wanted -> wanted.item().kind() == Item.Kind.VARIABLE)
        .filter(
            wanted ->
                VariableCatalogue.find(wanted.item().text())
                    .filter(variable -> variable.known() == Known.END)
                    .isPresent())
        .filter(wanted -> !atEnd.contains(wanted) && !ConfigurationCheck.isOurs(wanted.field()))
        .forEach(atEnd::add);
    return draft.fillingAtEnd(atEnd);
  }

  /**
   * The draft for a page that files it though the org has not told its fields: those that are its
   * own are filled when the call ends, and the warnings say so.
   */
  public static TicketDraft withoutShape(Configuration configuration, TicketDraft draft) {
    TicketShape usual = TicketShape.usual(draft.type());
    List<FieldValue> atEnd = new ArrayList<>(draft.filledAtEnd());
    configuration.fields().stream()
        .filter(wanted -> usual.field(wanted.field()).isEmpty())
        .filter(wanted -> !atEnd.contains(wanted) && !ConfigurationCheck.isOurs(wanted.field()))
        .filter(wanted -> !wanted.field().equalsIgnoreCase(Configuration.RECORD_TYPE))
        .forEach(atEnd::add);
    List<String> warnings = new ArrayList<>();
    if (!atEnd.isEmpty()) {
      String names = atEnd.stream().map(FieldValue::field).collect(Collectors.joining(", "));
      warnings.add(names + ": the org could not be asked; written when the call ends");
    }
    if (configuration.recordType().isPresent()
        && !draft.fields().containsKey(Configuration.RECORD_TYPE)) {
      warnings.add(
          Configuration.RECORD_TYPE + ": the org could not be asked; the usual one is taken");
    }
    return draft.fillingAtEnd(atEnd).warned(warnings);
  }

  /** Recording can begin at any time: what is not known yet may be known at the end. */
  private static boolean isRecording(Item item) {
    return item.kind() == Item.Kind.VARIABLE
        && VariableCatalogue.key(item.text()).equals(VariableCatalogue.key("recordingurl"));
  }

  private static boolean applies(Line line, CallVariables variables) {
    boolean isVariable =
        line.item().kind() == Item.Kind.VARIABLE || line.item().kind() == Item.Kind.CUSTOM_VARIABLE;
    return line.key() == null || !isVariable || !variables.text(line.item()).isBlank();
  }

  private static String line(Line line, CallVariables variables) {
    String text = Texts.lines(variables.text(line.item()));
    String key = line.key();
    if (key == null || key.isBlank()) {
      return text;
    }
    String bare = Texts.line(key).replaceAll("[\\s:]+$", "");
    return text.isEmpty() ? bare + ":" : bare + ": " + text;
  }

  private void addSubject() {
    put(SUBJECT, subject(configuration, variables));
  }

  /** Where no field bears the reference of a Case, the last line does; it is never cut off. */
  private void addDescription(@Nullable String reference) {
    String text = description(configuration, variables);
    Optional<FieldShape> field = writable(DESCRIPTION);
    if (field.isEmpty()) {
      filler.warn(DESCRIPTION + ": the org does not let us write it; left out");
      return;
    }
    if (reference == null || configuration.ticketType() == TicketType.TASK) {
      put(DESCRIPTION, text);
      return;
    }
    String whole = Texts.withLastLine(text, reference, field.get().length());
    if (whole.length() < text.length() + 1 + reference.length() && !text.isEmpty()) {
      filler.warn(DESCRIPTION + ": cut to " + field.get().length() + " characters");
    }
    fields.put(field.get().name(), whole);
  }

  private void addDefaults(String reference) {
    if (configuration.ticketType() == TicketType.TASK) {
      putIfTaken("TaskSubtype", "Call");
      putIfTaken("CallType", callType());
      putIfTaken("CallObject", reference);
      putIfTaken("ActivityDate", variables.day().toString());
    } else {
      putIfTaken("Origin", "Phone");
    }
    addNeeded("Status", List.of("Not Started", "New"));
    addNeeded("Priority", List.of("Normal", "Medium"));
  }

  private String callType() {
    return switch (variables.direction()) {
      case INBOUND -> "Inbound";
      case OUTBOUND -> "Outbound";
      case INTERNAL -> "Internal";
    };
  }

  /** A default is written where the org has the field and, for a picklist, the value. */
  private void putIfTaken(String name, String text) {
    writable(name)
        .filter(field -> isTaken(field, text))
        .ifPresent(field -> fields.put(field.name(), Texts.cut(text, field.length())));
  }

  private static boolean isTaken(FieldShape field, String text) {
    return !field.type().equals("picklist") || field.picklistValues().contains(text);
  }

  /**
   * Where the org needs a value: its own default, else the usual one if it has it, else its first;
   * never one that closes the ticket while the call goes on.
   */
  private void addNeeded(String name, List<String> usual) {
    writable(name)
        .filter(FieldShape::required)
        .flatMap(
            field ->
                Stream.of(
                        Stream.ofNullable(field.defaultValue()),
                        usual.stream().filter(field.picklistValues()::contains),
                        field.picklistValues().stream())
                    .flatMap(values -> values)
                    .filter(value -> closed.stream().noneMatch(value::equalsIgnoreCase))
                    .findFirst())
        .ifPresent(value -> fields.put(name, value));
  }

  private void addFields(@Nullable String externalId) {
    for (FieldValue wanted : configuration.fields()) {
      if (wanted.field().equalsIgnoreCase(Configuration.RECORD_TYPE)) {
        addRecordType(wanted.item().text().strip());
        continue;
      }
      if (ConfigurationCheck.isOurs(wanted.field())
          || wanted.field().equalsIgnoreCase(externalId)) {
        filler.warn(wanted.field() + ": is written by Trunkline itself; left out");
        continue;
      }
      Optional<FieldShape> field = shape.field(wanted.field());
      if (field.isEmpty() || !field.get().isOffered()) {
        filler.warn(wanted.field() + ": " + whyNot(field) + "; left out");
        continue;
      }
      if (isLate(wanted.item())) {
        filledAtEnd.add(wanted);
        continue;
      }
      filler
          .value(field.get(), variables.text(wanted.item()))
          .ifPresent(value -> fields.put(field.get().name(), value));
    }
  }

  /**
   * Ids differ from org to org, names do not; an id is taken as it is where nobody can be asked.
   */
  private void addRecordType(String wanted) {
    Optional<TicketShape.RecordType> known = shape.recordType(wanted);
    boolean isId = wanted.matches("012[a-zA-Z0-9]{12}(?:[a-zA-Z0-9]{3})?");
    if (known.filter(TicketShape.RecordType::available).isPresent()) {
      fields.put(Configuration.RECORD_TYPE, known.get().id());
    } else if (isId && shape.recordTypes().isEmpty()) {
      fields.put(Configuration.RECORD_TYPE, wanted);
    } else {
      String why = known.isEmpty() ? "the org has none of that name" : "its user may not use it";
      filler.warn(
          Configuration.RECORD_TYPE + ": '" + wanted + "': " + why + "; the usual one is taken");
    }
  }

  static String whyNot(Optional<FieldShape> field) {
    if (field.isEmpty()) {
      return "the org has no such field";
    }
    return field.get().hasKnownType()
        ? "the org does not let us write it"
        : "fields of type " + field.get().type() + " cannot be filled";
  }

  /** Whether only a later stage of the call can give the value. */
  private boolean isLate(Item item) {
    if (variables.stage() == Known.END) {
      return false;
    }
    boolean isEmpty = variables.text(item).isEmpty();
    if (isRecording(item)) {
      return isEmpty;
    }
    return switch (item.kind()) {
      case STRING, PICKLIST -> false;
      case CUSTOM_VARIABLE -> isEmpty;
      case VARIABLE ->
          VariableCatalogue.find(item.text())
              .map(SystemVariable::known)
              .filter(known -> known == Known.END || (known.isAfter(variables.stage()) && isEmpty))
              .isPresent();
    };
  }

  private boolean addExternalId(String name, String reference) {
    Optional<FieldShape> field = writable(name);
    field.ifPresent(one -> fields.put(one.name(), reference));
    if (field.isEmpty()) {
      filler.warn(name + ": " + whyNot(shape.field(name)) + "; a double cannot be ruled out");
    }
    return field.isPresent();
  }

  private void warnUnlessMarked(boolean marked) {
    boolean isTask = configuration.ticketType() == TicketType.TASK;
    if (isTask && !marked && !fields.containsKey("CallObject")) {
      filler.warn("CallObject: the org does not let us write it; a double cannot be found");
    }
  }

  private void put(String name, String text) {
    writable(name)
        .flatMap(field -> filler.value(field, text))
        .ifPresent(value -> fields.put(name, value));
  }

  private Optional<FieldShape> writable(String name) {
    return shape.field(name).filter(FieldShape::createable);
  }
}
