package io.trunkline.lab.pbx;

import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.lab.pbx.PbxState.Channel;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers the actions that only ask, from what is true on the fake PBX now, in the form that
 * Asterisk 22 gives them. Runs under the PBX's lock.
 */
final class Answers {
  private final PbxState state;
  private final Clock clock;

  Answers(PbxState state, Clock clock) {
    this.state = state;
    this.clock = clock;
  }

  /** The whole answer: a response, then rows, then the end of the list, each a block. */
  List<String> to(AmiMessage action) {
    String given = action.get("ActionID");
    String id = given == null ? "" : given;
    return switch (action.name().toLowerCase(Locale.ROOT)) {
      case "ping" -> List.of(success(id, "Ping", "Pong", "Timestamp", now()));
      case "events" -> List.of(success(id, "Events", "On"));
      case "coresettings" ->
          List.of(success(id, "AMIversion", "11.0.0", "AsteriskVersion", "22.10.1"));
      case "corestatus" -> List.of(success(id, "CoreCurrentCalls", "" + state.channels.size()));
      case "coreshowchannels" -> list(id, "Channels will follow", "CoreShowChannels", showRows(id));
      case "status" -> list(id, "Channel status will follow", "Status", statusRows(id, action));
      case "queuestatus" -> list(id, "Queue status will follow", "QueueStatus", queueRows(id));
      case "bridgelist" -> list(id, "Bridge listing will follow", "BridgeList", bridgeRows(id));
      case "bridgeinfo" -> bridgeInfo(id, action.get("BridgeUniqueid"));
      case "devicestatelist" ->
          list(id, "Device State Changes will follow", "DeviceStateList", deviceRows(id));
      case "pjsipshowendpoints" -> endpoints(id);
      case "challenge" -> List.of(error(id, "Already authenticated"));
      case "login" -> List.of(success(id, "Message", "Already authenticated"));
      default ->
          List.of(
              error(
                  id,
                  "Invalid/unknown command: "
                      + action.name()
                      + ". Use Action: ListCommands to show available commands."));
    };
  }

  static String success(String id, String... pairs) {
    return response("Success", id, pairs);
  }

  static String error(String id, String message) {
    return response("Error", id, "Message", message);
  }

  static String block(String... pairs) {
    StringBuilder block = new StringBuilder();
    for (int i = 0; i + 1 < pairs.length; i += 2) {
      block.append(pairs[i]).append(": ").append(pairs[i + 1]).append("\r\n");
    }
    return block.append("\r\n").toString();
  }

  String now() {
    Instant now = clock.instant();
    return String.format(Locale.ROOT, "%d.%06d", now.getEpochSecond(), now.getNano() / 1_000);
  }

  private static String response(String kind, String id, String... pairs) {
    return "Response: "
        + kind
        + "\r\n"
        + (id.isEmpty() ? "" : "ActionID: " + id + "\r\n")
        + block(pairs);
  }

  private static List<String> list(String id, String message, String name, List<String> rows) {
    List<String> blocks = new ArrayList<>();
    blocks.add(success(id, "EventList", "start", "Message", message));
    blocks.addAll(rows);
    blocks.add(
        block(
            "Event",
            name + "Complete",
            "ActionID",
            id,
            "EventList",
            "Complete",
            "ListItems",
            "" + rows.size()));
    return blocks;
  }

  private List<String> showRows(String id) {
    List<String> rows = new ArrayList<>();
    for (Channel channel : state.channels.values()) {
      long seconds = channel.seconds();
      rows.add(
          "Event: CoreShowChannel\r\nActionID: "
              + id
              + "\r\n"
              + lines(channel.snapshot)
              + block(
                  "Application",
                  channel.application,
                  "ApplicationData",
                  channel.data,
                  "Duration",
                  String.format(
                      Locale.ROOT,
                      "%02d:%02d:%02d",
                      seconds / 3600,
                      seconds / 60 % 60,
                      seconds % 60),
                  "BridgeId",
                  channel.bridge));
    }
    return rows;
  }

  private List<String> statusRows(String id, AmiMessage action) {
    String asked = action.get("Variables");
    List<String> rows = new ArrayList<>();
    for (Channel channel : state.channels.values()) {
      StringBuilder row =
          new StringBuilder("Event: Status\r\nPrivilege: Call\r\n").append(lines(channel.snapshot));
      row.append("Type: PJSIP\r\nDNID: ").append(channel.get("Exten")).append("\r\n");
      row.append("BridgeID: ").append(channel.bridge).append("\r\n");
      row.append("Application: ").append(channel.application).append("\r\n");
      row.append("Data: ").append(channel.data).append("\r\n");
      row.append("Seconds: ").append(channel.seconds()).append("\r\n");
      if (asked != null) {
        for (String name : asked.split(",", -1)) {
          row.append("Variable: ").append(name).append('=');
          row.append(channel.variables.getOrDefault(name, inherited(channel, name)));
          row.append("\r\n");
        }
      }
      rows.add(row.append("ActionID: ").append(id).append("\r\n\r\n").toString());
    }
    return rows;
  }

  private static String inherited(Channel channel, String name) {
    String once = channel.variables.getOrDefault("_" + name, "");
    return channel.variables.getOrDefault("__" + name, once);
  }

  private List<String> queueRows(String id) {
    List<String> rows = new ArrayList<>();
    state.membersByQueue.forEach(
        (queue, members) -> {
          int calls = state.callersByQueue.getOrDefault(queue, Set.of()).size();
          rows.add(
              block(
                  "Event",
                  "QueueParams",
                  "Queue",
                  queue,
                  "Max",
                  "0",
                  "Strategy",
                  "ringall",
                  "Calls",
                  "" + calls,
                  "ActionID",
                  id));
          members.values().forEach(member -> rows.add(memberRow(id, queue, member)));
          rows.addAll(entryRows(id, queue));
        });
    return rows;
  }

  /** The row says Name and Location where the live events say MemberName and Interface. */
  private static String memberRow(String id, String queue, Map<String, String> member) {
    StringBuilder row = new StringBuilder("Event: QueueMember\r\nQueue: " + queue + "\r\n");
    member.forEach(
        (header, value) -> {
          String name =
              switch (header) {
                case "MemberName" -> "Name";
                case "Interface" -> "Location";
                case "Event", "Privilege", "Timestamp", "Queue", "Ringinuse" -> "";
                default -> header;
              };
          if (!name.isEmpty()) {
            row.append(name).append(": ").append(value).append("\r\n");
          }
        });
    return row + "ActionID: " + id + "\r\n\r\n";
  }

  private List<String> entryRows(String id, String queue) {
    List<String> rows = new ArrayList<>();
    for (String uniqueId : state.callersByQueue.getOrDefault(queue, Set.of())) {
      Channel channel = state.channels.get(uniqueId);
      if (channel != null) {
        rows.add(
            block(
                "Event",
                "QueueEntry",
                "Queue",
                queue,
                "Position",
                "" + (rows.size() + 1),
                "Channel",
                channel.get("Channel"),
                "Uniqueid",
                uniqueId,
                "CallerIDNum",
                channel.get("CallerIDNum"),
                "CallerIDName",
                channel.get("CallerIDName"),
                "Wait",
                "" + channel.seconds(),
                "Priority",
                "0",
                "ActionID",
                id));
      }
    }
    return rows;
  }

  private List<String> bridgeRows(String id) {
    List<String> rows = new ArrayList<>();
    state.bridges.forEach(
        (bridge, about) ->
            rows.add(
                "Event: BridgeListItem\r\nActionID: "
                    + id
                    + "\r\n"
                    + lines(about.headers)
                    + "\r\n"));
    return rows;
  }

  private List<String> bridgeInfo(String id, @Nullable String bridgeId) {
    PbxState.Bridge bridge = state.bridges.get(bridgeId == null ? "" : bridgeId);
    if (bridge == null) {
      return List.of(error(id, "Bridge not found"));
    }
    List<String> rows = new ArrayList<>();
    for (String uniqueId : bridge.channels) {
      Channel channel = state.channels.get(uniqueId);
      if (channel != null) {
        String head = "Event: BridgeInfoChannel\r\nActionID: " + id + "\r\n";
        rows.add(head + lines(channel.snapshot) + "\r\n");
      }
    }
    return list(id, "Bridge channel listing will follow", "BridgeInfo", rows);
  }

  private List<String> deviceRows(String id) {
    List<String> rows = new ArrayList<>();
    state.devices.forEach(
        (device, now) ->
            rows.add(
                block(
                    "Event", "DeviceStateChange", "ActionID", id, "Device", device, "State", now)));
    return rows;
  }

  /** Without any, Asterisk says so as an error. */
  private List<String> endpoints(String id) {
    if (state.endpoints.isEmpty()) {
      return List.of(error(id, "No endpoints found"));
    }
    List<String> blocks = new ArrayList<>();
    blocks.add(success(id, "EventList", "start", "Message", "A listing of Endpoints follows"));
    for (String name : state.endpoints) {
      blocks.add(
          block(
              "Event",
              "EndpointList",
              "ActionID",
              id,
              "ObjectType",
              "endpoint",
              "ObjectName",
              name,
              "DeviceState",
              "Not in use"));
    }
    blocks.add(block("Event", "EndpointListComplete", "ActionID", id, "EventList", "Complete"));
    return blocks;
  }

  private static String lines(Map<String, String> headers) {
    StringBuilder lines = new StringBuilder();
    headers.forEach((header, value) -> lines.append(header + ": " + value + "\r\n"));
    return lines.toString();
  }
}
