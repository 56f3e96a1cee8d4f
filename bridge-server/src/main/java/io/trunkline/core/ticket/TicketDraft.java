package io.trunkline.core.ticket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A ticket as it will be filed: field values by API name, ready for Salesforce.
 *
 * @param type Task or Case
 * @param fields String, Integer or Boolean by API name; Subject and Description among them
 * @param filledAtEnd the configured fields that only the end of the call can fill
 * @param warnings what did not fit, in words for people
 */
public record TicketDraft(
    TicketType type,
    Map<String, Object> fields,
    List<FieldValue> filledAtEnd,
    List<String> warnings) {
  public TicketDraft {
    fields = Map.copyOf(fields);
    filledAtEnd = List.copyOf(filledAtEnd);
    warnings = List.copyOf(warnings);
  }

  /** This draft with one more value, or another one for a field it has. */
  public TicketDraft with(String field, Object value) {
    return with(Map.of(field, value));
  }

  /** This draft with more values, or others for fields it has. */
  public TicketDraft with(Map<String, Object> values) {
    var more = new HashMap<>(fields);
    more.putAll(values);
    return new TicketDraft(type, more, filledAtEnd, warnings);
  }

  /** This draft without a field. */
  public TicketDraft without(String field) {
    var fewer = new HashMap<>(fields);
    fewer.remove(field);
    return new TicketDraft(type, fewer, filledAtEnd, warnings);
  }

  /** This draft with one more warning. */
  public TicketDraft warning(String words) {
    var more = new ArrayList<>(warnings);
    more.add(words);
    return new TicketDraft(type, fields, filledAtEnd, more);
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
    boolean bearsReference =
        type == TicketType.CASE && (text.equals(reference) || text.endsWith("\n" + reference));
    if (!bearsReference) {
      return with(TicketDrafts.DESCRIPTION, Texts.withLastLine(text, words, length));
    }
    String head = text.substring(0, Math.max(0, text.length() - reference.length() - 1));
    return with(
        TicketDrafts.DESCRIPTION, Texts.withLastLine(head, words + "\n" + reference, length));
  }

  /** The subject, empty when it has none. */
  public String subject() {
    return String.valueOf(fields.getOrDefault(TicketDrafts.SUBJECT, ""));
  }
}
