package io.trunkline.core.ticket;

import java.util.List;
import java.util.function.Function;

/** How an attempt to write a ticket ended. */
public sealed interface TicketOutcome {
  /**
   * It stands in the org.
   *
   * @param recordId the record's id
   * @param url where a browser opens the record
   * @param dropped optional fields the org would not take, named for people
   */
  record Filed(String recordId, String url, List<String> dropped) implements TicketOutcome {
    public Filed {
      dropped = List.copyOf(dropped);
    }
  }

  /** Trying again will not help: the org's own code and words. */
  record Refused(String code, String words) implements TicketOutcome {}

  /** Trying again may help, and nothing was written for certain. */
  record Unreachable(String reason) implements TicketOutcome {}

  /**
   * Somebody else writes to this record or its customer at the moment; nothing was written for
   * certain, and trying again soon will help. The org itself is there.
   */
  record Locked(String reason) implements TicketOutcome {}

  /**
   * A record with its unique reference stands, and the account's user does not see it: because it
   * is only just being made, or for good. The org's own words, with the remedy.
   */
  record Hidden(String words) implements TicketOutcome {}

  /** It was sent and no answer came: it may stand in the org or not. */
  record Unknown(String reason) implements TicketOutcome {}

  /**
   * The account cannot sign in; every further attempt would bring the user closer to a lock-out.
   */
  record SignInFailed(String reason) implements TicketOutcome {}

  /** Java 17 has no pattern switch; this keeps every caller exhaustive at compile time. */
  default <R> R match(
      Function<Filed, R> filed,
      Function<Refused, R> refused,
      Function<Unreachable, R> unreachable,
      Function<Locked, R> locked,
      Function<Hidden, R> hidden,
      Function<Unknown, R> unknown,
      Function<SignInFailed, R> signInFailed) {
    if (this instanceof Filed f) {
      return filed.apply(f);
    }
    if (this instanceof Refused r) {
      return refused.apply(r);
    }
    if (this instanceof Unreachable u) {
      return unreachable.apply(u);
    }
    if (this instanceof Locked l) {
      return locked.apply(l);
    }
    if (this instanceof Hidden h) {
      return hidden.apply(h);
    }
    if (this instanceof Unknown u) {
      return unknown.apply(u);
    }
    return signInFailed.apply((SignInFailed) this);
  }
}
