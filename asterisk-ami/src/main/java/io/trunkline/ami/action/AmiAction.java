package io.trunkline.ami.action;

import io.trunkline.ami.wire.AmiMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing asked of the PBX, without its ActionID, which the client gives it. Values are checked
 * when it is sent ({@link io.trunkline.ami.wire.AmiWriter}).
 *
 * @param name Asterisk's name of the action
 * @param headers its headers in order; a key may come several times
 * @param lastRow the event that ends the list it answers with, or null for a single response
 */
public record AmiAction(String name, List<Header> headers, @Nullable String lastRow) {
  public AmiAction {
    headers = List.copyOf(headers);
  }

  /** A header that is sent as {@code key: value}. */
  public record Header(String key, String value) {
    /** The key only: a value may be a secret or a number. */
    @Override
    public String toString() {
      return key;
    }
  }

  /** An action with one response, from alternating keys and values. */
  public static AmiAction of(String name, String... keysAndValues) {
    return new AmiAction(name, headers(keysAndValues), null);
  }

  /** An action answered by a list of events, from alternating keys and values. */
  public static AmiAction list(String name, String lastRow, String... keysAndValues) {
    return new AmiAction(name, headers(keysAndValues), lastRow);
  }

  /** Asks for the number that an MD5 login is made with. Needs no class. */
  public static AmiAction challenge() {
    return of("Challenge", "AuthType", "MD5");
  }

  /** Logs in without the secret on the wire; events flow from the response on. Needs no class. */
  public static AmiAction login(String username, String key) {
    return of("Login", "AuthType", "MD5", "Username", username, "Key", key, "Events", "on");
  }

  /**
   * Is anybody there? Asterisk also pushes queued events out when it handles any action. Needs no
   * class.
   */
  public static AmiAction ping() {
    return of("Ping");
  }

  /**
   * Which events this session gets: {@code on}, {@code off}, or classes joined by commas; never
   * more than its read classes. Needs no class.
   */
  public static AmiAction events(String mask) {
    return of("Events", "EventMask", mask);
  }

  /**
   * Asterisk's version, AMI version and limits. Needs the write class {@code system} or {@code
   * reporting}.
   */
  public static AmiAction coreSettings() {
    return of("CoreSettings");
  }

  /**
   * All channels with the bridge each is in; rows are CoreShowChannel. Needs the write class {@code
   * system} or {@code reporting}.
   */
  public static AmiAction coreShowChannels() {
    return list("CoreShowChannels", "CoreShowChannelsComplete");
  }

  /**
   * All channels with the values of these variables; rows are Status. Needs the write class {@code
   * system}, {@code call} or {@code reporting}.
   */
  public static AmiAction status(List<String> variables) {
    return variables.isEmpty()
        ? list("Status", "StatusComplete")
        : list("Status", "StatusComplete", "Variables", String.join(",", variables));
  }

  /**
   * Asks not to be sent events whose text matches, for as long as this login lasts: it cannot be
   * taken back. Needs the write class {@code system}.
   *
   * @param regex POSIX, extended; matched against the whole event, which begins with {@code Event:}
   */
  public static AmiAction filterOut(String regex) {
    return of("Filter", "Operation", "Add", "Filter", "!" + regex);
  }

  /** All queues; rows are QueueParams, QueueMember and QueueEntry. Needs no class. */
  public static AmiAction queueStatus() {
    return list("QueueStatus", "QueueStatusComplete");
  }

  /** All bridges; rows are BridgeListItem. Needs no class. */
  public static AmiAction bridgeList() {
    return list("BridgeList", "BridgeListComplete");
  }

  /** Who is in this bridge; rows are BridgeInfoChannel. Needs no class. */
  public static AmiAction bridgeInfo(String bridgeUniqueId) {
    return list("BridgeInfo", "BridgeInfoComplete", "BridgeUniqueid", bridgeUniqueId);
  }

  /** All PJSIP endpoints; rows are EndpointList. Needs the write class {@code system}. */
  public static AmiAction pjsipShowEndpoints() {
    return list("PJSIPShowEndpoints", "EndpointListComplete");
  }

  /**
   * All devices' states; rows are DeviceStateChange. Needs the write class {@code call} or {@code
   * reporting}.
   */
  public static AmiAction deviceStateList() {
    return list("DeviceStateList", "DeviceStateListComplete");
  }

  /**
   * The actions that this session may ask for, each with the classes of which it needs one. Needs
   * no class.
   */
  public static AmiAction listCommands() {
    return of("ListCommands");
  }

  /**
   * The value of a global variable, or of a function of the dialplan that needs no channel. Needs
   * the write class {@code call} or {@code reporting}.
   */
  public static AmiAction getvar(String variable) {
    return of("Getvar", "Variable", variable);
  }

  /**
   * All endpoints of the old chan_sip; rows are PeerEntry. Needs the write class {@code system} or
   * {@code reporting}.
   */
  public static AmiAction sipPeers() {
    return list("SIPpeers", "PeerlistComplete");
  }

  /**
   * Hangs a channel up with a Q.850 cause, 16 being an ordinary end. Needs the write class {@code
   * system} or {@code call}.
   */
  public static AmiAction hangup(String channel, int cause) {
    return of("Hangup", "Channel", channel, "Cause", Integer.toString(cause));
  }

  /**
   * Sends a channel to another place in the dialplan; whoever talked to it is hung up. No transfer
   * event tells it. Needs the write class {@code call}.
   */
  public static AmiAction redirect(String channel, String context, String exten, int priority) {
    return of(
        "Redirect",
        "Channel",
        channel,
        "Context",
        context,
        "Exten",
        exten,
        "Priority",
        Integer.toString(priority));
  }

  /**
   * Sends two channels that talk to each other to two places at once; each place as in {@link
   * #redirect(String, String, String, int)}, at priority 1. Sending them one after the other would
   * end the second, whose partner is gone. Needs the write class {@code call}.
   */
  public static AmiAction redirect(
      String channel,
      String context,
      String exten,
      String extraChannel,
      String extraContext,
      String extraExten) {
    return of(
        "Redirect",
        "Channel",
        channel,
        "Context",
        context,
        "Exten",
        exten,
        "Priority",
        "1",
        "ExtraChannel",
        extraChannel,
        "ExtraContext",
        extraContext,
        "ExtraExten",
        extraExten,
        "ExtraPriority",
        "1");
  }

  /**
   * Hands on whoever talks to this channel: they go to the extension, this channel is hung up.
   * Unlike {@link #redirect} it tells a BlindTransfer event. Needs the write class {@code call}.
   *
   * @param channel the transferer's, in a bridge
   */
  public static AmiAction blindTransfer(String channel, String context, String exten) {
    return of("BlindTransfer", "Channel", channel, "Context", context, "Exten", exten);
  }

  /**
   * Begins an attended transfer as the feature code does: the channel's partner hears music, and
   * the agent is asked for a number; the transfer is done when the channel hangs up. Success says
   * only that the digits were queued. Asterisk presses the code and then the extension, and loses
   * the extension where it has not begun to listen (seen on 16 and 22): then the agent presses it.
   * The phone must be allowed to transfer (Dial or Queue with {@code t} or {@code T}), and
   * features.conf must have {@code atxfer}. Needs the write class {@code call}.
   *
   * @param channel the transferer's, in a bridge
   */
  public static AmiAction atxfer(String channel, String context, String exten) {
    return of("Atxfer", "Channel", channel, "Context", context, "Exten", exten);
  }

  /**
   * Ends the consultation of an attended transfer; the channel is with its first partner again.
   * Since Asterisk 13.18; features.conf must have {@code atxferabort}. Needs the write class {@code
   * call}.
   */
  public static AmiAction cancelAtxfer(String channel) {
    return of("CancelAtxfer", "Channel", channel);
  }

  /**
   * Puts a channel into the parking lot {@code default}. Its place comes with the event ParkedCall.
   * Needs the write class {@code call}.
   *
   * @param timeoutChannel who is rung when nobody fetches it; usually its partner until now
   * @param timeout how long it may stay there, whole seconds; zero for ever
   */
  public static AmiAction park(String channel, String timeoutChannel, Duration timeout) {
    return of(
        "Park",
        "Channel",
        channel,
        "TimeoutChannel",
        timeoutChannel,
        "Timeout",
        Long.toString(timeout.toMillis()));
  }

  /**
   * Sets a variable or a dialplan function of a channel. A name that begins with {@code __} is
   * inherited by the channels that this one dials. Needs the write class {@code call}.
   */
  public static AmiAction setvar(String channel, String variable, String value) {
    return of("Setvar", "Channel", channel, "Variable", variable, "Value", value);
  }

  /**
   * Begins to record what a channel says and hears. The response's MixMonitorID names the recording
   * for {@link #stopMixMonitor}; Asterisk tells it only where it is to be kept in a variable too,
   * which is MIXMONITOR_ID here. Needs the write class {@code system}.
   *
   * @param file below Asterisk's monitor folder, with the ending that decides the format: {@code
   *     c-1.wav}
   * @param options those of the dialplan application, as {@code b}; may be empty
   */
  public static AmiAction mixMonitor(String channel, String file, String options) {
    String all = options + "i(MIXMONITOR_ID)";
    return of("MixMonitor", "Channel", channel, "File", file, "Options", all);
  }

  /** Ends one recording. Needs the write class {@code system} or {@code call}. */
  public static AmiAction stopMixMonitor(String channel, String mixMonitorId) {
    return of("StopMixMonitor", "Channel", channel, "MixMonitorID", mixMonitorId);
  }

  /**
   * Makes somebody a dynamic member of a queue. An error when they are one already. Needs the write
   * class {@code agent}.
   *
   * @param deviceInterface what the queue shall dial, {@code PJSIP/1001} or {@code
   *     Local/1001@agents}
   * @param memberName for people
   * @param stateInterface the device whose state counts; the same as the interface unless that is a
   *     Local channel
   * @param penalty 0 for nobody's second choice
   */
  public static AmiAction queueAdd(
      String queue, String deviceInterface, String memberName, String stateInterface, int penalty) {
    return of(
        "QueueAdd",
        "Queue",
        queue,
        "Interface",
        deviceInterface,
        "MemberName",
        memberName,
        "StateInterface",
        stateInterface,
        "Penalty",
        Integer.toString(penalty));
  }

  /**
   * Takes a dynamic member out of a queue; a call goes on. An error for static members and for
   * those who are none. Needs the write class {@code agent}.
   */
  public static AmiAction queueRemove(String queue, String deviceInterface) {
    return of("QueueRemove", "Queue", queue, "Interface", deviceInterface);
  }

  /**
   * The queue passes this member over from now on. Needs the write class {@code agent}.
   *
   * @param queue empty for all in which the member is
   * @param reason for people, comes with the event QueueMemberPause; may be empty
   */
  public static AmiAction queuePause(String queue, String deviceInterface, String reason) {
    return inQueue(
        queue, "QueuePause", "Interface", deviceInterface, "Paused", "true", "Reason", reason);
  }

  /** Ends the pause; as {@link #queuePause}. Needs the write class {@code agent}. */
  public static AmiAction queueUnpause(String queue, String deviceInterface) {
    return inQueue(queue, "QueuePause", "Interface", deviceInterface, "Paused", "false");
  }

  /**
   * Changes when a member is rung. Needs the write class {@code agent}.
   *
   * @param queue empty for all in which the member is
   * @param penalty the higher, the later; 0 or more
   */
  public static AmiAction queuePenalty(String queue, String deviceInterface, int penalty) {
    return inQueue(
        queue, "QueuePenalty", "Interface", deviceInterface, "Penalty", Integer.toString(penalty));
  }

  /** An empty header {@code Queue} would name a queue of that name on some versions. */
  private static AmiAction inQueue(String queue, String name, String... keysAndValues) {
    List<Header> headers = headers(keysAndValues);
    if (!queue.isEmpty()) {
      headers.add(new Header("Queue", queue));
    }
    return new AmiAction(name, headers, null);
  }

  /** Whether a list of rows is awaited. */
  public boolean isList() {
    return lastRow != null;
  }

  /** What goes to the wire under this id. */
  public AmiMessage message(String actionId) {
    List<String> pairs = new ArrayList<>(List.of("Action", name, "ActionID", actionId));
    headers.forEach(header -> pairs.addAll(List.of(header.key(), header.value())));
    return AmiMessage.of(pairs.toArray(String[]::new));
  }

  private static List<Header> headers(String... keysAndValues) {
    List<Header> headers = new ArrayList<>();
    for (int i = 0; i + 1 < keysAndValues.length; i += 2) {
      headers.add(new Header(keysAndValues[i], keysAndValues[i + 1]));
    }
    return headers;
  }
}
