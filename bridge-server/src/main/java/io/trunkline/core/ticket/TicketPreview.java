package io.trunkline.core.ticket;

import io.trunkline.core.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a configuration makes of a call, without writing it anywhere.
 *
 * @param object Task or Case
 * @param subject the subject
 * @param description the description at filing
 * @param fields everything that would be written at filing, by API name
 * @param atEnd what would be written when the call has ended, by API name
 * @param appended what would be appended to the description then; may be empty
 * @param zone the time zone of its times
 * @param problems what is wrong with the configuration, and what the org will not take of it
 * @param warnings what did not fit this call, would be missing or refused, or could not be asked
 */
public record TicketPreview(
    String object,
    String subject,
    String description,
    Map<String, Object> fields,
    Map<String, Object> atEnd,
    String appended,
    String zone,
    List<Problem> problems,
    List<String> warnings) {
  public TicketPreview {
    fields = java.util.Collections.unmodifiableMap(new TreeMap<>(fields));
    atEnd = java.util.Collections.unmodifiableMap(new TreeMap<>(atEnd));
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }
}
