package io.trunkline.command;

import io.trunkline.calls.CallEvent;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What replay prints of a call event; scripts rely on it. Absent values are left out.
 *
 * @param at ISO 8601 in UTC with microseconds
 * @param recorded true once a recording has begun, else absent
 */
record ReplayLine(
    String file,
    String call,
    @Nullable String at,
    String direction,
    String status,
    @Nullable String queue,
    @Nullable String agent,
    @Nullable String number,
    @Nullable String name,
    @Nullable String reason,
    @Nullable Map<String, String> variables,
    @Nullable Boolean recorded) {
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  static ReplayLine of(String file, CallEvent event) {
    Map<String, String> variables = event.facts().variables();
    return new ReplayLine(
        file,
        event.call().linkedId(),
        event.at() == null ? null : MICROSECONDS.format(event.at()),
        event.direction().word(),
        event.status().word(),
        event.queue(),
        event.agent(),
        event.number(),
        event.name(),
        event.reason(),
        variables.isEmpty() ? null : variables,
        event.facts().recorded() ? true : null);
  }
}
