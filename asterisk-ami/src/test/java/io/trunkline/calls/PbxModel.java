package io.trunkline.calls;

import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.AmiEvents;
import io.trunkline.ami.event.BridgeSnapshot;
import io.trunkline.ami.event.PbxSnapshot;
import io.trunkline.ami.wire.AmiMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * What the PBX of a tape would list if it were asked now: it reads along, and forgets nothing. Like
 * Asterisk it lists in any order, here one that its seed decides.
 */
final class PbxModel {
  private static final List<String> SNAPSHOT =
      List.of(
          "Channel",
          "ChannelState",
          "ChannelStateDesc",
          "AccountCode",
          "CallerIDNum",
          "CallerIDName",
          "Context",
          "Exten",
          "Priority",
          "Uniqueid",
          "Linkedid",
          "ConnectedLineNum",
          "ConnectedLineName");

  private static final String VARIABLE = "Variable";

  private final Map<String, String> otherHalf = new HashMap<>();
  private final Map<String, Map<String, String>> rowByUniqueId = new LinkedHashMap<>();
  private final Map<String, PbxSnapshot.Row> listedByUniqueId = new LinkedHashMap<>();
  private final Map<String, BridgeSnapshot> bridgeById = new LinkedHashMap<>();
  private final Set<String> torn = new HashSet<>();
  private final Random order;
  private PbxSnapshot listed = new PbxSnapshot(List.of(), List.of());

  PbxModel(long seed) {
    order = new Random(seed);
  }

  void hear(AmiMessage m) {
    if (!m.isEvent() || m.get("Privilege") == null || m.get("ActionID") != null) {
      return;
    }
    if (AmiEvents.isTorn(m)) {
      tear(m, "");
      tear(m, "Dest");
      return;
    }
    if (m.name().equals("Hangup") && AmiEvents.decode(m) == null) {
      // forged
      return;
    }
    switch (m.name()) {
      case "Newchannel" -> rowByUniqueId.put(m.get("Uniqueid"), new LinkedHashMap<>());
      case "Hangup" -> {
        rowByUniqueId.remove(m.get("Uniqueid"));
        listedByUniqueId.remove(m.get("Uniqueid"));
        listed = null;
      }
      case "Newexten" -> {
        put(m.get("Uniqueid"), "Application", m.get("Application"));
        put(m.get("Uniqueid"), "ApplicationData", m.get("AppData"));
      }
      case "QueueCallerJoin" -> {
        // after a blind transfer no Newexten tells that the queue runs
        put(m.get("Uniqueid"), "Application", "Queue");
        put(m.get("Uniqueid"), "ApplicationData", m.get("Queue"));
      }
      case "AttendedTransfer" -> takesOver(m);
      case "AgentCalled" -> put(m.get("DestUniqueid"), "Application", "AppQueue");
      case "BridgeEnter" -> put(m.get("Uniqueid"), "BridgeId", m.get("BridgeUniqueid"));
      case "BridgeDestroy" -> bridgeById.remove(m.get("BridgeUniqueid"));
      case "BridgeLeave" -> put(m.get("Uniqueid"), "BridgeId", "");
      default -> {}
    }
    if (m.name().equals("DialBegin") && m.get("Uniqueid") != null) {
      rowByUniqueId
          .getOrDefault(m.get("DestUniqueid"), new LinkedHashMap<>())
          .putIfAbsent("Application", "AppDial");
    }
    remember(m, "");
    remember(m, "Dest");
    bridge(m);
    hold(m);
  }

  /** Who is transferred into an application runs it from then on, in the transferer's place. */
  private void takesOver(AmiMessage m) {
    Map<String, String> from = rowByUniqueId.get(m.get("SecondTransfererUniqueid"));
    if ("App".equals(m.get("DestType")) && from != null) {
      put(m.get("TransfereeUniqueid"), "Application", from.get("Application"));
      put(m.get("TransfereeUniqueid"), "ApplicationData", from.get("ApplicationData"));
    }
  }

  /** Its rows are torn likewise, and name nothing but the channel. */
  private void tear(AmiMessage m, String prefix) {
    int at = m.find(prefix + "Channel");
    boolean begins = at >= 0 && at + 1 < m.size() && m.headerIs(at + 1, prefix + "ChannelState");
    if (begins && m.find(prefix + "Linkedid") < 0) {
      rowByUniqueId.values().removeIf(row -> m.value(at).equals(row.get("Channel")));
      listedByUniqueId.keySet().retainAll(rowByUniqueId.keySet());
      torn.add(m.value(at));
      if (m.isNamed("Hangup")) {
        torn.remove(m.value(at));
      }
      listed = null;
    }
  }

  /** The state of the one who waits; it ends when he or his company changes. */
  private void hold(AmiMessage m) {
    switch (m.name()) {
      case "LocalBridge" -> {
        otherHalf.put(m.get("LocalOneUniqueid"), m.get("LocalTwoUniqueid"));
        otherHalf.put(m.get("LocalTwoUniqueid"), m.get("LocalOneUniqueid"));
      }
      case "Hold" -> company(m.get("Uniqueid"), new HashSet<>()).forEach(id -> onHold(id, "1"));
      case "Unhold" -> company(m.get("Uniqueid"), new HashSet<>()).forEach(id -> onHold(id, "0"));
      case "BridgeLeave" -> onHold(m.get("Uniqueid"), "0");
      case "BridgeEnter" -> {
        onHold(m.get("Uniqueid"), "0");
        company(m.get("Uniqueid"), new HashSet<>()).forEach(id -> onHold(id, "0"));
      }
      default -> {}
    }
  }

  private void onHold(String uniqueId, String value) {
    if (value.equals("1") || rowByUniqueId.getOrDefault(uniqueId, Map.of()).containsKey(VARIABLE)) {
      put(uniqueId, VARIABLE, Channels.ON_HOLD + "=" + value);
    }
  }

  /** Who is in the same bridge, and behind the Local halves there. */
  private Set<String> company(String uniqueId, Set<String> met) {
    met.add(uniqueId);
    Set<String> others = new HashSet<>();
    String bridge = rowByUniqueId.getOrDefault(uniqueId, Map.of()).getOrDefault("BridgeId", "");
    for (String id : List.copyOf(rowByUniqueId.keySet())) {
      boolean here = !bridge.isEmpty() && bridge.equals(rowByUniqueId.get(id).get("BridgeId"));
      if (here && met.add(id)) {
        others.add(id);
        String half = otherHalf.get(id);
        if (half != null && !met.contains(half)) {
          others.addAll(company(half, met));
        }
      }
    }
    return others;
  }

  private void bridge(AmiMessage m) {
    AmiEvent event = AmiEvents.decode(m);
    if (event instanceof AmiEvent.BridgeEnter enter) {
      BridgeSnapshot before = bridgeById.put(enter.bridge().uniqueId(), enter.bridge());
      listed = enter.bridge().equals(before) ? listed : null;
    }
  }

  private void remember(AmiMessage m, String prefix) {
    String uniqueId = m.get(prefix + "Uniqueid");
    if (uniqueId == null || m.get(prefix + "ChannelState") == null) {
      return;
    }
    for (String header : SNAPSHOT) {
      put(uniqueId, header, m.get(prefix + header));
    }
  }

  private void put(String uniqueId, String header, String value) {
    Map<String, String> row = rowByUniqueId.get(uniqueId);
    if (row != null && value != null && !value.equals(row.put(header, value))) {
      listedByUniqueId.remove(uniqueId);
      listed = null;
    }
  }

  /** What CoreShowChannels and BridgeList would say. */
  PbxSnapshot snapshot() {
    if (listed == null) {
      List<PbxSnapshot.Row> rows = new ArrayList<>();
      for (String uniqueId : rowByUniqueId.keySet()) {
        PbxSnapshot.Row row = listedByUniqueId.computeIfAbsent(uniqueId, this::row);
        if (row != null) {
          rows.add(row);
        }
      }
      Collections.shuffle(rows, order);
      listed = new PbxSnapshot(rows, List.copyOf(bridgeById.values()), torn);
    }
    return listed;
  }

  private PbxSnapshot.Row row(String uniqueId) {
    List<String> headers = new ArrayList<>(List.of("Event", "CoreShowChannel", "ActionID", "1"));
    Map<String, String> row = rowByUniqueId.get(uniqueId);
    row.forEach((header, value) -> headers.addAll(List.of(header, value)));
    if (!row.containsKey("BridgeId")) {
      headers.addAll(List.of("BridgeId", ""));
    }
    AmiMessage message = AmiMessage.of(headers.toArray(String[]::new));
    return PbxSnapshot.of(List.of(message)).rows().stream().findFirst().orElse(null);
  }
}
