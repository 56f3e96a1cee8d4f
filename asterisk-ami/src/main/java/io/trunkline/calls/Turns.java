package io.trunkline.calls;

import org.jspecify.annotations.Nullable;

/** Begins, answers and ends agents' turns, and opens and closes the segments they are in. */
final class Turns {
  private final Switchboard board;
  private final Announcer announcer;

  Turns(Switchboard board, Announcer announcer) {
    this.board = board;
    this.announcer = announcer;
  }

  /** Starts the call's next segment; whatever the last one still lacks is said first. */
  Segment open(Call call, Direction direction, @Nullable String queue, Leg customer, String place) {
    Segment last = call.segment;
    if (last != null) {
      cancelRinging(call, last);
      closeUnanswered(call, last);
    }
    Segment segment = new Segment(++call.segments, direction, queue, customer, place);
    call.segment = segment;
    return segment;
  }

  /** An agent's phone rings. A second phone on the same interface rings for the same turn. */
  void offer(Segment segment, Leg dest, String agent, @Nullable Leg caller) {
    if (dest.turn != null) {
      return;
    }
    for (Turn turn : dest.call.turns) {
      if (turn.segment == segment && turn.agent.equals(agent) && turn.ringing() && !turn.calling) {
        turn.open.add(dest);
        dest.turn = turn;
        return;
      }
    }
    Turn turn = begin(segment, agent, dest, false);
    turn.far = caller;
    turn.dest = dest;
    turn.open.add(dest);
    turn.member(dest.queueMember());
    segment.offered = true;
    announcer.say(turn, Status.RING, null);
  }

  /** The phone behind a Local channel: the two halves in between are one leg to us. */
  void attach(Turn turn, Leg local, Leg phone) {
    turn.open.remove(local);
    turn.open.add(phone);
    turn.leg = phone;
    turn.dest = phone;
    local.turn = null;
    phone.turn = turn;
  }

  /** An agent calls somebody: for him that is the ring, once per segment. */
  void calls(Segment segment, Leg source, String agent, Leg dest) {
    Turn turn = source.turn;
    if (turn == null || turn.segment != segment) {
      turn = begin(segment, agent, source, true);
      turn.open.add(dest);
      turn.dest = dest;
      turn.far = dest;
      announcer.say(turn, Status.RING, null);
      return;
    }
    if (turn.ringing() && !turn.open.contains(dest)) {
      turn.open.add(dest);
    }
  }

  Turn begin(Segment segment, String agent, Leg leg, boolean calling) {
    Turn turn = new Turn(segment, agent, leg, calling);
    leg.turn = turn;
    leg.call.turns.add(turn);
    return turn;
  }

  /** Agent and customer can talk. */
  void answer(Turn turn, Leg leg, @Nullable Leg far) {
    if (!turn.ringing()) {
      return;
    }
    endOthersOf(turn);
    turn.state = Turn.State.TALKING;
    turn.leg = leg;
    leg.turn = turn;
    if (turn.calling) {
      turn.dest = far == null ? turn.dest : far;
    } else {
      turn.dest = leg;
    }
    turn.far = far == null ? turn.far : far;
    for (Leg other : turn.open) {
      if (other != leg && other.turn == turn) {
        other.turn = null;
      }
    }
    turn.open.clear();
    turn.segment.answered = true;
    turn.segment.taken = true;
    announcer.say(turn, Status.ANSWER, null);
  }

  /** He talks anew in the same passage: how his first talk ended has been missed. */
  private void endOthersOf(Turn turn) {
    for (Turn other : turn.leg.call.turnsNow()) {
      boolean his = other != turn && other.agent.equals(turn.agent);
      boolean left = other.apart && other.leg != turn.leg;
      if (his && (other.segment == turn.segment || left) && other.talking()) {
        end(other, "lost");
      }
    }
  }

  /**
   * An agent has the customer without having been rung: transfer, pickup, retrieval, conference.
   */
  void takeOver(Leg leg, String agent, Leg far) {
    Call call = leg.call;
    Segment segment = call.segment;
    boolean colleagues = segment != null && segment.direction == Direction.INTERNAL;
    if (segment == null || segment.over() || (colleagues && far.outside)) {
      boolean inside = board.inside(far);
      segment = open(call, inside ? Direction.INTERNAL : Direction.INBOUND, null, far, leg.place());
      if (inside && inRoom(leg)) {
        segment.dialledNumber = leg.seen.exten();
      }
    }
    Turn turn = begin(segment, agent, leg, false);
    // among themselves they talk to the room, however many there are
    boolean room = segment.direction == Direction.INTERNAL && inRoom(leg);
    answer(turn, leg, room ? null : far);
  }

  private static boolean inRoom(Leg leg) {
    return leg.mix != null && leg.mix.conference();
  }

  /** It stopped ringing without an answer. */
  void stopRinging(Turn turn, Status status) {
    if (!turn.ringing()) {
      return;
    }
    over(turn);
    announcer.say(turn, status, null);
    Segment segment = turn.segment;
    Call call = turn.leg.call;
    boolean rings = call.turns.stream().anyMatch(t -> t.segment == segment && t.ringing());
    if (!rings && segment.queue == null && segment.customer.requested != 0) {
      segment.gaveUp = true;
      closeUnanswered(call, segment);
    }
  }

  /** An answered turn ends. A queue's turn waits for AgentComplete, or for the leg's Hangup. */
  void part(Turn turn, String reason) {
    if (turn.segment.queue != null && !turn.completed && !turn.leg.gone) {
      turn.ending = reason;
      return;
    }
    end(turn, reason);
  }

  void end(Turn turn, String reason) {
    if (!turn.talking()) {
      return;
    }
    // whom he consults meanwhile he has not taken over
    turn.leg.handedOn |= turn.held && turn.apart;
    over(turn);
    announcer.say(turn, Status.HANGUP, reason);
  }

  /** The agent hands the call on, and has done with it. */
  void transfer(Turn turn, String how) {
    if (!turn.talking()) {
      return;
    }
    turn.held = false;
    turn.leg.handedOn = true;
    announcer.say(turn, Status.TRANSFER, how);
    end(turn, "transfer");
  }

  /** Those who still ring in this segment ring no more. */
  void cancelRinging(Call call, Segment segment) {
    for (Turn turn : call.turnsNow()) {
      if (turn.segment == segment && turn.ringing()) {
        boolean rangOut = turn.calling && turn.leg.requested == 0 && segment.queue != null;
        stopRinging(turn, rangOut ? Status.NOANSWER : Status.CANCEL);
      }
    }
  }

  /** The segment has ended; if nobody answered, that is said, once. */
  void closeUnanswered(Call call, Segment segment) {
    if (segment.closed || segment.answered || segment.taken) {
      return;
    }
    segment.closed = true;
    cancelRinging(call, segment);
    if (!segment.matters()) {
      return;
    }
    boolean waits = segment.queue != null || segment.parked;
    boolean byCaller = waits ? segment.customer.requested != 0 : segment.gaveUp;
    announcer.say(call, segment, byCaller ? Status.ABANDON : Status.UNMANAGED);
  }

  private static void over(Turn turn) {
    turn.state = Turn.State.OVER;
    turn.held = false;
    turn.leg.call.turns.remove(turn);
    if (turn.leg.turn == turn) {
      turn.leg.turn = null;
    }
    for (Leg leg : turn.open) {
      if (leg.turn == turn) {
        leg.turn = null;
      }
    }
    turn.open.clear();
  }
}
