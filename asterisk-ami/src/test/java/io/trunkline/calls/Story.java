package io.trunkline.calls;

import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.BridgeSnapshot;
import io.trunkline.ami.event.ChannelSnapshot;
import io.trunkline.ami.event.PbxSnapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Plays a story told in the test, for what no tape holds yet: written after Asterisk's source, in
 * the order Asterisk sends. A channel is named by its endpoint and a digit, {@code 1001-1}.
 */
final class Story {
  final Heard heard = new Heard();
  final CallTracker tracker;
  private final Map<String, ChannelSnapshot> byName = new HashMap<>();

  Story() {
    Set<String> agents = Set.of("PJSIP/1001", "PJSIP/1002", "PJSIP/1003");
    tracker =
        new CallTracker(
            new TrackerSettings(
                "lab",
                agents::contains,
                new ExtensionPatterns(List.of("_20XX")),
                name -> false,
                TrackerSettings.DEFAULT_ROUTE_VARIABLE),
            heard);
  }

  /** The channel comes; a blank linkedid means its own. */
  Story comes(String name, String linkedid, String number, String exten) {
    String id = "u" + name;
    put(name, 4, number, exten, linkedid.isEmpty() ? id : "u" + linkedid);
    tracker.on(new AmiEvent.Newchannel(null, byName.get(name)));
    return this;
  }

  /** The story does: the tracker is not told. */
  Story forgets(String name) {
    byName.remove(name);
    return this;
  }

  Story linked(String name, String linkedid) {
    ChannelSnapshot s = byName.get(name);
    put(name, s.state(), s.callerIdNum(), s.exten(), "u" + linkedid);
    return this;
  }

  Story at(String name, String exten) {
    ChannelSnapshot s = byName.get(name);
    put(name, s.state(), s.callerIdNum(), exten, s.linkedId());
    return this;
  }

  Story state(String name, int state) {
    ChannelSnapshot s = byName.get(name);
    put(name, state, s.callerIdNum(), s.exten(), s.linkedId());
    tracker.on(new AmiEvent.Newstate(null, byName.get(name)));
    return this;
  }

  Story dials(String caller, String dest) {
    ChannelSnapshot from = caller.isEmpty() ? null : byName.get(caller);
    tracker.on(new AmiEvent.DialBegin(null, from, byName.get(dest), "x"));
    return this;
  }

  Story dialEnds(String caller, String dest, String status) {
    tracker.on(new AmiEvent.DialEnd(null, byName.get(caller), byName.get(dest), status));
    return this;
  }

  Story enters(String bridge, String name) {
    tracker.on(new AmiEvent.BridgeEnter(null, bridge(bridge), byName.get(name)));
    return this;
  }

  Story leaves(String bridge, String name) {
    tracker.on(new AmiEvent.BridgeLeave(null, bridge(bridge), byName.get(name)));
    return this;
  }

  Story asksForTheEnd(String name, int cause) {
    tracker.on(new AmiEvent.HangupRequest(null, byName.get(name), cause));
    return this;
  }

  Story isAskedForItsEnd(String name) {
    tracker.on(new AmiEvent.SoftHangupRequest(null, byName.get(name), 16));
    return this;
  }

  Story hangsUp(String... names) {
    for (String name : names) {
      tracker.on(new AmiEvent.Hangup(null, byName.get(name), 16));
    }
    return this;
  }

  Story tells(AmiEvent event) {
    tracker.on(event);
    return this;
  }

  /** The PBX lists these channels, and no others. */
  Story isListed(PbxSnapshot.Row... rows) {
    tracker.resync(new PbxSnapshot(List.of(rows), List.of()));
    return this;
  }

  /** How the PBX lists a channel now. */
  PbxSnapshot.Row row(String name, String bridge, String application, String data) {
    return new PbxSnapshot.Row(
        byName.get(name), bridge.isEmpty() ? null : bridge, application, data, null);
  }

  /** Something has happened to it that we did not hear of. */
  Story unheard(String name, int state) {
    ChannelSnapshot s = byName.get(name);
    put(name, state, s.callerIdNum(), s.exten(), s.linkedId());
    return this;
  }

  /** It has come without our hearing of it. */
  Story unheard(String name, int state, String number, String linkedid) {
    put(name, state, number, "s", "u" + linkedid);
    return this;
  }

  Story entersLot(String lot, String name) {
    BridgeSnapshot bridge = new BridgeSnapshot(lot, "parking", "holding_bridge", "Parking");
    tracker.on(new AmiEvent.BridgeEnter(null, bridge, byName.get(name)));
    return this;
  }

  /** Rings, answers, is bridged. */
  Story talks(String bridge, String caller, String dest) {
    dials(caller, dest).state(dest, 5).state(dest, 6).dialEnds(caller, dest, "ANSWER");
    return state(caller, 6).enters(bridge, dest).enters(bridge, caller);
  }

  ChannelSnapshot channel(String name) {
    return byName.get(name);
  }

  /** What was heard, a line per event: call, segment, direction, status, agent, number, reason. */
  List<String> lines() {
    return heard.events.stream()
        .map(
            e ->
                String.join(
                    " ",
                    e.call().linkedId().substring(1),
                    "#" + e.segment(),
                    e.direction().word(),
                    e.status().word(),
                    e.agent() == null ? "-" : e.agent().substring("PJSIP/".length()),
                    String.valueOf(e.number()),
                    String.valueOf(e.reason())))
        .toList();
  }

  private static BridgeSnapshot bridge(String id) {
    return new BridgeSnapshot(
        id, "basic", "simple_bridge", id.startsWith("conf") ? "ConfBridge" : null);
  }

  private void put(String name, int state, String number, String exten, String linkedId) {
    String channel = name.startsWith("Local") ? name : "PJSIP/" + name;
    byName.put(
        name,
        ChannelSnapshot.of(
            "Channel",
            channel,
            "ChannelState",
            Integer.toString(state),
            "CallerIDNum",
            number,
            "Context",
            "ctx",
            "Exten",
            exten,
            "Priority",
            "1",
            "Uniqueid",
            "u" + name,
            "Linkedid",
            linkedId));
  }
}
