package io.trunkline.calls;

import io.trunkline.ami.event.AmiEvent.MemberCall;
import io.trunkline.ami.event.ChannelSnapshot;
import io.trunkline.calls.KnownCall.KnownAgent;
import io.trunkline.calls.KnownCall.KnownLeg;
import io.trunkline.calls.KnownCall.KnownMember;
import io.trunkline.calls.KnownCall.KnownSegment;
import io.trunkline.calls.KnownCall.KnownWait;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
        leg.requested != 0,
        leg.dialledBy == null ? null : leg.dialledBy.uniqueId,
        leg.dialAnswered,
        leg.originated,
        leg.handedOn,
        leg.sentOn,
        of(leg.member),
        leg.recordings == 0 ? null : Integer.valueOf(leg.recordings));
  }

  private static @Nullable KnownMember of(@Nullable MemberCall member) {
    return member == null
        ? null
        : new KnownMember(member.queue(), member.deviceInterface(), member.memberName());
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
        s.dialledNumber,
        s.place,
        s.queue == null
            ? null
            : new KnownWait(
                s.position, s.originalPosition, s.count, s.holdTime, s.joinedAt, s.leftAt));
  }

  private static KnownAgent of(Turn turn) {
    Status talking = turn.held ? Status.HOLD : Status.ANSWER;
    return new KnownAgent(
        turn.segment.number,
        turn.agent,
        turn.ringing() ? Status.RING : talking,
        turn.calling,
        turn.leg.uniqueId,
        turn.far == null ? null : turn.far.uniqueId,
        turn.open.stream().map(leg -> leg.uniqueId).toList(),
        turn.apart,
        turn.ringTime);
  }

  static void restore(Switchboard board, Turns turns, List<KnownCall> calls) {
    for (KnownCall known : calls) {
      Call call = board.addCall(known.call());
      known.linkedIds().forEach(id -> board.alias(id, call));
      known.legs().forEach(leg -> restoreLeg(board, call, leg));
      known.legs().forEach(leg -> relate(board, leg));
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
    leg.dialAnswered = known.dialAnswered();
    leg.originated = known.originated();
    leg.handedOn = known.handedOn();
    leg.sentOn = known.sentOn();
    leg.recordings = known.recordings() == null ? 0 : known.recordings();
    KnownMember member = known.member();
    if (member != null) {
      leg.member =
          new MemberCall(member.queue(), member.deviceInterface(), member.memberName(), leg.seen);
    }
  }

  private static void relate(Switchboard board, KnownLeg known) {
    Leg by = known.dialledBy() == null ? null : board.leg(known.dialledBy());
    Leg leg = board.leg(known.uniqueId());
    if (by != null && leg != null) {
      by.dials(leg);
    }
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
    String place = s.place() == null ? Leg.placeOf(customer.seen) : s.place();
    Segment segment = new Segment(s.number(), s.direction(), s.queue(), customer, place);
    segment.offered = s.offered();
    segment.answered = s.answered();
    segment.taken = s.taken();
    segment.left = s.left();
    segment.closed = s.closed();
    segment.parked = s.parked();
    segment.dialledNumber = s.dialledNumber();
    restoreWait(segment, s.queued());
    call.segment = segment;
    for (KnownAgent agent : known.agents()) {
      if (agent.segment() == s.number()) {
        restoreTurn(board, turns, segment, agent);
      }
    }
  }

  private static void restoreWait(Segment segment, @Nullable KnownWait wait) {
    if (wait != null) {
      segment.position = wait.position();
      segment.originalPosition = wait.originalPosition();
      segment.count = wait.count();
      segment.holdTime = wait.holdTime();
      segment.joinedAt = wait.joinedAt();
      segment.leftAt = wait.leftAt();
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
    turn.apart = known.apart();
    turn.ringTime = known.ringTime();
    turn.member(leg.queueMember());
    if (known.status() != Status.RING) {
      turn.state = Turn.State.TALKING;
      return;
    }
    for (String id : known.rings()) {
      ring(turn, board.leg(id));
    }
    if (turn.open.isEmpty()) {
      ring(turn, known.calling() ? turn.far : leg);
    }
  }

  private static void ring(Turn turn, @Nullable Leg leg) {
    if (leg != null) {
      turn.open.add(leg);
      if (!turn.calling) {
        leg.turn = turn;
      }
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
