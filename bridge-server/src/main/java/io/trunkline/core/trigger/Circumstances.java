package io.trunkline.core.trigger;

import java.time.ZonedDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a trigger judges: one call event, for one agent where it concerns one.
 *
 * @param queue the segment's queue, or null
 * @param status the event's status, a word of {@link io.trunkline.calls.Status}
 * @param direction the segment's direction, a word of {@link io.trunkline.calls.Direction}
 * @param route the outbound route, or null
 * @param agentId the agent whom the event concerns, or null
 * @param number the customer's number, normalised, or null when withheld
 * @param dialled the number that was dialled (inbound: the DID), or null
 * @param pbx the PBX's name
 * @param variables the watched channel variables that are set
 * @param time now, in the site's time zone
 */
public record Circumstances(
    @Nullable String queue,
    String status,
    String direction,
    @Nullable String route,
    @Nullable String agentId,
    @Nullable String number,
    @Nullable String dialled,
    String pbx,
    Map<String, String> variables,
    ZonedDateTime time) {
  public Circumstances {
    variables = Map.copyOf(variables);
  }
}
