package io.trunkline.lab.pbx;

import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.lab.pbx.PbxState.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The actions that change something. Runs under the PBX's lock. */
final class Commands {
  private static final int LATE_CALL = 1001;

  private final FakePbx pbx;
  private final PbxState state;
  private final Answers answers;

  Commands(FakePbx pbx, PbxState state, Answers answers) {
    this.pbx = pbx;
    this.state = state;
    this.answers = answers;
  }

  void asked(Session session, AmiMessage action) {
    String id = text(action.get("ActionID"));
    if (!Privileges.allow(session.user(), action)) {
      session.send(Answers.error(id, "Permission denied"));
      return;
    }
    switch (action.name().toLowerCase(Locale.ROOT)) {
      case "originate" -> originate(session, action, id);
      case "hangup" -> hangup(session, action, id);
      case "listcommands" -> session.send(Answers.success(id, Privileges.list(session.user())));
      case "getvar" ->
          session.send(
              Answers.success(
                  id,
                  "Variable",
                  text(action.get("Variable")),
                  "Value",
                  pbx.config(text(action.get("Variable")))));
      case "redirect" -> redirect(session, action, id);
      case "logoff" -> {
        session.send(
            "Response: Goodbye\r\nActionID: "
                + id
                + "\r\nMessage: Thanks for all the fish.\r\n\r\n");
        session.closeAfterwards();
      }
      default -> ask(session, action);
    }
  }

  private void ask(Session session, AmiMessage action) {
    if (action.isNamed("Events")) {
      session.events(text(action.get("EventMask")));
    }
    List<String> blocks = answers.to(action);
    boolean cut = blocks.size() > 1 && pbx.strikes(Fault.LISTS_NEVER_END);
    blocks.subList(0, blocks.size() - (cut ? 1 : 0)).forEach(session::send);
    if (action.isNamed("Status") && pbx.strikes(Fault.CALL_BEGINS_BETWEEN_LISTS)) {
      pbx.standing(LATE_CALL, 1);
    }
    if (action.isNamed("Status") && pbx.strikes(Fault.CALLS_END_BETWEEN_LISTS)) {
      List<Channel> all = List.copyOf(state.channels.values());
      all.forEach(this::leaveBridge);
      all.forEach(this::end);
    }
  }

  private void end(Channel channel) {
    tell("Hangup", channel, "Cause", "16", "Cause-txt", "Normal Clearing");
  }

  /** Without a script the phone is unknown: it fails at once, with the reason Asterisk gives. */
  private void originate(Session session, AmiMessage action, String id) {
    if (pbx.strikes(Fault.FORBIDS_ORIGINATE)) {
      session.send(Answers.error(id, "Permission denied"));
      return;
    }
    if (action.get("Channel") == null) {
      session.send(Answers.error(id, "Channel not specified"));
      return;
    }
    session.send(Answers.success(id, "Message", "Originate successfully queued"));
    String uniqueId = action.get("ChannelId");
    FakePbx.Script script = pbx.scriptFor(action).orElse(null);
    if (script == null) {
      pbx.say("OriginateResponse", failure(action, id, uniqueId));
      return;
    }
    Replacements ours =
        uniqueId == null ? script.replacements() : script.replacements().originated(uniqueId, id);
    Replay unused = pbx.play(script.tape(), ours, script.speed());
  }

  private String failure(AmiMessage action, String id, @Nullable String uniqueId) {
    return Answers.block(
        "Event",
        "OriginateResponse",
        "Privilege",
        "call,all",
        "Timestamp",
        answers.now(),
        "ActionID",
        id,
        "Response",
        "Failure",
        "Channel",
        text(action.get("Channel")),
        "Context",
        text(action.get("Context")),
        "Exten",
        text(action.get("Exten")),
        "Reason",
        "0",
        "Uniqueid",
        uniqueId == null ? "<unknown>" : uniqueId,
        "CallerIDNum",
        "<unknown>",
        "CallerIDName",
        "<unknown>");
  }

  /** The channel goes, and whoever is in a bridge with it; its tape plays no further. */
  private void hangup(Session session, AmiMessage action, String id) {
    Channel channel = state.byName(action.get("Channel"));
    if (channel == null) {
      session.send(Answers.error(id, "No such channel"));
      return;
    }
    session.send(Answers.success(id, "Message", "Channel Hungup"));
    List<Channel> peers = state.peers(channel);
    String cause = text(action.get("Cause")).isEmpty() ? "16" : text(action.get("Cause"));
    pbx.stopReplayOf(channel.get("Uniqueid"));
    tell("SoftHangupRequest", channel, "Cause", cause);
    List<Channel> all = new ArrayList<>(List.of(channel));
    all.addAll(peers);
    all.forEach(this::leaveBridge);
    all.forEach(one -> tell("Hangup", one, "Cause", cause, "Cause-txt", "Normal Clearing"));
  }

  /** The channel leaves its bridge for the new place; whoever it talked to is hung up. */
  private void redirect(Session session, AmiMessage action, String id) {
    Channel channel = state.byName(action.get("Channel"));
    if (channel == null) {
      session.send(Answers.error(id, "Channel does not exist: " + action.get("Channel")));
      return;
    }
    session.send(Answers.success(id, "Message", "Redirect successful"));
    List<Channel> peers = state.peers(channel);
    pbx.stopReplayOf(channel.get("Uniqueid"));
    leaveBridge(channel);
    channel.snapshot.put("Context", text(action.get("Context")));
    channel.snapshot.put("Exten", text(action.get("Exten")));
    channel.snapshot.put("Priority", text(action.get("Priority")));
    tell(
        "Newexten",
        channel,
        "Extension",
        text(action.get("Exten")),
        "Application",
        "NoOp",
        "AppData",
        "");
    peers.forEach(this::leaveBridge);
    peers.forEach(this::end);
  }

  private void leaveBridge(Channel channel) {
    PbxState.Bridge bridge = state.bridges.get(channel.bridge);
    if (bridge == null) {
      return;
    }
    StringBuilder left = new StringBuilder("Event: BridgeLeave\r\nPrivilege: call,all\r\n");
    left.append("Timestamp: ").append(answers.now()).append("\r\n");
    bridge.headers.forEach(
        (header, value) -> left.append(header + ": " + told(header, value, bridge) + "\r\n"));
    lines(left, channel.snapshot);
    pbx.say("BridgeLeave", left.append("\r\n").toString());
    if (bridge.channels.isEmpty()) {
      StringBuilder gone = new StringBuilder("Event: BridgeDestroy\r\nPrivilege: call,all\r\n");
      lines(gone, bridge.headers);
      pbx.say("BridgeDestroy", gone.append("\r\n").toString());
    }
  }

  /** BridgeNumChannels is the number after the step. */
  private static String told(String header, String value, PbxState.Bridge bridge) {
    return header.equals("BridgeNumChannels") ? "" + (bridge.channels.size() - 1) : value;
  }

  private void tell(String event, Channel channel, String... more) {
    StringBuilder text = new StringBuilder("Event: " + event + "\r\nPrivilege: call,all\r\n");
    text.append("Timestamp: ").append(answers.now()).append("\r\n");
    lines(text, channel.snapshot);
    pbx.say(event, text + Answers.block(more));
  }

  private static void lines(StringBuilder to, Map<String, String> headers) {
    headers.forEach((header, value) -> to.append(header + ": " + value + "\r\n"));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
