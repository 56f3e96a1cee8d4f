package io.trunkline.ami.action;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls a phone and, when it answers, sends it into the dialplan. Always asynchronous: a
 * synchronous originate holds back every event of the session until it ends. Needs the write class
 * {@code originate}. Immutable.
 *
 * @param channel what to call first, as {@code PJSIP/1001}
 * @param context the dialplan context it goes to when it answers
 * @param exten the extension there, at priority 1
 * @param channelId the uniqueid, and linkedid, its channel shall have
 * @param otherChannelId the uniqueid of a Local channel's second half, or null
 * @param callerId what the phone shows, as {@code "Name" <number>}, or null
 * @param timeout how long the phone may ring
 * @param variables channel variables to set, one header each
 */
public record Originate(
    String channel,
    String context,
    String exten,
    String channelId,
    @Nullable String otherChannelId,
    @Nullable String callerId,
    Duration timeout,
    Map<String, String> variables) {
  public Originate {
    variables = Map.copyOf(variables);
  }

  /**
   * The action. Its response only says that it was queued; how it went comes as the event
   * OriginateResponse with the same ActionID.
   */
  public AmiAction action() {
    List<AmiAction.Header> headers = new ArrayList<>();
    add(headers, "Channel", channel);
    add(headers, "Context", context);
    add(headers, "Exten", exten);
    add(headers, "Priority", "1");
    add(headers, "Async", "true");
    add(headers, "ChannelId", channelId);
    add(headers, "OtherChannelId", otherChannelId);
    add(headers, "CallerID", callerId);
    add(headers, "Timeout", Long.toString(timeout.toMillis()));
    variables.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> add(headers, "Variable", entry.getKey() + "=" + entry.getValue()));
    return new AmiAction("Originate", headers, null);
  }

  private static void add(List<AmiAction.Header> headers, String key, @Nullable String value) {
    if (value != null) {
      headers.add(new AmiAction.Header(key, value));
    }
  }
}
