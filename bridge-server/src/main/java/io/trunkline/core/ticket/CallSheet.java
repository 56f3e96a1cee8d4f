package io.trunkline.core.ticket;

import io.trunkline.calls.CallEvent;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.dial.CustomerNumber;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A passage of a call at one moment, with all that a ticket may say of it. The time zone comes
 * last: it is the org's to tell.
 *
 * @param event the event that tells of it
 * @param pbx the PBX's name for people
 * @param number the customer's number, understood
 * @param agent the agent whom it concerns, or null
 * @param times when its stages were
 * @param recordingUrl where the recording can be heard, or null
 */
public record CallSheet(
    CallEvent event,
    String pbx,
    CustomerNumber number,
    @Nullable Agent agent,
    CallTimes times,
    @Nullable String recordingUrl) {
  private static final String RECORDINGS = "/recordings/";

  /** The same whose recording is reached through this address; null leaves it as it is. */
  CallSheet recordedBehind(@Nullable String address) {
    int path = recordingUrl == null ? -1 : recordingUrl.indexOf(RECORDINGS);
    if (recordingUrl == null || path < 0 || address == null || address.isBlank()) {
      return this;
    }
    String link = address.strip().replaceAll("/+$", "") + recordingUrl.substring(path);
    return new CallSheet(event, pbx, number, agent, times, link);
  }

  /** Its values, with times in this zone. */
  public CallVariables variables(ZoneId zone) {
    return CallVariables.of(event, pbx, number, agent, times, zone, recordingUrl);
  }
}
