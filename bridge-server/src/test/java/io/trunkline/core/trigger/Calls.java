package io.trunkline.core.trigger;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;

/** Circumstances to judge. */
final class Calls {
  static final ZoneId ROME = ZoneId.of("Europe/Rome");
  static final ZonedDateTime MONDAY_NOON = ZonedDateTime.of(2026, 11, 23, 12, 0, 0, 0, ROME);

  static final Circumstances SALES =
      new Circumstances(
          "Sales",
          "answer",
          "inbound",
          "trunk-a",
          "alice",
          "+39021112222",
          "0255501",
          "hq",
          Map.of("SEGMENT", "gold", "EMPTY", ""),
          MONDAY_NOON);

  /** Nothing is known but what every call has. */
  static final Circumstances BARE =
      new Circumstances(
          null, "abandon", "inbound", null, null, null, null, "hq", Map.of(), MONDAY_NOON);

  private Calls() {}

  static Circumstances at(ZonedDateTime time) {
    return new Circumstances(null, "ring", "inbound", null, null, null, null, "hq", Map.of(), time);
  }

  static Circumstances of(String queue, String status, String direction) {
    return new Circumstances(
        queue, status, direction, null, null, null, null, "hq", Map.of(), MONDAY_NOON);
  }
}
