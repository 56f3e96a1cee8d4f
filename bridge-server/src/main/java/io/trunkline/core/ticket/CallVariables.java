package io.trunkline.core.ticket;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.Direction;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.dial.CustomerNumber;
import io.trunkline.core.ticket.SystemVariable.Known;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call's values, as tickets show them.
 *
 * @param stage how far the call is
 * @param direction the segment's direction
 * @param day the day on which it began, in the zone of the times
 * @param system values of system variables by their lower-case names; what is missing is empty
 * @param custom values of custom variables by their exact names
 */
public record CallVariables(
    Known stage,
    Direction direction,
    LocalDate day,
    Map<String, String> system,
    Map<String, String> custom) {
  /** Never UTC silently: the offset is always there. Salesforce reads it as a date-time. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

  public CallVariables {
    system = Map.copyOf(system);
    custom = Map.copyOf(custom);
  }

  /**
   * What a call event, and what the bridge knows beside it, say.
   *
   * @param event the call event
   * @param pbx the PBX's name for people
   * @param number the customer's number, understood
   * @param agent the agent whom it concerns, or null
   * @param times when the segment's stages were
   * @param zone the agent's time zone, if known, else the org's
   * @param recordingUrl where the recording can be heard, or null
   */
  public static CallVariables of(
      CallEvent event,
      String pbx,
      CustomerNumber number,
      @Nullable Agent agent,
      CallTimes times,
      ZoneId zone,
      @Nullable String recordingUrl) {
    return new CallVariables(
        times.stage(),
        event.direction(),
        times.started().atZone(zone).toLocalDate(),
        new CallValues(event, number, agent, times, zone).all(pbx, recordingUrl),
        event.facts().variables());
  }

  /** The value of a system variable, empty when the call has none; case does not count. */
  public String system(String name) {
    return system.getOrDefault(VariableCatalogue.key(name), "");
  }

  /** The value of a custom variable, empty when the call has none; Asterisk's case counts. */
  public String custom(String name) {
    return custom.getOrDefault(name.strip(), "");
  }

  /** What an item says for this call. */
  public String text(Item item) {
    return switch (item.kind()) {
      case STRING, PICKLIST -> item.text();
      case VARIABLE -> system(item.text());
      case CUSTOM_VARIABLE -> custom(item.text());
    };
  }

  /** A time as tickets show it, such as {@code 2026-11-22T09:30:05+01:00}. */
  public static String time(Instant at, ZoneId zone) {
    return TIME.format(at.atZone(zone));
  }
}
