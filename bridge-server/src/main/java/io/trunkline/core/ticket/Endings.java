package io.trunkline.core.ticket;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Works out what a ticket gets when its call is over. */
public final class Endings {
  private static final String STATUS = "Status";

  private Endings() {}

  /**
   * What is written once, at the end.
   *
   * @param fields values by API name
   * @param appended the agents' notes, to be appended to the description; empty for none
   * @param warnings what did not fit, in words for people
   */
  public record TicketEnding(Map<String, Object> fields, String appended, List<String> warnings) {
    public TicketEnding {
      fields = Map.copyOf(fields);
      warnings = List.copyOf(warnings);
    }

    /** Whether there is nothing to write. */
    public boolean isEmpty() {
      return fields.isEmpty() && appended.isEmpty();
    }
  }

  /** What an agent wrote during or after the call. */
  public record Note(String agent, Instant at, String text) {}

  /**
   * The end of a call, for its ticket; and what its description could not say before, such as the
   * recording.
   *
   * @param draft the ticket as it was filed
   * @param configuration as it is now; empty where it was removed
   * @param words the call, at its end
   * @param shape the org's object
   * @param account for its closed status
   * @param zone the zone of times
   */
  public static TicketEnding of(
      TicketDraft draft,
      Optional<Configuration> configuration,
      CallSheet words,
      TicketShape shape,
      Account account,
      ZoneId zone) {
    CallVariables variables = words.variables(zone);
    TicketDraft whole =
        configuration.map(design -> TicketDrafts.withEnd(design, draft)).orElse(draft);
    TicketEnding ending = of(whole, variables, shape, account.closedStatus(), List.of(), zone);
    String late =
        configuration.map(design -> TicketDrafts.late(design, draft, variables)).orElse("");
    String between = late.isEmpty() || ending.appended().isEmpty() ? "" : "\n";
    return new TicketEnding(ending.fields(), late + between + ending.appended(), ending.warnings());
  }

  /**
   * What cannot be judged before the org has told what it takes, as texts by API name: fields that
   * this shape does not have, and the closed status, which another org may not know.
   */
  public static Map<String, String> unfitted(
      TicketDraft draft,
      Optional<Configuration> configuration,
      CallVariables variables,
      TicketShape shape,
      Account account) {
    TicketDraft whole =
        configuration.map(design -> TicketDrafts.withEnd(design, draft)).orElse(draft);
    Map<String, String> texts = new LinkedHashMap<>(closed(draft.type(), account));
    for (FieldValue late : whole.filledAtEnd()) {
      String text = variables.text(late.item());
      boolean isStatus = late.field().equalsIgnoreCase(STATUS);
      if ((isStatus || shape.field(late.field()).isEmpty()) && !text.isBlank()) {
        texts.put(isStatus ? STATUS : late.field(), text);
      }
    }
    return texts;
  }

  /** The account's closed status for a ticket of this type, as {@link #unfitted} gives texts. */
  public static Map<String, String> closed(TicketType type, Account account) {
    String status = account.closedStatus();
    return type != TicketType.TASK || status == null || status.isBlank()
        ? Map.of()
        : Map.of(STATUS, status);
  }

  /** These texts by API name as values that the org's fields take. */
  public static TicketEnding fitted(Map<String, String> texts, TicketShape shape) {
    var filler = new FieldFiller();
    Map<String, Object> fields = new LinkedHashMap<>();
    texts.forEach(
        (name, text) -> {
          if (name.equals(STATUS)) {
            addStatus(fields, shape, text, filler);
          } else {
            put(fields, shape, name, text, filler);
          }
        });
    return new TicketEnding(fields, "", filler.warnings());
  }

  /**
   * The end of a call, for its ticket. A Task gets its duration, its disposition unless the
   * configuration filled that, and the closed status; a Case only what the configuration says.
   *
   * @param draft the ticket as it was filed
   * @param variables the call, at its end
   * @param shape the org's object
   * @param closedStatus the account's closed status, or null to leave it
   * @param notes the agents' notes, one per agent, in their order
   * @param zone the zone of the notes' times
   */
  public static TicketEnding of(
      TicketDraft draft,
      CallVariables variables,
      TicketShape shape,
      @Nullable String closedStatus,
      List<Note> notes,
      ZoneId zone) {
    var filler = new FieldFiller();
    Map<String, Object> fields = new LinkedHashMap<>();
    if (draft.type() == TicketType.TASK) {
      addTask(fields, draft, variables, shape, filler);
      addStatus(fields, shape, closedStatus, filler);
    }
    for (FieldValue late : draft.filledAtEnd()) {
      put(fields, shape, late.field(), variables.text(late.item()), filler);
    }
    return new TicketEnding(fields, blocks(notes, zone), filler.warnings());
  }

  private static void addTask(
      Map<String, Object> fields,
      TicketDraft draft,
      CallVariables variables,
      TicketShape shape,
      FieldFiller filler) {
    addUnlessFilled(fields, draft, shape, "CallDurationInSeconds", variables, filler);
    addUnlessFilled(fields, draft, shape, "CallDisposition", variables, filler);
  }

  /** The account's closed status, only where the org has it: another would refuse the whole. */
  private static void addStatus(
      Map<String, Object> fields,
      TicketShape shape,
      @Nullable String closedStatus,
      FieldFiller filler) {
    if (closedStatus == null || closedStatus.isBlank()) {
      return;
    }
    List<String> values = shape.field(STATUS).map(FieldShape::picklistValues).orElse(List.of());
    if (values.isEmpty() || values.stream().anyMatch(closedStatus.strip()::equalsIgnoreCase)) {
      put(fields, shape, STATUS, closedStatus, filler);
      return;
    }
    filler.warn(STATUS + ": the org has no '" + closedStatus.strip() + "'; left as it is");
  }

  private static void addUnlessFilled(
      Map<String, Object> fields,
      TicketDraft draft,
      TicketShape shape,
      String name,
      CallVariables variables,
      FieldFiller filler) {
    String variable = name.equals("CallDisposition") ? "disposition" : "billableseconds";
    boolean isThere = shape.field(name).filter(FieldShape::updateable).isPresent();
    if (isThere && !draft.fields().containsKey(name)) {
      put(fields, shape, name, variables.system(variable), filler);
    }
  }

  private static void put(
      Map<String, Object> fields, TicketShape shape, String name, String text, FieldFiller filler) {
    Optional<FieldShape> field = shape.field(name);
    if (field.isEmpty() || !field.get().updateable()) {
      filler.warn(name + ": " + TicketDrafts.whyNot(field) + "; left out");
      return;
    }
    filler.value(field.get(), text).ifPresent(value -> fields.put(field.get().name(), value));
  }

  private static String blocks(List<Note> notes, ZoneId zone) {
    return notes.stream()
        .filter(note -> !note.text().isBlank())
        .map(note -> block(note, zone))
        .collect(Collectors.joining("\n"));
  }

  private static String block(Note note, ZoneId zone) {
    String time = CallVariables.time(note.at(), zone);
    return "--- "
        + Texts.line(note.agent())
        + ", "
        + time
        + " ---\n"
        + Texts.lines(note.text()).strip();
  }
}
