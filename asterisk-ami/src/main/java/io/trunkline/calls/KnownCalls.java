package io.trunkline.calls;

import io.trunkline.ami.event.ChannelSnapshot;
import io.trunkline.calls.KnownCall.KnownAgent;
import io.trunkline.calls.KnownCall.KnownLeg;
import io.trunkline.calls.KnownCall.KnownSegment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Living calls to what is kept of them, and back. */
final class KnownCalls {
  private KnownCalls() {}

  static List<KnownCall> of(Collection<Call> calls) {
    List<KnownCall> known = new ArrayList<>();
    for (Call call : calls) {
      if (call.announced) {
        known.add(of(call));
      }
    }
    return known;
  }

  private static KnownCall of(Call call) {
    Segment s = call.segment;
    return new KnownCall(
        call.id,
        call.linkedIds,
        call.legByUniqueId.values().stream().map(KnownCalls::of).toList(),
        call.segments,
        s == null ? null : of(s),
        call.turns.stream().filter(t -> t.segment == s).map(KnownCalls::of).toList(),
        call.log.variables,
        call.log.recordings,
        call.log.recorded);
  }

  private static KnownLeg of(Leg leg) {
    return new KnownLeg(
        leg.uniqueId,
        leg.seen.linkedId(),
        leg.channel,
        leg.firstExten,
        leg.number(),
        leg.seen.callerIdName());
  }

  private static KnownSegment of(Segment s) {
    return new KnownSegment(
        s.direction,
        s.queue,
        s.customer.uniqueId,
        s.offered,
        s.answered,
        s.left,
        s.parked,
        s.dialledNumber);
  }

  private static KnownAgent of(Turn turn) {
    Status talking = turn.held ? Status.HOLD : Status.ANSWER;
    return new KnownAgent(
        turn.agent,
        turn.ringing() ? Status.RING : talking,
        turn.calling,
        turn.leg.uniqueId,
        turn.far == null ? null : turn.far.uniqueId);
  }

  static void restore(Switchboard board, Turns turns, List<KnownCall> calls) {
    for (KnownCall known : calls) {
      Call call = board.addCall(known.call());
      known.linkedIds().forEach(id -> board.alias(id, call));
      known.legs().forEach(leg -> board.addTo(call, snapshot(leg)));
      call.announced = true;
      call.log.variables.putAll(known.variables());
      known.recordings().forEach(call.log::addRecording);
      call.log.recorded = known.recorded();
      restoreSegment(board, turns, call, known);
    }
  }

  private static void restoreSegment(Switchboard board, Turns turns, Call call, KnownCall known) {
    KnownSegment s = known.segment();
    Leg customer = s == null ? null : board.leg(s.customer());
    call.segments = known.segments();
    if (s == null || customer == null) {
      return;
    }
    Segment segment =
        new Segment(call.segments, s.direction(), s.queue(), customer, Leg.placeOf(customer.seen));
    segment.offered = s.offered();
    segment.answered = s.answered();
    segment.taken = s.answered();
    segment.left = s.left();
    segment.parked = s.parked();
    segment.dialledNumber = s.dialledNumber();
    call.segment = segment;
    known.agents().forEach(agent -> restoreTurn(board, turns, segment, agent));
  }

  private static void restoreTurn(
      Switchboard board, Turns turns, Segment segment, KnownAgent known) {
    Leg leg = board.leg(known.leg());
    if (leg == null) {
      return;
    }
    Turn turn = turns.begin(segment, known.agent(), leg, known.calling());
    turn.far = known.far() == null ? null : board.leg(known.far());
    turn.dest = known.calling() ? turn.far : leg;
    turn.held = known.status() == Status.HOLD;
    if (known.status() != Status.RING) {
      turn.state = Turn.State.TALKING;
      return;
    }
    Leg rings = known.calling() ? turn.far : leg;
    if (rings != null) {
      turn.open.add(rings);
    }
  }

  private static ChannelSnapshot snapshot(KnownLeg leg) {
    @Nullable String none = null;
    return new ChannelSnapshot(
        leg.channel(),
        -1,
        none,
        leg.number(),
        leg.name(),
        none,
        none,
        none,
        none,
        none,
        leg.firstExten(),
        none,
        leg.uniqueId(),
        leg.linkedId(),
        Map.of());
  }
}
