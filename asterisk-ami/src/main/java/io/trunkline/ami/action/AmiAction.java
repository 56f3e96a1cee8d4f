package io.trunkline.ami.action;

import io.trunkline.ami.wire.AmiMessage;
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

  /** Asks for the number that an MD5 login is made with. */
  public static AmiAction challenge() {
    return of("Challenge", "AuthType", "MD5");
  }

  /** Logs in without the secret on the wire; events flow from the response on. */
  public static AmiAction login(String username, String key) {
    return of("Login", "AuthType", "MD5", "Username", username, "Key", key, "Events", "on");
  }

  /** Is anybody there? Asterisk also pushes queued events out when it handles any action. */
  public static AmiAction ping() {
    return of("Ping");
  }

  /** Which events this session gets: {@code on}, {@code off}, or classes joined by commas. */
  public static AmiAction events(String mask) {
    return of("Events", "EventMask", mask);
  }

  /** Asterisk's version, AMI version and limits. */
  public static AmiAction coreSettings() {
    return of("CoreSettings");
  }

  /** All channels with the bridge each is in; rows are CoreShowChannel. */
  public static AmiAction coreShowChannels() {
    return list("CoreShowChannels", "CoreShowChannelsComplete");
  }

  /** All channels with the values of these variables; rows are Status. */
  public static AmiAction status(List<String> variables) {
    return variables.isEmpty()
        ? list("Status", "StatusComplete")
        : list("Status", "StatusComplete", "Variables", String.join(",", variables));
  }

  /** All queues; rows are QueueParams, QueueMember and QueueEntry. */
  public static AmiAction queueStatus() {
    return list("QueueStatus", "QueueStatusComplete");
  }

  /** All bridges; rows are BridgeListItem. */
  public static AmiAction bridgeList() {
    return list("BridgeList", "BridgeListComplete");
  }

  /** Who is in this bridge; rows are BridgeInfoChannel. */
  public static AmiAction bridgeInfo(String bridgeUniqueId) {
    return list("BridgeInfo", "BridgeInfoComplete", "BridgeUniqueid", bridgeUniqueId);
  }

  /** All PJSIP endpoints; rows are EndpointList. */
  public static AmiAction pjsipShowEndpoints() {
    return list("PJSIPShowEndpoints", "EndpointListComplete");
  }

  /** All devices' states; rows are DeviceStateChange. */
  public static AmiAction deviceStateList() {
    return list("DeviceStateList", "DeviceStateListComplete");
  }

  /** The actions that this session may ask for, each with the classes of which it needs one. */
  public static AmiAction listCommands() {
    return of("ListCommands");
  }

  /** The value of a global variable, or of a function of the dialplan that needs no channel. */
  public static AmiAction getvar(String variable) {
    return of("Getvar", "Variable", variable);
  }

  /** All endpoints of the old chan_sip; rows are PeerEntry. */
  public static AmiAction sipPeers() {
    return list("SIPpeers", "PeerlistComplete");
  }

  /** Hangs a channel up with a Q.850 cause, 16 being an ordinary end. */
  public static AmiAction hangup(String channel, int cause) {
    return of("Hangup", "Channel", channel, "Cause", Integer.toString(cause));
  }

  /** Sends a channel to another place in the dialplan. */
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
