package io.trunkline.ami.event;

import io.trunkline.ami.wire.AmiMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the PBX said when it was asked what is going on: the rows of CoreShowChannels, Status and
 * BridgeList. Immutable. Complete only if all rows of CoreShowChannels (or Status) are in it: a
 * channel that is not here is taken for gone. Whether a channel is kept on hold is told by a Status
 * row that was asked for the variable {@code CHANNEL(onhold)}: of the one that waits, not of the
 * one that holds it.
 *
 * @param torn the names of channels that live, but whose rows break off: a value that Asterisk does
 *     not escape has a blank line in it, and nothing else that the row says can be believed
 */
public record PbxSnapshot(List<Row> rows, List<BridgeSnapshot> bridges, Set<String> torn) {
  public PbxSnapshot {
    rows = List.copyOf(rows);
    bridges = List.copyOf(bridges);
    torn = Set.copyOf(torn);
  }

  /** All rows of it are whole. */
  public PbxSnapshot(List<Row> rows, List<BridgeSnapshot> bridges) {
    this(rows, bridges, Set.of());
  }

  /**
   * One living channel.
   *
   * @param bridgeId the bridge it is in, or null
   * @param application the dialplan application it runs; {@code AppDial} and {@code AppQueue} on
   *     legs that were dialled
   * @param data the application's arguments, or null
   * @param dnid the number that was dialled to reach us, only in Status rows
   */
  public record Row(
      ChannelSnapshot channel,
      @Nullable String bridgeId,
      @Nullable String application,
      @Nullable String data,
      @Nullable String dnid) {
    /** This row, with what only the other one of the same channel tells. */
    private Row andAlso(Row other) {
      Map<String, String> variables = new HashMap<>(other.channel.variables());
      variables.putAll(channel.variables());
      return new Row(
          channel.with(variables),
          bridgeId,
          application == null ? other.application : application,
          data == null ? other.data : data,
          dnid == null ? other.dnid : dnid);
    }
  }

  /** Reads the rows out of any mixture of list rows; all other messages are passed over. */
  public static PbxSnapshot of(List<AmiMessage> messages) {
    Map<String, Row> rowByUniqueId = new LinkedHashMap<>();
    List<BridgeSnapshot> bridges = new ArrayList<>();
    Set<String> torn = new HashSet<>();
    for (AmiMessage message : messages) {
      Fields f = Fields.ofRow(message);
      if (!message.isEvent()) {
        continue;
      }
      switch (message.name()) {
        case "CoreShowChannel", "Status" -> {
          if (isWhole(message, f)) {
            addRow(message, f, rowByUniqueId);
          } else {
            torn.add(f.word("Channel"));
          }
        }
        case "BridgeListItem" -> {
          BridgeSnapshot bridge = f.bridge("");
          if (bridge != null) {
            bridges.add(bridge);
          }
        }
        default -> {}
      }
    }
    return new PbxSnapshot(List.copyOf(rowByUniqueId.values()), bridges, torn);
  }

  /**
   * Several lists that were asked for one after the other: the first says which channels live and
   * where they are, the others only add what it does not tell. A channel that only they have is
   * gone, or not yet there, by the first.
   */
  public static PbxSnapshot of(List<AmiMessage> channels, List<AmiMessage> more) {
    PbxSnapshot live = of(channels);
    PbxSnapshot others = of(more);
    Map<String, Row> rowByUniqueId = new HashMap<>();
    others.rows.forEach(row -> rowByUniqueId.put(row.channel().uniqueId(), row));
    List<Row> rows = new ArrayList<>();
    for (Row row : live.rows) {
      Row other = rowByUniqueId.get(row.channel().uniqueId());
      rows.add(other == null ? row : row.andAlso(other));
    }
    List<BridgeSnapshot> bridges = new ArrayList<>(live.bridges);
    bridges.addAll(others.bridges);
    return new PbxSnapshot(rows, bridges, live.torn);
  }

  /** Who are members of a queue, in QueueMember rows; null for any other message. */
  public static @Nullable QueueMemberState queueMember(AmiMessage message) {
    return message.isEvent() && message.name().equals("QueueMember")
        ? QueueDecoders.memberState(Fields.ofRow(message))
        : null;
  }

  /** The bridge is the last that Asterisk writes in a row of CoreShowChannels, also when empty. */
  private static boolean isWhole(AmiMessage message, Fields f) {
    return f.isOfChannel() && (message.isNamed("Status") || message.find("BridgeId") >= 0);
  }

  private static void addRow(AmiMessage message, Fields f, Map<String, Row> rowByUniqueId) {
    ChannelSnapshot channel = f.channel("");
    if (channel == null) {
      return;
    }
    Row row =
        new Row(
            withVariables(channel, message.all("Variable")),
            f.text("BridgeId"),
            f.text("Application"),
            f.text("ApplicationData") == null ? f.text("Data") : f.text("ApplicationData"),
            f.text("DNID"));
    rowByUniqueId.merge(channel.uniqueId(), row, (older, newer) -> newer.andAlso(older));
  }

  /** Status with {@code Variables:} answers with {@code Variable: NAME=value} lines. */
  private static ChannelSnapshot withVariables(ChannelSnapshot channel, List<String> lines) {
    if (lines.isEmpty()) {
      return channel;
    }
    Map<String, String> variables = new HashMap<>(channel.variables());
    for (String line : lines) {
      int equals = line.indexOf('=');
      if (equals > 0 && equals + 1 < line.length()) {
        variables.put(AmiEvents.plainName(line.substring(0, equals)), line.substring(equals + 1));
      }
    }
    return channel.with(variables);
  }
}
