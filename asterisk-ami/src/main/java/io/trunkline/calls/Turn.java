package io.trunkline.calls;

import io.trunkline.ami.event.AmiEvent.MemberCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One agent's part in a segment, from ring to its end. An agent has at most one per segment. */
final class Turn {
  enum State {
    RINGING,
    TALKING,
    OVER
  }

  final Segment segment;
  final String agent;

  /** Whether the agent is the one who called. */
  final boolean calling;

  /** The agent's leg; with several phones on one extension the one that answered. */
  Leg leg;

  /** The other party, as far as there is one. */
  @Nullable Leg far;

  State state = State.RINGING;
  boolean held;

  /** The two are no longer in one bridge, and nobody has said why yet. */
  boolean apart;

  /** Why it ends, while AgentComplete's times are still awaited. */
  @Nullable String ending;

  boolean completed;

  /** Legs still ringing: the agent's phones, or, if the agent calls, those that are called. */
  final List<Leg> open = new ArrayList<>(2);

  /** The called leg, whose snapshot bears the Dest headers. */
  @Nullable Leg dest;

  @Nullable String deviceInterface;
  @Nullable String memberName;
  @Nullable String ringTime;
  @Nullable String holdTime;
  @Nullable String talkTime;

  /** AgentComplete's word: agent, caller or transfer. */
  @Nullable String completeReason;

  Turn(Segment segment, String agent, Leg leg, boolean calling) {
    this.segment = segment;
    this.agent = agent;
    this.leg = leg;
    this.calling = calling;
  }

  /** As whom a queue dials the agent. */
  void member(@Nullable MemberCall member) {
    if (member != null) {
      memberName = member.memberName();
      deviceInterface = member.deviceInterface();
    }
  }

  boolean ringing() {
    return state == State.RINGING;
  }

  boolean talking() {
    return state == State.TALKING;
  }

  /**
   * Who ended it: the first HangupRequest tells; else the leg that Asterisk itself was asked to
   * hang up. Null when nobody has asked for an end.
   */
  @Nullable String whoEnded() {
    long mine = leg.requested;
    long theirs = far == null ? 0 : far.requested;
    if (mine != 0 || theirs != 0) {
      return theirs == 0 || (mine != 0 && mine < theirs) ? "agent" : "customer";
    }
    boolean soft = leg.softRequested != 0 || (far != null && far.softRequested != 0);
    return soft ? "system" : null;
  }

  /** Who ended it, with what the queue says as the second witness; {@code system} if nobody did. */
  String reason() {
    if (ending != null) {
      return ending;
    }
    String who = whoEnded();
    if ("transfer".equals(completeReason)) {
      return "transfer";
    }
    if (who == null || who.equals("system")) {
      String said = completeReason == null ? "" : completeReason;
      return said.equals("agent") ? "agent" : said.equals("caller") ? "customer" : "system";
    }
    return who;
  }
}
