package io.trunkline.calls;

import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.ChannelSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
   * Comes before the legs leave the bridge on the tapes, but a live Asterisk 22 may tell a leave
   * first: nothing may rest on the order. The transferee is missing if they are more than two.
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
        meetsTheCustomer(first);
        stays(first);
        stays(second);
        return;
      }
      Leg transferee = identity(e.transferee());
      List<Turn> ringing = ringingFor(first, second);
      Segment asked = askedQueue(first, second);
      if (asked != null) {
        // it goes on, as the customer's
        asked.taken = true;
      }
      handOn(first);
      if (second != null && second != first && second.turn != null && second.turn.talking()) {
        second.handedOn = true;
        turns.end(second.turn, "transfer");
      }
      if (first != null) {
        bridges.settle(first.call, first);
      }
      if (transferee != null && (asked != null || !ringing.isEmpty())) {
        ringsFor(transferee, ringing, asked == null ? null : asked.queue);
      }
    }
  }

  /** The phones that the agent has made ring and that nobody has picked up yet. */
  private static List<Turn> ringingFor(@Nullable Leg first, @Nullable Leg second) {
    List<Turn> found = new ArrayList<>();
    for (Leg leg : Arrays.asList(first, first == second ? null : second)) {
      if (leg != null) {
        leg.call.turns.stream()
            .filter(t -> t.ringing() && !t.calling && (t.far == first || t.far == second))
            .filter(t -> !found.contains(t))
            .forEach(found::add);
      }
    }
    return found;
  }

  /** The passage of the agent who waits in a queue himself, or null. */
  private static @Nullable Segment askedQueue(@Nullable Leg first, @Nullable Leg second) {
    for (Leg leg : Arrays.asList(second, first)) {
      Segment s = leg == null ? null : leg.call.segment;
      if (s != null && (s.customer == first || s.customer == second)) {
        boolean waits = s.queue != null && !s.left && !s.over();
        if (waits) {
          return s;
        }
      }
    }
    return null;
  }

  /**
   * Completed while it rings, or waits in a queue: the same phones ring on, for the customer and no
   * longer for the agent.
   */
  private void ringsFor(Leg transferee, List<Turn> ringing, @Nullable String queue) {
    Map<Leg, String> agentByPhone = new LinkedHashMap<>();
    for (Turn turn : ringing) {
      turn.open.forEach(phone -> agentByPhone.put(phone, turn.agent));
    }
    for (Turn turn : ringing) {
      turn.segment.taken = true;
      channels.join(transferee.call, turn.leg.call);
      turns.stopRinging(turn, Status.CANCEL);
    }
    Direction direction = board.inside(transferee) ? Direction.INTERNAL : Direction.INBOUND;
    Segment segment =
        turns.open(transferee.call, direction, queue, transferee, Leg.placeOf(transferee.seen));
    agentByPhone.forEach((phone, agent) -> turns.offer(segment, phone, agent, transferee));
  }

  private @Nullable Leg identity(@Nullable ChannelSnapshot s) {
    return s == null ? null : board.leg(s.uniqueId());
  }

  private void handOn(@Nullable Leg leg) {
    if (leg != null && leg.turn != null && leg.turn.talking()) {
      bridges.handOn(leg.turn, "attended");
    }
  }

  /** Whoever was consulted talks to the customer too from now on. */
  private void meetsTheCustomer(@Nullable Leg first) {
    for (Turn turn : first == null ? List.<Turn>of() : first.call.turnsNow()) {
      boolean consulted = turn.far == first && turn.segment.direction == Direction.INTERNAL;
      if (turn.talking() && consulted && !turn.calling) {
        turns.end(turn, "transfer");
      }
    }
  }

  /** A transfer into a three-way call: the agent has not gone. */
  private void stays(@Nullable Leg leg) {
    if (leg != null) {
      leg.handedOn = false;
      bridges.settle(leg.call, leg);
      if (leg.turn != null && leg.turn.talking() && !leg.turn.apart) {
        // Asterisk says no Unhold, but they hear each other
        channels.unhold(leg.turn);
      }
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
    target.dialEnded = true;
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
