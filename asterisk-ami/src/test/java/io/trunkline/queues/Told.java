package io.trunkline.queues;

import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.AmiEvents;
import io.trunkline.ami.wire.AmiMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Events and rows as app_queue writes them. */
final class Told {
  static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  private Told() {}

  private static AmiEvent event(String name, String... headers) {
    String[] all =
        Stream.concat(Stream.of("Event", name, "Privilege", "agent,all"), Stream.of(headers))
            .toArray(String[]::new);
    return Objects.requireNonNull(AmiEvents.decode(AmiMessage.of(all)), name);
  }

  static AmiEvent caller(String event, String id, String queue, int position, int count) {
    List<String> headers = channel("", "PJSIP/trunk-" + id, id, "+39" + id, "Caller " + id);
    headers.addAll(List.of("Queue", queue, "Position", "" + position, "Count", "" + count));
    return event(event, headers.toArray(String[]::new));
  }

  static AmiEvent talk(String event, String queue, String phone) {
    List<String> headers = channel("", "PJSIP/trunk-1", "1", "+391", "Caller");
    headers.addAll(channel("Dest", phone + "-1", "2", "1001", "Alice"));
    headers.addAll(List.of("Queue", queue, "Interface", phone, "MemberName", "Alice"));
    headers.addAll(List.of("Reason", "agent"));
    return event(event, headers.toArray(String[]::new));
  }

  /** Somebody without a number comes, and the event bears its time. */
  static AmiEvent callerAt(String timestamp, String id, String queue) {
    List<String> headers = new ArrayList<>(List.of("Timestamp", timestamp));
    headers.addAll(channel("", "PJSIP/trunk-" + id, id, "<unknown>", "<unknown>"));
    headers.addAll(List.of("Queue", queue, "Position", "1"));
    return event("QueueCallerJoin", headers.toArray(String[]::new));
  }

  /** All that Asterisk writes of a channel. */
  private static List<String> channel(
      String prefix, String channel, String id, String number, String name) {
    List<String> headers = new ArrayList<>();
    String[] all = {
      "Channel", channel,
      "ChannelState", "6",
      "ChannelStateDesc", "Up",
      "CallerIDNum", number,
      "CallerIDName", name,
      "ConnectedLineNum", "<unknown>",
      "ConnectedLineName", "<unknown>",
      "Language", "en",
      "AccountCode", "",
      "Context", "agents",
      "Exten", "1",
      "Priority", "1",
      "Uniqueid", id,
      "Linkedid", id
    };
    for (int i = 0; i < all.length; i += 2) {
      headers.addAll(List.of(prefix + all[i], all[i + 1]));
    }
    return headers;
  }

  static AmiEvent member(String event, String queue, String phone, String... more) {
    List<String> headers = new ArrayList<>(List.of("Queue", queue, "MemberName", "Alice"));
    headers.addAll(List.of("Interface", phone, "StateInterface", phone));
    headers.addAll(List.of(more));
    String[] always = {
      "Membership", "dynamic",
      "Penalty", "0",
      "CallsTaken", "0",
      "LastCall", "0",
      "Status", "1",
      "Paused", "0"
    };
    for (int i = 0; i < always.length; i += 2) {
      if (!headers.contains(always[i])) {
        headers.addAll(List.of(always[i], always[i + 1]));
      }
    }
    return event(event, headers.toArray(String[]::new));
  }

  static AmiMessage row(String name, String... headers) {
    return AmiMessage.of(
        Stream.concat(Stream.of("Event", name, "ActionID", "1"), Stream.of(headers))
            .toArray(String[]::new));
  }
}
