package io.trunkline.calls;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what the PBX has said for one event, under the names administrators know: Asterisk's
 * header names in lower case, the Dest snapshot's with {@code dest} before them.
 */
final class Facts {
  private final TrackerSettings settings;

  Facts(TrackerSettings settings) {
    this.settings = settings;
  }

  CallFacts of(Call call, Segment segment, @Nullable Turn turn) {
    Leg base = segment.customer;
    Leg dest = turn == null ? null : turn.dest;
    Map<String, Object> others = new HashMap<>();
    queue(others, segment);
    if (turn != null) {
      member(others, turn);
    }
    boolean calling = turn != null ? turn.calling : segment.direction == Direction.OUTBOUND;
    return new CallFacts(
        base.uniqueId,
        new SystemFacts(base.seen, dest == null ? null : dest.seen, others),
        watched(call),
        call.log.recordings,
        call.log.recorded,
        call.isBeingRecorded(),
        did(segment),
        calling ? dialled(segment) : null,
        route(call, segment, turn),
        turn == null ? null : turn.leg.channel);
  }

  private static void queue(Map<String, Object> to, Segment segment) {
    put(to, "type", segment.direction.word());
    put(to, "queue", segment.queue);
    put(to, "position", segment.position);
    put(to, "originalposition", segment.originalPosition);
    put(to, "count", segment.count);
    put(to, "holdtime", segment.holdTime);
    if (segment.queue == null) {
      return;
    }
    put(to, "queuecallerjoinAt", segment.joinedAt);
    put(to, "queuecallerleaveAt", segment.leftAt);
    if (segment.closed) {
      boolean abandoned = segment.customer.requested != 0;
      put(to, "queuecallerabandon", abandoned ? "1" : "0");
      put(to, "queuecallerexit", abandoned ? "0" : "1");
      put(to, "queuecallerabandonAt", abandoned ? segment.abandonedAt : null);
    }
  }

  private static void member(Map<String, Object> to, Turn turn) {
    put(to, "interface", turn.deviceInterface);
    put(to, "membername", turn.memberName);
    put(to, "ringtime", turn.ringTime);
    put(to, "holdtime", turn.holdTime);
    put(to, "talktime", turn.talkTime);
    put(to, "reason", turn.completeReason);
    if (turn.completed) {
      put(to, "queuecallercomplete", "1");
    }
  }

  private static @Nullable String did(Segment segment) {
    boolean inbound = segment.direction == Direction.INBOUND;
    String exten = segment.customer.firstExten;
    return inbound && !exten.isEmpty() && !exten.equals("s") ? exten : null;
  }

  private static @Nullable String dialled(Segment segment) {
    String exten = segment.customer.firstExten;
    // an originated leg begins at "s": what it dials is where the dialplan has brought it
    return exten.isEmpty() || exten.equals("s") ? segment.dialledNumber : exten;
  }

  private Map<String, String> watched(Call call) {
    if (call.log.variables.isEmpty()) {
      return Map.of();
    }
    Map<String, String> variables = new HashMap<>(call.log.variables);
    variables.keySet().removeIf(name -> !settings.variables().test(name));
    return variables;
  }

  private @Nullable String route(Call call, Segment segment, @Nullable Turn turn) {
    if (segment.direction != Direction.OUTBOUND) {
      return null;
    }
    String named = call.log.variables.get(settings.routeVariable());
    if (named != null) {
      return named;
    }
    Leg trunk = turn == null ? null : turn.dest;
    return trunk == null ? null : trunk.extension();
  }

  private static void put(Map<String, Object> to, String name, @Nullable Object value) {
    if (value != null && !value.equals("")) {
      to.put(name, value);
    }
  }
}
