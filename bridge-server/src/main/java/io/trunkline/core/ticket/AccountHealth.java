package io.trunkline.core.ticket;

import java.time.Instant;
import java.util.List;

/**
 * How an account fares, for the console and for alarms.
 *
 * @param state what the last conversation with the org showed
 * @param words what is wrong and what to do; empty when nothing is
 * @param since when this state began
 * @param apiUsed requests of the org's last 24 hours, by the org's own count; 0 until it said so
 * @param apiLimit how many it allows; 0 until it said so
 * @param warnings what somebody should look at though tickets are filed, newest last
 */
public record AccountHealth(
    State state, String words, Instant since, int apiUsed, int apiLimit, List<String> warnings) {

  /** What is known about the account. */
  public enum State {
    /** Nothing was asked of the org yet. */
    NOT_TRIED,
    /** The last sign-in worked. */
    SIGNED_IN,
    /** Nothing is tried again until the account or its secret changes, or somebody tests it. */
    SIGN_IN_FAILED,
    /** The org did not answer; tried again with the next need. */
    UNREACHABLE
  }

  public AccountHealth {
    warnings = List.copyOf(warnings);
  }

  /** The same with these words. */
  public AccountHealth saying(String other) {
    return new AccountHealth(state, other, since, apiUsed, apiLimit, warnings);
  }

  /** Whether four fifths of the org's daily requests are used. */
  public boolean nearLimit() {
    return apiLimit > 0 && apiUsed >= apiLimit / 5 * 4;
  }
}
