package io.trunkline.calls;

import java.util.Locale;

/**
 * What happened to a call for one agent, or, where no agent is named, to a whole segment ({@link
 * #ABANDON}, {@link #UNMANAGED}, {@link #PARK}, {@link #RETRIEVE}).
 */
public enum Status {
  /** The call is offered to an agent; outbound: the far end is being called. */
  RING,
  /** Agent and customer can talk. */
  ANSWER,
  /** The agent parks the customer on hold. */
  HOLD,
  /** The agent comes back from hold. */
  UNHOLD,
  /** The agent hands the call on; the reason is blind, attended or redirect. */
  TRANSFER,
  /** The customer goes into the parking lot. */
  PARK,
  /** The customer is taken out of the parking lot. */
  RETRIEVE,
  /** An answered call ends for this agent; the reason says who ended it. */
  HANGUP,
  /** The agent refused while it rang. */
  REJECT,
  /** It rang out. */
  NOANSWER,
  /** The far end, or the agent's phone, was busy. */
  BUSY,
  /** The network refused, or the agent's leg ended without ever ringing. */
  FAILED,
  /** It stopped ringing for another reason: answered elsewhere, the caller left. */
  CANCEL,
  /** The caller hung up before anybody answered. */
  ABANDON,
  /** The segment ended unanswered in any other way. */
  UNMANAGED;

  /** The lower-case word used in JSON, triggers and variables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
