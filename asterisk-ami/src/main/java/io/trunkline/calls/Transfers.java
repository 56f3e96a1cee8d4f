package io.trunkline.calls;

import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.ChannelSnapshot;
import org.jspecify.annotations.Nullable;

/** Blind and attended transfers, pickup, and the parking lot. */
final class Transfers {
  private final Switchboard board;
  private final Channels channels;
  private final Turns turns;
  private final Bridges bridges;
  private final Announcer announcer;

  Transfers(
      Switchboard board, Channels channels, Turns turns, Bridges bridges, Announcer announcer) {
    this.board = board;
    this.channels = channels;
    this.turns = turns;
    this.bridges = bridges;
    this.announcer = announcer;
  }

  /**
   * Comes before the legs leave the bridge. The transferee is missing if they are more than two.
   */
  void blind(AmiEvent.BlindTransfer e) {
    Leg transferer = channels.known(e.transferer());
    if (transferer == null || !e.result().equals("Success")) {
      return;
    }
    Turn turn = transferer.turn;
    if (turn != null && turn.talking()) {
      turns.transfer(turn, "blind");
    }
  }

  /** Comes after the bridge moves, with older snapshots: who it was is true, states are not. */
  void attended(AmiEvent.AttendedTransfer e) {
    if (e.result().equals("Success")) {
      Leg first = identity(e.origTransferer());
      Leg second = identity(e.secondTransferer());
      if ("Threeway".equals(e.destType())) {
        stays(first);
        stays(second);
        return;
      }
      handOn(first);
      if (second != null && second != first && second.turn != null && second.turn.talking()) {
        second.handedOn = true;
        turns.end(second.turn, "transfer");
      }
    }
  }

  private @Nullable Leg identity(@Nullable ChannelSnapshot s) {
    return s == null ? null : board.leg(s.uniqueId());
  }

  private void handOn(@Nullable Leg leg) {
    if (leg != null && leg.turn != null && leg.turn.talking()) {
      bridges.handOn(leg.turn, "attended");
    }
  }

  /** A transfer into a three-way call: the agent has not gone. */
  private void stays(@Nullable Leg leg) {
    if (leg != null) {
      leg.handedOn = false;
      bridges.settle(leg.call, leg);
    }
  }

  /** Somebody takes a call that rings elsewhere: it rings there no more; the bridge will tell. */
  void pickup(AmiEvent.Pickup e) {
    Leg picker = channels.see(e.channel());
    Leg target = channels.known(e.target());
    if (picker == null || target == null) {
      return;
    }
    channels.join(picker.call, target.call);
    if (target.call.segment != null) {
      target.call.segment.taken = true;
    }
    Turn turn = target.turn;
    if (turn != null && turn.ringing() && !turn.calling) {
      turns.stopRinging(turn, Status.CANCEL);
    }
  }

  /** The customer goes into the parking lot: the agent has done, and the next passage begins. */
  void parked(AmiEvent.ParkedCall e) {
    Leg parkee = channels.see(e.parkee());
    if (parkee == null || board.agentOf(parkee) != null) {
      return;
    }
    Call call = parkee.call;
    Segment segment = call.segment;
    if (segment == null || (segment.parked && !segment.over())) {
      return;
    }
    announcer.say(call, segment, Status.PARK);
    for (Turn turn : call.turnsNow()) {
      if (turn.talking() && turn.far == parkee) {
        turn.leg.handedOn = true;
        turns.end(turn, "parked");
      }
    }
    Direction direction = board.inside(parkee) ? Direction.INTERNAL : Direction.INBOUND;
    Segment waiting = turns.open(call, direction, null, parkee, Leg.placeOf(parkee.seen));
    waiting.parked = true;
  }

  /** The customer is taken out; who has him then is told by the bridge. */
  void retrieved(AmiEvent.UnParkedCall e) {
    Leg parkee = channels.known(e.parkee());
    Segment segment = parkee == null ? null : parkee.call.segment;
    if (parkee == null || segment == null || !segment.parked || segment.closed) {
      return;
    }
    announcer.say(parkee.call, segment, Status.RETRIEVE);
    segment.taken = true;
  }
}
