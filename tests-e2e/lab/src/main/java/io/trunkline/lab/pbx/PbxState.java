package io.trunkline.lab.pbx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is true on the fake PBX now, learnt from the events it sends, so that lists and events never
 * contradict each other. Guarded by its owner's lock.
 */
final class PbxState {
  /** The headers of a channel snapshot, in Asterisk's order. */
  static final List<String> SNAPSHOT =
      List.of(
          "Channel",
          "ChannelState",
          "ChannelStateDesc",
          "CallerIDNum",
          "CallerIDName",
          "ConnectedLineNum",
          "ConnectedLineName",
          "Language",
          "AccountCode",
          "Context",
          "Exten",
          "Priority",
          "Uniqueid",
          "Linkedid");

  private static final Set<String> IGNORED = Set.of("TestEvent", "RTCPSent", "DialState");

  /** A living channel. */
  static final class Channel {
    final Map<String, String> snapshot = new LinkedHashMap<>();
    final Map<String, String> variables = new LinkedHashMap<>();
    final long since = System.nanoTime();
    String application = "";
    String data = "";
    String bridge = "";

    String get(String header) {
      return snapshot.getOrDefault(header, "");
    }

    long seconds() {
      return (System.nanoTime() - since) / 1_000_000_000;
    }
  }

  /** A bridge and who is in it, by uniqueid. */
  static final class Bridge {
    Map<String, String> headers = Map.of();
    final Set<String> channels = new LinkedHashSet<>();
  }

  final Map<String, Channel> channels = new LinkedHashMap<>();
  final Set<String> endpoints = new LinkedHashSet<>();
  final Map<String, Bridge> bridges = new LinkedHashMap<>();
  final Map<String, Map<String, Map<String, String>>> membersByQueue = new LinkedHashMap<>();
  final Map<String, Set<String>> callersByQueue = new LinkedHashMap<>();
  final Map<String, String> devices = new LinkedHashMap<>();

  /** Takes one event into account. */
  void apply(String name, String text) {
    if (IGNORED.contains(name)) {
      return;
    }
    Map<String, String> headers = headers(text);
    if (name.equals("Newchannel")) {
      channels.put(headers.getOrDefault("Uniqueid", ""), new Channel());
    }
    Channel channel = channels.get(headers.getOrDefault("Uniqueid", ""));
    if (channel != null) {
      SNAPSHOT.forEach(header -> copy(headers, header, channel.snapshot));
      step(name, headers, channel);
    }
    if (name.startsWith("Bridge")) {
      bridge(name, headers);
    } else if (name.startsWith("Queue")) {
      queue(name, headers);
    } else if (name.equals("DeviceStateChange")) {
      devices.put(headers.getOrDefault("Device", ""), headers.getOrDefault("State", ""));
    }
  }

  /** The channel of this name, or null. */
  @Nullable Channel byName(@Nullable String name) {
    for (Channel channel : channels.values()) {
      if (channel.get("Channel").equals(name)) {
        return channel;
      }
    }
    return null;
  }

  /** The others in this channel's bridge. */
  List<Channel> peers(Channel channel) {
    List<Channel> peers = new ArrayList<>();
    Bridge bridge = bridges.get(channel.bridge);
    if (bridge != null) {
      bridge.channels.forEach(
          id -> {
            Channel peer = channels.get(id);
            if (peer != null && peer != channel) {
              peers.add(peer);
            }
          });
    }
    return peers;
  }

  private void step(String name, Map<String, String> headers, Channel channel) {
    switch (name) {
      case "Newexten" -> {
        channel.application = headers.getOrDefault("Application", "");
        channel.data = headers.getOrDefault("AppData", "");
      }
      case "VarSet" ->
          channel.variables.put(
              headers.getOrDefault("Variable", ""), headers.getOrDefault("Value", ""));
      case "Rename" -> copy(headers, "Newname", channel.snapshot);
      case "Hangup" -> hungUp(headers.getOrDefault("Uniqueid", ""));
      default -> {}
    }
  }

  private void hungUp(String uniqueId) {
    channels.remove(uniqueId);
    bridges.values().forEach(bridge -> bridge.channels.remove(uniqueId));
    callersByQueue.values().forEach(callers -> callers.remove(uniqueId));
  }

  private void bridge(String name, Map<String, String> headers) {
    String id = headers.getOrDefault("BridgeUniqueid", "");
    if (name.equals("BridgeDestroy")) {
      bridges.remove(id);
      return;
    }
    if (name.equals("BridgeCreate")) {
      bridges.put(id, new Bridge());
    }
    Bridge bridge = bridges.get(id);
    if (bridge == null) {
      return;
    }
    Map<String, String> about = new LinkedHashMap<>();
    headers.forEach(
        (header, value) -> {
          if (header.startsWith("Bridge")) {
            about.put(header, value);
          }
        });
    bridge.headers = about;
    String uniqueId = headers.getOrDefault("Uniqueid", "");
    Channel channel = channels.get(uniqueId);
    if (name.equals("BridgeEnter")) {
      bridge.channels.add(uniqueId);
    } else if (name.equals("BridgeLeave")) {
      bridge.channels.remove(uniqueId);
    }
    if (channel != null) {
      channel.bridge = name.equals("BridgeEnter") ? id : "";
    }
  }

  private void queue(String name, Map<String, String> headers) {
    String queue = headers.getOrDefault("Queue", "");
    Map<String, Map<String, String>> members =
        membersByQueue.computeIfAbsent(queue, key -> new LinkedHashMap<>());
    Set<String> callers = callersByQueue.computeIfAbsent(queue, key -> new LinkedHashSet<>());
    switch (name) {
      case "QueueMemberRemoved" -> members.remove(headers.getOrDefault("Interface", ""));
      case "QueueCallerJoin" -> callers.add(headers.getOrDefault("Uniqueid", ""));
      case "QueueCallerLeave" -> callers.remove(headers.getOrDefault("Uniqueid", ""));
      case "QueueCallerAbandon" -> {}
      default -> members.put(headers.getOrDefault("Interface", ""), headers);
    }
  }

  private static void copy(Map<String, String> from, String header, Map<String, String> to) {
    String value = from.get(header);
    if (value != null) {
      to.put(header.equals("Newname") ? "Channel" : header, value);
    }
  }

  static Map<String, String> headers(String text) {
    Map<String, String> headers = new LinkedHashMap<>();
    int start = 0;
    for (int end = text.indexOf('\r'); end > start; end = text.indexOf('\r', start)) {
      int colon = text.indexOf(": ", start);
      if (colon > 0 && colon < end) {
        headers.putIfAbsent(text.substring(start, colon), text.substring(colon + 2, end));
      }
      start = end + 2;
    }
    return headers;
  }
}
