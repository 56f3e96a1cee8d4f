package io.trunkline.ami.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One channel as Asterisk saw it when it wrote the event. Texts are unescaped; {@code <unknown>}
 * and empty values are null. A snapshot may be older than events already seen (AttendedTransfer):
 * its identity can be trusted always, its state only in events that announce a state.
 *
 * @param channel the channel's present name; it can change, the unique id does not
 * @param state Asterisk's number: 0 Down, 4 Ring, 5 Ringing, 6 Up, 7 Busy; -1 when not said
 * @param stateDesc the state's word
 * @param variables the channel variables of {@code channelvars=}, by name; empty values left out
 */
public record ChannelSnapshot(
    String channel,
    int state,
    @Nullable String stateDesc,
    @Nullable String callerIdNum,
    @Nullable String callerIdName,
    @Nullable String connectedLineNum,
    @Nullable String connectedLineName,
    @Nullable String language,
    @Nullable String accountCode,
    @Nullable String context,
    @Nullable String exten,
    @Nullable String priority,
    String uniqueId,
    String linkedId,
    Map<String, String> variables) {
  /** Channel state Ring: the channel is calling us. */
  public static final int RING = 4;

  /** Channel state Ringing: the far end rings. */
  public static final int RINGING = 5;

  /** Channel state Up: answered. */
  public static final int UP = 6;

  public ChannelSnapshot {
    variables = Map.copyOf(variables);
  }

  /** Where the channel leads, as queues and agents name it: {@code PJSIP/1001}. */
  public String endpoint() {
    return endpointOf(channel);
  }

  /**
   * The interface behind a channel name: {@code PJSIP/1001-0000001e} is {@code PJSIP/1001}, {@code
   * Local/1003@agents-00000002;1} is {@code Local/1003@agents}.
   */
  public static String endpointOf(String channel) {
    int half = channel.lastIndexOf(';');
    String name = half < 0 ? channel : channel.substring(0, half);
    int serial = name.lastIndexOf('-');
    return serial < 0 ? name : name.substring(0, serial);
  }
}
