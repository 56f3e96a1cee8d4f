package io.trunkline.core.ledger;

import io.trunkline.calls.CallId;
import java.time.Instant;

/**
 * A segment that left no ticket, and why; so that nothing vanishes.
 *
 * @param call the call
 * @param segment which passage of it
 * @param at when the segment ended
 * @param outcome why there is no ticket
 * @param words more of it, for people
 */
public record Passage(CallId call, int segment, Instant at, Outcome outcome, String words) {

  /** Why there is no ticket. */
  public enum Outcome {
    /** No trigger matched. */
    NO_TRIGGER,
    /** The call concerned no agent that we know. */
    NO_AGENT,
    /** A trigger matched and could not be followed: its account or configuration is gone. */
    BROKEN_TRIGGER
  }
}
