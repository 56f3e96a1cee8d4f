package io.trunkline.calls;

import io.trunkline.ami.event.ChannelSnapshot;
import io.trunkline.calls.KnownCall.KnownAgent;
import io.trunkline.calls.KnownCall.KnownLeg;
import io.trunkline.calls.KnownCall.KnownSegment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
    Set<Segment> passages = new LinkedHashSet<>();
    call.turns.forEach(turn -> passages.add(turn.segment));
    if (call.segment != null) {
      passages.remove(call.segment);
      passages.add(call.segment);
    }
    // an agent's leg may be gone while nobody has said yet why: the next resync ends its turn
    Set<Leg> legs = new LinkedHashSet<>(call.legByUniqueId.values());
    call.turns.forEach(turn -> legs.add(turn.leg));
    return new KnownCall(
        call.id,
        call.linkedIds,
        legs.stream().map(KnownCalls::of).toList(),
        call.segments,
        passages.stream().map(KnownCalls::of).toList(),
        call.turns.stream().map(KnownCalls::of).toList(),
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
        leg.seen.callerIdName(),
        leg.rang,
        leg.dialEnded,
        leg.requested != 0);
  }

  private static KnownSegment of(Segment s) {
    return new KnownSegment(
        s.number,
        s.direction,
        s.queue,
        s.customer.uniqueId,
        s.offered,
        s.answered,
        s.taken,
        s.left,
        s.closed,
        s.parked,
        s.dialledNumber);
  }

  private static KnownAgent of(Turn turn) {
    Status talking = turn.held ? Status.HOLD : Status.ANSWER;
    return new KnownAgent(
        turn.segment.number,
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
      known.legs().forEach(leg -> restoreLeg(board, call, leg));
      call.announced = true;
      call.log.variables.putAll(known.variables());
      known.recordings().forEach(call.log::addRecording);
      call.log.recorded = known.recorded();
      call.segments = known.segments();
      known.passages().forEach(passage -> restoreSegment(board, turns, call, known, passage));
    }
  }

  private static void restoreLeg(Switchboard board, Call call, KnownLeg known) {
    Leg leg = board.addTo(call, snapshot(known));
    leg.accounted = true;
    leg.rang = known.rang();
    leg.dialEnded = known.dialEnded();
    leg.requested = known.askedForEnd() ? ++board.sequence : 0;
  }

  private static void restoreSegment(
      Switchboard board, Turns turns, Call call, KnownCall known, KnownSegment s) {
    Leg customer = board.leg(s.customer());
    if (customer == null && !call.legByUniqueId.isEmpty()) {
      // the served party has gone before the others: any leg stands in for it
      customer = call.legByUniqueId.values().iterator().next();
    }
    if (customer == null) {
      return;
    }
    String place = Leg.placeOf(customer.seen);
    Segment segment = new Segment(s.number(), s.direction(), s.queue(), customer, place);
    segment.offered = s.offered();
    segment.answered = s.answered();
    segment.taken = s.taken();
    segment.left = s.left();
    segment.closed = s.closed();
    segment.parked = s.parked();
    segment.dialledNumber = s.dialledNumber();
    call.segment = segment;
    for (KnownAgent agent : known.agents()) {
      if (agent.segment() == s.number()) {
        restoreTurn(board, turns, segment, agent);
      }
    }
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
    return ChannelSnapshot.of(
        "Channel", leg.channel(),
        "CallerIDNum", leg.number(),
        "CallerIDName", leg.name(),
        "Exten", leg.firstExten(),
        "Uniqueid", leg.uniqueId(),
        "Linkedid", leg.linkedId());
  }
}
