package io.trunkline.calls;

import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.AmiEvent.MemberCall;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A caller's way through a queue, as app_queue tells it. */
final class Queues {
  private final Switchboard board;
  private final Channels channels;
  private final Turns turns;
  private final Bridges bridges;

  Queues(Switchboard board, Channels channels, Turns turns, Bridges bridges) {
    this.board = board;
    this.channels = channels;
    this.turns = turns;
    this.bridges = bridges;
  }

  void join(AmiEvent.QueueCallerJoin e) {
    Leg caller = channels.see(e.channel());
    Leg source = caller == null ? null : Dials.party(caller);
    if (source == null) {
      return;
    }
    if (Dials.consulting(caller, source) == null) {
      bridges.goesElsewhere(source, "redirect");
    }
    Segment now = source.call.segment;
    boolean found = now != null && now.found && !now.over() && e.queue().equals(now.queue);
    Segment segment = now == null || !found ? open(source, e.queue()) : now;
    segment.found = false;
    segment.position = e.position();
    segment.count = e.count();
    segment.joinedAt = e.at();
  }

  private Segment open(Leg source, String queue) {
    Direction direction = board.inside(source) ? Direction.INTERNAL : Direction.INBOUND;
    Segment segment = turns.open(source.call, direction, queue, source, Leg.placeOf(source.seen));
    segment.dialledNumber = source.seen.exten();
    return segment;
  }

  void called(AmiEvent.AgentCalled e) {
    Leg caller = channels.see(e.caller());
    Leg dest = channels.see(e.member().dest());
    Leg source = caller == null ? null : Dials.party(caller);
    if (source == null || dest == null) {
      return;
    }
    dest.member = e.member();
    channels.join(source.call, dest.call);
    Segment now = source.call.segment;
    boolean here = now != null && e.member().queue().equals(now.queue) && !now.left && !now.closed;
    Segment segment = now == null || !here ? open(source, e.member().queue()) : now;
    // who asks a queue by feature code has placed no call, and keeps his customer
    boolean asks = Dials.consulting(caller, source) != null;
    String calling = asks ? null : board.agentOf(source);
    if (calling != null) {
      turns.calls(segment, source, calling, dest);
    }
    String agent = agent(dest, e.member());
    if (agent != null) {
      turns.offer(segment, dest, agent, source);
    }
  }

  private @Nullable String agent(Leg dest, MemberCall member) {
    String byLeg = board.agentOf(dest);
    if (byLeg != null) {
      return byLeg;
    }
    return board.settings.agents().test(member.deviceInterface()) ? member.deviceInterface() : null;
  }

  /** In a queue this is the answer: agent and caller are about to be bridged. */
  void connect(AmiEvent.AgentConnect e) {
    Turn turn = turn(e.member());
    Leg caller = channels.known(e.caller());
    if (caller != null && caller.call.segment != null) {
      caller.call.segment.holdTime = e.holdTime();
    }
    if (turn == null) {
      return;
    }
    turn.ringTime = e.ringTime();
    turn.holdTime = e.holdTime();
    Leg dest = channels.known(e.member().dest());
    turns.answer(turn, dest == null ? turn.leg : phone(dest, turn), turn.far);
  }

  private static Leg phone(Leg dest, Turn turn) {
    Leg behind = Dials.behind(dest);
    return behind.turn == turn ? behind : turn.leg;
  }

  /** May come twice, late, or without channels: only the first word counts, or {@code transfer}. */
  void complete(AmiEvent.AgentComplete e) {
    Turn turn = turn(e.member());
    // of a talk that has gone on since, elsewhere than in the queue, it knows nothing
    boolean his = turn != null && e.member().queue().equals(turn.segment.queue);
    if (turn == null || !turn.talking() || !his) {
      return;
    }
    if (!turn.completed || "transfer".equals(e.reason())) {
      turn.completeReason = e.reason();
      turn.talkTime = e.talkTime();
      turn.holdTime = e.holdTime();
      turn.completed = true;
    }
    if (turn.ending != null) {
      turns.end(turn, turn.reason());
    }
  }

  /** Also on busy and refusal; app_queue says it before or after the DialEnd. */
  void ringNoAnswer(AmiEvent.AgentRingNoAnswer e) {
    Turn turn = turn(e.member());
    if (turn == null || !turn.ringing() || turn.calling) {
      return;
    }
    turn.ringTime = seconds(e.ringTimeMillis());
    Leg leg = turn.leg;
    leg.dialEnded = true;
    turns.stopRinging(turn, Outcome.ofAgent(leg, "NOANSWER"));
  }

  private @Nullable Turn turn(MemberCall member) {
    Leg dest = channels.known(member.dest());
    Turn turn = dest == null ? null : Dials.behind(dest).turn;
    if (turn != null) {
      turn.member(member);
    }
    return turn;
  }

  /** Comes on timeout and redirect too; who hung up is told by the caller's HangupRequest. */
  void abandon(AmiEvent.QueueCallerAbandon e) {
    Segment segment = segment(e, e.queue());
    if (segment == null) {
      return;
    }
    segment.originalPosition = e.originalPosition();
    segment.position = e.position();
    segment.holdTime = e.holdTime();
    segment.abandonedAt = e.at();
    segment.taken = segment.answered;
  }

  /** Comes on answer too, even before AgentConnect: then a phone has been picked up already. */
  void leave(AmiEvent.QueueCallerLeave e) {
    Segment segment = segment(e, e.queue());
    if (segment == null) {
      return;
    }
    segment.left = true;
    segment.leftAt = e.at();
    segment.count = e.count();
    turns.closeUnanswered(segment.customer.call, segment);
  }

  private @Nullable Segment segment(AmiEvent.OfChannel e, String queue) {
    Leg caller = channels.known(e.channel());
    Segment segment = caller == null ? null : caller.call.segment;
    return segment != null && queue.equals(segment.queue) ? segment : null;
  }

  private static @Nullable String seconds(@Nullable String millis) {
    try {
      return millis == null
          ? null
          : new BigDecimal(millis).movePointLeft(3).setScale(0, RoundingMode.DOWN).toPlainString();
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
