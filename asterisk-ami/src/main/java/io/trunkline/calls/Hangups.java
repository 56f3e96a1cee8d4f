package io.trunkline.calls;

import io.trunkline.ami.event.AmiEvent;

/** Who asks for the end of a leg, and what its end means for the turns and the call. */
final class Hangups {
  private final Switchboard board;
  private final Channels channels;
  private final Dials dials;
  private final Turns turns;
  private final Bridges bridges;
  private final Announcer announcer;

  Hangups(
      Switchboard board,
      Channels channels,
      Dials dials,
      Turns turns,
      Bridges bridges,
      Announcer announcer) {
    this.board = board;
    this.channels = channels;
    this.dials = dials;
    this.turns = turns;
    this.bridges = bridges;
    this.announcer = announcer;
  }

  void requested(AmiEvent.HangupRequest e) {
    Leg leg = channels.known(e.channel());
    if (leg == null || leg.requested != 0) {
      return;
    }
    Turn turn = leg.turn;
    if (turn != null && turn.talking() && turn.apart) {
      // the customer was taken away before: the agent only puts down a silent phone
      String taken = bridges.takenAway(turn);
      if (taken != null) {
        turns.transfer(turn, taken);
      }
    }
    leg.requested = ++board.sequence;
    leg.requestCause = e.cause();
  }

  /** Mostly Asterisk clearing what a HangupRequest has ended; alone: dialplan or AMI. */
  void softRequested(AmiEvent.SoftHangupRequest e) {
    Leg leg = channels.known(e.channel());
    if (leg == null || leg.softRequested != 0) {
      return;
    }
    leg.softRequested = ++board.sequence;
    Call call = leg.call;
    for (Turn turn : call.turnsNow()) {
      if (turn.talking() && turn.apart && turn.far == leg && turn.ending == null) {
        turns.part(turn, turn.reason());
      }
    }
    Segment segment = call.segment;
    boolean direct = segment != null && segment.queue == null && segment.customer == leg;
    if (segment != null && direct && segment.offered && call.turns.isEmpty()) {
      turns.closeUnanswered(call, segment);
    }
  }

  void hangup(AmiEvent.Hangup e) {
    Leg leg = channels.known(e.channel());
    if (leg == null) {
      return;
    }
    Call call = leg.call;
    leg.gone = true;
    if (!leg.dialEnded && (leg.turn == null || !leg.turn.calling)) {
      if (leg.requested != 0 && leg.requestCause == 0) {
        leg.requestCause = e.cause();
      }
      leg.dialEnded = true;
      dials.unanswered(leg, Outcome.ofHangup(leg, e.cause()));
    }
    agentGone(leg);
    board.leave(leg);
    farGone(call, leg);
    customerGone(call, leg);
    board.bury(leg);
    if (call.legByUniqueId.isEmpty()) {
      end(call);
    }
  }

  private void agentGone(Leg leg) {
    Turn turn = leg.turn;
    if (turn == null) {
      return;
    }
    if (turn.ringing()) {
      // picked up, perhaps, but they never met
      turn.open.remove(leg);
      if (turn.calling || turn.open.isEmpty()) {
        turns.stopRinging(turn, Status.CANCEL);
      }
      return;
    }
    if (!turn.talking() || turn.leg != leg) {
      return;
    }
    String taken = turn.ending == null && turn.whoEnded() == null ? bridges.takenAway(turn) : null;
    if (taken != null) {
      turns.transfer(turn, taken);
      return;
    }
    boolean known = turn.ending != null || turn.whoEnded() != null;
    Leg far = turn.far;
    if (known || far == null || far.gone) {
      turns.end(turn, turn.reason());
      return;
    }
    // nobody has asked for the end: what the customer's leg does next will tell
    turn.apart = true;
  }

  private void farGone(Call call, Leg leg) {
    for (Turn turn : call.turnsNow()) {
      if (!turn.talking() || turn.far != leg) {
        continue;
      }
      // who was apart talks to whom he consults, not to his customer
      Leg other = turn.leg.gone || turn.apart ? null : Mix.reach(turn.leg, null);
      Mix room = turn.leg.mix;
      if (other != null || (room != null && room.conference())) {
        turn.far = other;
      } else {
        turn.apart = true;
        turns.part(turn, turn.reason());
      }
    }
  }

  private void customerGone(Call call, Leg leg) {
    Segment segment = call.segment;
    if (segment != null && segment.customer == leg) {
      turns.closeUnanswered(call, segment);
    }
  }

  /** The call's last leg is gone: nothing of it may be left. */
  void end(Call call) {
    for (Turn turn : call.turnsNow()) {
      if (turn.ringing()) {
        turns.stopRinging(turn, Status.CANCEL);
      } else {
        turns.end(turn, turn.reason());
      }
    }
    Segment segment = call.segment;
    if (segment != null) {
      turns.closeUnanswered(call, segment);
    }
    board.forget(call);
    announcer.ended(call);
  }

  /** The originator of a click-to-dial learns this elsewhere; here the leg's dial is over. */
  void originated(AmiEvent.OriginateResponse e) {
    Leg leg = e.uniqueId() == null ? null : board.leg(e.uniqueId());
    if (leg != null) {
      leg.dialEnded = true;
      leg.dialAnswered |= e.success();
    }
  }
}
