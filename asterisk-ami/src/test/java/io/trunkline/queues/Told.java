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

  static AmiEvent event(String name, String... headers) {
    String[] all =
        Stream.concat(Stream.of("Event", name, "Privilege", "agent,all"), Stream.of(headers))
            .toArray(String[]::new);
    return Objects.requireNonNull(AmiEvents.decode(AmiMessage.of(all)), name);
  }

  static AmiEvent caller(String event, String id, String queue, int position, int count) {
    return event(
        event,
        "Channel",
        "PJSIP/trunk-" + id,
        "CallerIDNum",
        "+39" + id,
        "CallerIDName",
        "Caller " + id,
        "Uniqueid",
        id,
        "Linkedid",
        id,
        "Queue",
        queue,
        "Position",
        "" + position,
        "Count",
        "" + count);
  }

  static AmiEvent talk(String event, String queue, String phone) {
    return event(
        event,
        "Channel",
        "PJSIP/trunk-1",
        "Uniqueid",
        "1",
        "DestChannel",
        phone + "-1",
        "DestUniqueid",
        "2",
        "Queue",
        queue,
        "Interface",
        phone,
        "MemberName",
        "Alice",
        "Reason",
        "agent");
  }

  static AmiEvent member(String event, String queue, String phone, String... more) {
    List<String> headers = new ArrayList<>(List.of("Queue", queue, "MemberName", "Alice"));
    headers.addAll(List.of("Interface", phone, "StateInterface", phone));
    headers.addAll(List.of(more));
    if (!headers.contains("Status")) {
      headers.addAll(List.of("Status", "1"));
    }
    return event(event, headers.toArray(String[]::new));
  }

  static AmiMessage row(String name, String... headers) {
    return AmiMessage.of(
        Stream.concat(Stream.of("Event", name, "ActionID", "1"), Stream.of(headers))
            .toArray(String[]::new));
  }
}
