package io.trunkline.core.ticket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it will be filed: field values by API name, ready for Salesforce.
 *
 * @param type Task or Case
 * @param fields String, Integer or Boolean by API name; Subject and Description among them
 * @param filledAtEnd the configured fields that only the end of the call can fill
 * @param warnings what did not fit, in words for people
 * @param sheet what it is written from, or null once it stands
 */
public record TicketDraft(
    TicketType type,
    Map<String, Object> fields,
    List<FieldValue> filledAtEnd,
    List<String> warnings,
    @Nullable TicketSheet sheet) {
  /** What Salesforce gives Description on Task and Case. */
  private static final int TEXT = 32_000;

  public TicketDraft {
    fields = Map.copyOf(fields);
    filledAtEnd = List.copyOf(filledAtEnd);
    warnings = List.copyOf(warnings);
  }

  /** One of which nothing else is known. */
  public TicketDraft(
      TicketType type,
      Map<String, Object> fields,
      List<FieldValue> filledAtEnd,
      List<String> warnings) {
    this(type, fields, filledAtEnd, warnings, null);
  }

  /** This draft, written from this sheet. */
  public TicketDraft from(@Nullable TicketSheet newSheet) {
    return new TicketDraft(type, fields, filledAtEnd, warnings, newSheet);
  }

  /** This draft once nobody writes it anew: it is not known any more what it was written from. */
  public TicketDraft settled() {
    return sheet == null ? this : from(null);
  }

  /** This draft with one more value, or another one for a field it has. */
  public TicketDraft with(String field, Object value) {
    return with(Map.of(field, value));
  }

  /** This draft with more values, or others for fields it has. */
  public TicketDraft with(Map<String, Object> values) {
    var more = new HashMap<>(fields);
    more.putAll(values);
    return new TicketDraft(type, more, filledAtEnd, warnings, sheet);
  }

  /** This draft without a field. */
  public TicketDraft without(String field) {
    var fewer = new HashMap<>(fields);
    fewer.remove(field);
    return new TicketDraft(type, fewer, filledAtEnd, warnings, sheet);
  }

  /** What people want in it, however it is written; see {@link #corrected}. */
  public Map<String, Object> corrections() {
    return sheet == null ? Map.of() : sheet.corrections();
  }

  /** This draft with other fields that the end of the call fills. */
  TicketDraft fillingAtEnd(List<FieldValue> late) {
    return new TicketDraft(type, fields, late, warnings, sheet);
  }

  /** This draft with one more warning. */
  public TicketDraft warning(String words) {
    var more = new ArrayList<>(warnings);
    more.add(words);
    return warned(more);
  }

  /** This draft with these warnings instead of its own. */
  public TicketDraft warned(List<String> words) {
    return new TicketDraft(type, fields, filledAtEnd, words, sheet);
  }

  /** This draft, owned by a Salesforce user. */
  public TicketDraft ownedBy(String userId) {
    return with("OwnerId", userId);
  }

  /**
   * This draft, owned by the account's own user because the agent is none in Salesforce; the
   * description says so. Where a Case bears the reference in its last line, it stays the last.
   *
   * @param agent the agent's name
   * @param reference the ledger row's reference
   * @param shape the org's object, for the description's length
   */
  public TicketDraft withoutUserFor(String agent, String reference, TicketShape shape) {
    String words = "Agent: " + Texts.line(agent) + " (no Salesforce user with this e-mail)";
    int length = shape.field(TicketDrafts.DESCRIPTION).map(FieldShape::length).orElse(0);
    String text = String.valueOf(fields.getOrDefault(TicketDrafts.DESCRIPTION, ""));
    if (!endsWith(text, reference)) {
      return with(TicketDrafts.DESCRIPTION, Texts.withLastLine(text, words, length));
    }
    String head = text.substring(0, Math.max(0, text.length() - reference.length() - 1));
    return with(
        TicketDrafts.DESCRIPTION, Texts.withLastLine(head, words + "\n" + reference, length));
  }

  /** Where the description bears the reference of a Case, in its last line. */
  private boolean endsWith(String text, String reference) {
    return type == TicketType.CASE && (text.equals(reference) || text.endsWith("\n" + reference));
  }

  /**
   * This draft with a person's values laid over its own, also when it is written anew; an empty
   * text takes a field out. What it is found by stays: the fields that are its reference, and the
   * last line of a Case's description.
   *
   * @param reference the ledger row's reference
   */
  public TicketDraft corrected(Map<String, Object> values, String reference) {
    var all = new HashMap<>(fields);
    values.forEach(
        (field, value) -> {
          all.keySet().removeIf(field::equalsIgnoreCase);
          if (!"".equals(value)) {
            all.put(nameOf(field), value);
          }
        });
    fields.forEach(
        (field, value) -> {
          if (reference.equals(value) && !field.equals(TicketDrafts.DESCRIPTION)) {
            all.put(field, value);
          }
        });
    String before = String.valueOf(fields.getOrDefault(TicketDrafts.DESCRIPTION, ""));
    String text = String.valueOf(all.getOrDefault(TicketDrafts.DESCRIPTION, ""));
    if (endsWith(before, reference) && !endsWith(text, reference)) {
      String whole = Texts.withLastLine(text.stripTrailing(), reference, TEXT);
      all.put(TicketDrafts.DESCRIPTION, whole);
    }
    TicketSheet corrected = sheet == null ? null : sheet.corrected(values);
    return new TicketDraft(type, all, filledAtEnd, warnings, corrected);
  }

  /** A field's name as it is here: Salesforce does not mind capitals. */
  private String nameOf(String field) {
    return fields.keySet().stream().filter(field::equalsIgnoreCase).findFirst().orElse(field);
  }

  /** Whether this value bears what the ticket is found by. */
  public boolean isFoundBy(String field, String reference) {
    return field.equalsIgnoreCase(TicketDrafts.DESCRIPTION)
        || reference.equals(fields.get(nameOf(field)));
  }

  /** The subject, empty when it has none. */
  public String subject() {
    return String.valueOf(fields.getOrDefault(TicketDrafts.SUBJECT, ""));
  }
}
