package io.trunkline.core.ticket;

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
    var more = new java.util.HashMap<>(fields);
    more.put(field, value);
    return new TicketDraft(type, more, filledAtEnd, warnings);
  }
}
