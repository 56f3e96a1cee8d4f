package io.trunkline.calls;

import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.BridgeSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Legs enter and leave Asterisk's bridges: who can talk to whom, and who has gone elsewhere. */
final class Bridges {
  /** Up to so many legs a whole call is looked through when one more enters its bridge. */
  private static final int SMALL = 16;

  private final Switchboard board;
  private final Channels channels;
  private final Turns turns;

  Bridges(Switchboard board, Channels channels, Turns turns) {
    this.board = board;
    this.channels = channels;
    this.turns = turns;
  }

  void enter(AmiEvent.BridgeEnter e) {
    // where it is now comes first: the snapshot may make two calls one
    clearUp(e.bridge());
    Leg known = board.leg(e.channel().uniqueId());
    if (known != null) {
      board.enter(known, e.bridge());
    }
    Leg leg = channels.see(e.channel());
    if (leg == null) {
      return;
    }
    Mix mix = known == null || leg.mix == null ? board.enter(leg, e.bridge()) : leg.mix;
    leg.entered = e.channel();
    leg.cameFirst = mix.legs.size() == 1;
    leg.moved = false;
    leg.sentOn = false;
    leg.handedOn = false;
    if (mix.talking()) {
      meet(leg);
    }
  }

  /** Now it is told what kind of bridge it is in which legs of several calls were found. */
  private void clearUp(BridgeSnapshot bridge) {
    Mix mix = board.mix(bridge.uniqueId());
    if (mix == null || !mix.doubtful) {
      return;
    }
    mix.doubtful = false;
    mix.bridge = bridge;
    if (mix.talking()) {
      for (Leg leg : List.copyOf(mix.legs)) {
        meet(leg);
      }
    }
  }

  private void meet(Leg leg) {
    join(leg);
    settle(leg.call, leg);
  }

  /** Legs in one bridge are one call even while their linkedids still differ. */
  void join(Leg leg) {
    for (Leg other : leg.mix == null ? List.<Leg>of() : List.copyOf(leg.mix.legs)) {
      if (other != leg) {
        channels.join(other.call, leg.call);
        break;
      }
    }
  }

  /** Says what follows from who can talk to whom now. */
  void settle(Call call, Leg entered) {
    for (Turn turn : call.turnsNow()) {
      if (turn.talking() && turn.apart) {
        reunite(turn);
      }
    }
    for (Turn turn : call.turnsNow()) {
      if (turn.talking() && !turn.apart) {
        takesWhomHeWasGiven(turn);
      }
    }
    talk(call);
    if (call.legByUniqueId.size() > SMALL) {
      takeOver(entered);
      return;
    }
    for (Leg leg : List.copyOf(call.legByUniqueId.values())) {
      takeOver(leg);
    }
  }

  private void reunite(Turn turn) {
    Leg far = turn.far;
    Leg now = turn.leg.gone ? null : Mix.reach(turn.leg, far);
    if (now != null && now == far) {
      turn.apart = false;
      return;
    }
    if (far != null && goneBack(far, turn)) {
      turns.end(turn, "customer");
      return;
    }
    takesWhomHeWasGiven(turn);
    if (!turn.talking()) {
      return;
    }
    if (far != null && far.mix != null && follows(turn.leg, far.mix)) {
      return;
    }
    // bridged with somebody else and no transfer said: INVITE with Replaces, or its
    // AttendedTransfer comes after the moves
    Leg other = far == null || far.gone ? null : Mix.reach(far, null);
    if (far != null && other != null && !other.endpoint().equals(turn.agent)) {
      handOn(turn, fetched(turn, far) ? "redirect" : "attended");
    }
  }

  /** The leg's bridge is being merged into that one: whether the leg goes along will be seen. */
  private static boolean follows(Leg leg, Mix other) {
    String into = leg.mix == null ? leg.into : leg.mix.into;
    return leg.requested == 0 && other.bridge.uniqueId().equals(into);
  }

  /**
   * AMI's Bridge takes the customer out of their bridge into one of his own, where the other joins
   * him; a transfer takes him to where the other is already. The agent's leg may leave before or
   * after.
   */
  private static boolean fetched(Turn turn, Leg far) {
    Leg his = turn.leg;
    String theirs = his.mix == null ? his.left : his.mix.bridge.uniqueId();
    boolean asked = his.requested != 0 || his.softRequested != 0;
    return !asked && far.cameFirst && !far.left.isEmpty() && far.left.equals(theirs);
  }

  /** The colleague has a customer waiting; when he hangs up, this agent may be given him. */
  private static boolean consults(@Nullable Leg far, Turn turn) {
    Turn own = far == null ? null : far.turn;
    return own != null && own != turn && own.talking() && own.apart;
  }

  /** Whoever consulted this agent talks to his own customer again. */
  private static boolean goneBack(Leg far, Turn turn) {
    Turn own = far.turn;
    return own != null && own != turn && own.talking() && !own.apart && own.segment != turn.segment;
  }

  /** A consulted agent whose colleague has gone, and who now has the colleague's customer. */
  private void takesWhomHeWasGiven(Turn turn) {
    Leg far = turn.far;
    if (far == null || !far.handedOn || turn.leg.gone) {
      return;
    }
    Leg now = Mix.reach(turn.leg, far);
    if (now != null && now != far && now.turn == null) {
      turns.end(turn, "transfer");
    }
  }

  void handOn(Turn turn, String how) {
    for (Leg leg : turn.leg.call.legByUniqueId.values()) {
      leg.handedOn |= leg.endpoint().equals(turn.leg.endpoint());
    }
    turns.transfer(turn, how);
  }

  /** Those who have been answered and can talk now. */
  void talk(Call call) {
    for (Turn turn : call.turnsNow()) {
      if (turn.ringing()) {
        talk(turn);
      }
    }
  }

  private void talk(Turn turn) {
    if (turn.calling) {
      answerIfReached(turn, turn.leg);
      return;
    }
    for (Leg leg : List.copyOf(turn.open)) {
      if (leg.dialAnswered || leg.up()) {
        answerIfReached(turn, leg);
      }
    }
  }

  private void answerIfReached(Turn turn, Leg leg) {
    Leg far = Mix.reach(leg, turn.far);
    if (far != null) {
      turns.answer(turn, leg, far);
    }
  }

  private void takeOver(Leg leg) {
    Mix mix = leg.mix;
    if (leg.turn != null || leg.handedOn || mix == null || !mix.talking()) {
      return;
    }
    if (!leg.accounted) {
      // talking since before we listened, and perhaps he has called: the PBX's list will tell
      return;
    }
    String agent = board.agentOf(leg);
    if (agent == null) {
      return;
    }
    // alone, even in a conference room, he talks to nobody yet
    Leg far = Mix.reach(leg, null);
    if (far != null) {
      turns.takeOver(leg, agent, far);
    }
  }

  void leave(AmiEvent.BridgeLeave e) {
    Leg leg = channels.known(e.channel());
    if (leg == null) {
      return;
    }
    if (leg.mix != null && !leg.mix.bridge.uniqueId().equals(e.bridge().uniqueId())) {
      // it is elsewhere already: merged
      return;
    }
    leg.moved = leg.entered == null || !leg.entered.isWhere(e.channel());
    leg.left = e.bridge().uniqueId();
    leg.into = leg.mix == null ? "" : leg.mix.into;
    board.leave(leg);
    for (Turn turn : leg.call.turnsNow()) {
      // a Local half takes along whoever is behind it
      if (turn.talking() && (turn.leg == leg || turn.far == leg || leg.local())) {
        separate(turn);
      }
    }
  }

  /** Those of the one bridge go into the other, one by one, but for who is thrown out instead. */
  void merge(AmiEvent.BridgeMerge e) {
    Mix from = board.mix(e.from().uniqueId());
    if (from != null) {
      from.into = e.to().uniqueId();
    }
  }

  /** Agent and far end are no longer bridged: with whom else, and if with nobody, why? */
  private void separate(Turn turn) {
    if (turn.ending != null || turn.apart) {
      // what he leaves now is a consultation
      return;
    }
    Leg other = Mix.reach(turn.leg, turn.far);
    if (turn.leg.mix != null && turn.leg.mix.conference()) {
      // whom he talks to is the room, or who it was that came into it
      turn.far = turn.far == null ? null : other;
      return;
    }
    if (other != null) {
      turn.far = other;
      return;
    }
    turn.apart = true;
    if (turn.whoEnded() != null && !consults(turn.far, turn)) {
      turns.part(turn, turn.reason());
    }
  }

  /**
   * This leg does something else now: whoever was its agent has lost it without hanging up. AMI
   * Redirect makes no transfer event, only this.
   */
  void goesElsewhere(Leg leg, String how) {
    for (Turn turn : leg.call.turnsNow()) {
      if (turn.talking() && turn.far == leg && turn.apart) {
        turns.transfer(turn, leg.sentOn ? "blind" : how);
      } else if (turn.talking() && turn.leg == leg && turn.apart) {
        turns.end(turn, turn.reason());
      }
    }
  }

  /** The one that left first and stays up has been taken away from the other. */
  @Nullable String takenAway(Turn turn) {
    Leg far = turn.far;
    if (far == null || far.gone || far.requested != 0 || far.softRequested != 0) {
      return null;
    }
    if (!turn.apart || !far.moved) {
      return null;
    }
    return far.sentOn ? "blind" : "redirect";
  }
}
