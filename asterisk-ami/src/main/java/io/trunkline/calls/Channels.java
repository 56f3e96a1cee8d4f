package io.trunkline.calls;

import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.ChannelSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Channels come, change and go. Every snapshot passes through here: it tells the linkedid, and
 * Asterisk says nowhere else that two calls have become one.
 */
final class Channels {
  /** Set by Asterisk on both legs of a blind transfer. */
  static final String SENT_ON = "BLINDTRANSFER";

  /** A function, read like a variable by Status: {@code 1} on the leg that waits, not who holds. */
  static final String ON_HOLD = "CHANNEL(onhold)";

  private final Switchboard board;
  private final Turns turns;
  private final Announcer announcer;

  Channels(Switchboard board, Turns turns, Announcer announcer) {
    this.board = board;
    this.turns = turns;
    this.announcer = announcer;
  }

  /** The leg of this snapshot, made if it is new; null if its channel has hung up already. */
  @Nullable Leg see(@Nullable ChannelSnapshot s) {
    if (s == null) {
      return null;
    }
    Leg leg = board.leg(s.uniqueId());
    if (leg == null && board.buried(s.uniqueId())) {
      return null;
    }
    if (leg == null) {
      leg = board.add(s);
    }
    update(leg, s);
    return leg;
  }

  /** The leg if we know it; events that end things make no leg. */
  @Nullable Leg known(@Nullable ChannelSnapshot s) {
    Leg leg = s == null ? null : board.leg(s.uniqueId());
    if (leg != null && s != null) {
      update(leg, s);
    }
    return leg;
  }

  private void update(Leg leg, ChannelSnapshot s) {
    boolean sameLink = s.hasLinkOf(leg.seen);
    leg.channel = s.hasNameOf(leg.seen) ? leg.channel : s.channel();
    leg.seen = s;
    leg.rang = leg.rang || s.state() == ChannelSnapshot.RINGING;
    if (!s.variables().isEmpty()) {
      s.variables().forEach((name, value) -> variable(leg, name, value));
    }
    if (sameLink || leg.call.linkedIds.contains(s.linkedId())) {
      return;
    }
    Call other = board.callOf(s.linkedId());
    if (other == null) {
      board.alias(s.linkedId(), leg.call);
      return;
    }
    join(leg.call, other);
  }

  /** Two calls are one: the one keeps its name, the other's turns and name end here. */
  void join(Call one, Call two) {
    if (one == two) {
      return;
    }
    Call stays = one.outlives(two) ? one : two;
    Call goes = stays == one ? two : one;
    for (Turn turn : goes.turnsNow()) {
      if (turn.talking()) {
        turns.end(turn, leftBehind(turn) ? "system" : "transfer");
      } else {
        turns.stopRinging(turn, Status.CANCEL);
      }
    }
    announcer.ended(goes);
    board.move(goes, stays);
  }

  /** A customer from whom the agent was taken, or a room that a customer has come into. */
  private static boolean leftBehind(Turn turn) {
    Leg far = turn.far;
    if (far == null) {
      return true;
    }
    boolean alone = far.mix == null || Mix.reach(far, null) == null;
    return far.outside && !far.gone && alone && turn.leg.mix != null && turn.leg.mix != far.mix;
  }

  void newchannel(AmiEvent.Newchannel e) {
    // whoever originates may give a channel an id that another has had
    board.unbury(e.channel().uniqueId());
    Leg leg = see(e.channel());
    if (leg != null) {
      leg.accounted = true;
    }
  }

  void newstate(AmiEvent.Newstate e) {
    see(e.channel());
  }

  void changed(AmiEvent.OfChannel e) {
    known(e.channel());
  }

  void rename(AmiEvent.Rename e) {
    Leg leg = board.leg(e.uniqueId());
    if (leg != null && leg.channel.equals(e.oldName())) {
      leg.channel = e.newName();
    }
  }

  void varSet(AmiEvent.VarSet e) {
    Leg leg = board.leg(e.uniqueId());
    if (leg != null) {
      leg.sentOn |= e.variable().equals(SENT_ON) && !e.value().isEmpty();
      variable(leg, e.variable(), e.value());
    }
  }

  void recording(AmiEvent.MixMonitorStart e) {
    Leg leg = known(e.channel());
    if (leg != null) {
      leg.recordings++;
      leg.call.log.recorded = true;
    }
  }

  /** Several may run on one leg; a stop of one that began unheard is none. */
  void recordingStops(AmiEvent.MixMonitorStop e) {
    Leg leg = known(e.channel());
    if (leg != null && leg.recordings > 0) {
      leg.recordings--;
    }
  }

  void localBridge(AmiEvent.LocalBridge e) {
    Leg one = see(e.one());
    Leg two = see(e.two());
    if (one != null && two != null) {
      pair(one, two);
    }
  }

  /** The two halves of one Local channel: who is bridged with one talks through the other. */
  void pair(Leg one, Leg two) {
    join(one.call, two.call);
    one.otherHalf = two;
    two.otherHalf = one;
  }

  void hold(AmiEvent.Hold e) {
    Turn turn = talking(e.channel());
    if (turn != null) {
      hold(turn);
    }
  }

  /** The agent has put his customer on hold; said once. */
  void hold(Turn turn) {
    if (!turn.held) {
      turn.held = true;
      announcer.say(turn, Status.HOLD, null);
    }
  }

  /** An Unhold without a Hold is nothing: phones send one before a REFER. */
  void unhold(AmiEvent.Unhold e) {
    Turn turn = talking(e.channel());
    if (turn != null) {
      unhold(turn);
    }
  }

  /** The agent has come back to his customer; said once. */
  void unhold(Turn turn) {
    if (turn.held) {
      turn.held = false;
      announcer.say(turn, Status.UNHOLD, null);
    }
  }

  private @Nullable Turn talking(ChannelSnapshot s) {
    Leg leg = known(s);
    return leg == null || leg.turn == null || !leg.turn.talking() ? null : leg.turn;
  }

  private void variable(Leg leg, String name, String value) {
    if (!name.equals(ON_HOLD) && board.settings.watches(name)) {
      leg.call.log.set(leg.uniqueId, name, value);
    }
  }
}
