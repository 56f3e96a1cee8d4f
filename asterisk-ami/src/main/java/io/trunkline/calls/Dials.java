package io.trunkline.calls;

import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.ChannelSnapshot;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Somebody is called: DialBegin, DialState and DialEnd, matched by the called channel alone. */
final class Dials {
  /** Local channels that lead to Local channels: nobody nests deeper, and a loop must end. */
  private static final int DEEPEST = 8;

  private final Switchboard board;
  private final Channels channels;
  private final Turns turns;
  private final Bridges bridges;

  Dials(Switchboard board, Channels channels, Turns turns, Bridges bridges) {
    this.board = board;
    this.channels = channels;
    this.turns = turns;
    this.bridges = bridges;
  }

  void begin(AmiEvent.DialBegin e) {
    Leg caller = channels.see(e.caller());
    Leg dest = channels.see(e.dest());
    if (dest == null) {
      return;
    }
    if (caller != null && dest.dialledBy == null) {
      channels.join(caller.call, dest.call);
      caller.dials(dest);
    }
    Leg source = caller == null ? null : party(caller);
    if (source == null) {
      dest.originated = true;
      return;
    }
    String agent = board.agentOf(dest);
    Leg asking = consulting(caller, source);
    if (asking != null) {
      consult(asking, dest, agent);
      return;
    }
    source = standsFor(source);
    bridges.goesElsewhere(source, "redirect");
    if (dest.turn == null && (agent != null || !dest.local())) {
      ring(e, source, dest, agent);
    }
  }

  /**
   * A Local channel may dial on before anybody has said who dialled it: then it is for the one who
   * waits in this call.
   */
  private static Leg standsFor(Leg source) {
    Segment s = source.call.segment;
    if (s == null || s.closed || s.answered || s.customer.gone || !source.local()) {
      return source;
    }
    return s.customer;
  }

  /**
   * The agent who asks a colleague by feature code (atxfer), or null. Asterisk dials from a Local
   * channel, and the agent's own leg shares its other half, perhaps only a moment later.
   */
  static @Nullable Leg consulting(@Nullable Leg caller, Leg source) {
    if (caller == null || !caller.local()) {
      return null;
    }
    if (!source.local()) {
      return source.turn != null && source.turn.talking() ? source : null;
    }
    for (Turn turn : caller.call.turns) {
      boolean his = Objects.equals(turn.leg.number(), caller.number());
      if (turn.talking() && turn.held && his) {
        return turn.leg;
      }
    }
    return null;
  }

  /** His own turn goes on meanwhile: his customer waits, and his phone has placed no call. */
  private void consult(Leg asking, Leg dest, @Nullable String agent) {
    if (agent != null && dest.turn == null) {
      turns.offer(segment(asking, dest, true), dest, agent, asking);
    }
  }

  private void ring(AmiEvent.DialBegin e, Leg source, Leg dest, @Nullable String agent) {
    Leg half = e.caller() == null ? null : board.leg(e.caller().uniqueId());
    Turn offered = half == null || half.otherHalf == null ? null : half.otherHalf.turn;
    if (offered != null && offered.ringing() && !offered.calling) {
      turns.attach(offered, offered.leg, dest);
      return;
    }
    String caller = board.agentOf(source);
    if (agent == null && caller == null) {
      return;
    }
    Segment segment = segment(source, dest, caller != null);
    if (caller != null && !caller.equals(agent)) {
      if (segment.dialledNumber == null) {
        segment.dialledNumber = dialled(e.dest(), source);
      }
      turns.calls(segment, source, caller, dest);
    }
    if (agent != null) {
      turns.offer(segment, dest, agent, source);
    }
  }

  private static @Nullable String dialled(ChannelSnapshot dest, Leg source) {
    return dest.callerIdNum() == null ? source.seen.exten() : dest.callerIdNum();
  }

  /** The same passage while the queue dials, and for all phones of one Dial; else the next one. */
  private Segment segment(Leg source, Leg dest, boolean byAgent) {
    Call call = source.call;
    Segment s = call.segment;
    String place = Leg.placeOf(source.seen);
    if (s != null && !s.closed && !s.answered) {
      boolean sameDial = s.place.equals(place) || rings(call, s);
      if (s.queue != null ? !s.left : s.parked || (s.customer == source && sameDial)) {
        return s;
      }
    }
    Direction inside = byAgent ? side(dest, Direction.OUTBOUND) : side(source, Direction.INBOUND);
    return turns.open(call, inside, null, source, place);
  }

  private Direction side(Leg other, Direction otherwise) {
    return board.inside(other) ? Direction.INTERNAL : otherwise;
  }

  private static boolean rings(Call call, Segment segment) {
    return call.turns.stream().anyMatch(t -> t.segment == segment && t.ringing());
  }

  void state(AmiEvent.DialState e) {
    Leg dest = channels.known(e.dest());
    if (dest != null) {
      dest.rang |= e.dialStatus().equals("RINGING") || e.dialStatus().equals("PROGRESS");
    }
  }

  /** The first DialEnd counts; app_queue and app_dial send a second one. */
  void end(AmiEvent.DialEnd e) {
    Leg caller = channels.known(e.caller());
    Leg dest = channels.known(e.dest());
    if (dest == null || dest.dialEnded) {
      return;
    }
    dest.dialEnded = true;
    if (caller != null && dest.dialledBy == null) {
      // its DialBegin has been missed
      caller.dials(dest);
    }
    if (e.dialStatus().equals("ANSWER")) {
      dest.dialAnswered = true;
      if (caller != null && dest.call.segment != null) {
        dest.call.segment.taken = true;
      }
      bridges.talk(dest.call);
      return;
    }
    unanswered(dest, e.dialStatus());
  }

  /** A called leg ended unanswered: for the agent behind it, and for the agent who called it. */
  void unanswered(Leg dest, String dialStatus) {
    Leg source = dest.dialledBy == null ? null : party(dest.dialledBy);
    Turn turn = dest.turn;
    if (turn != null && turn.ringing() && !turn.calling) {
      turn.open.remove(dest);
      if (turn.open.isEmpty()) {
        turns.stopRinging(turn, Outcome.ofAgent(dest, dialStatus));
      }
    }
    Turn calling = source == null ? null : source.turn;
    // in a queue the next member is tried: the queue says when it has ended
    if (calling != null && calling.calling && calling.ringing() && calling.open.remove(dest)) {
      if (calling.open.isEmpty() && calling.segment.queue == null) {
        turns.stopRinging(calling, Outcome.ofFarEnd(dest, dialStatus));
      }
    }
  }

  /**
   * Who really speaks through this leg: a Local half stands for the party that dialled its other
   * half, or that its other half has dialled. Null when the other half is an Originate's: then
   * nobody calls yet.
   */
  static @Nullable Leg party(Leg leg) {
    Leg at = leg;
    for (int i = 0; i < DEEPEST && at.local(); i++) {
      Leg half = at.otherHalf;
      if (half == null) {
        return at;
      }
      if (half.dialledBy != null) {
        at = half.dialledBy;
      } else if (!half.dialled.isEmpty()) {
        at = half.dialled.get(half.dialled.size() - 1);
      } else if (half.originated) {
        return null;
      } else {
        Leg bridged = Mix.reach(half, null);
        return bridged == null ? at : bridged;
      }
    }
    return at;
  }

  /** The leg whose turn is meant by a leg that a queue dialled: itself, or the phone behind it. */
  static Leg behind(Leg leg) {
    Leg at = leg;
    for (int i = 0; i < DEEPEST && at.turn == null && at.local(); i++) {
      Leg half = at.otherHalf;
      if (half == null || half.dialled.isEmpty()) {
        return at;
      }
      Leg next = half.dialled.get(0);
      for (Leg child : half.dialled) {
        next = child.dialAnswered ? child : next;
      }
      at = next;
    }
    return at;
  }
}
