package io.trunkline.calls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One passage of a call: through one queue, to one dialled party, or through the parking lot. */
final class Segment {
  final int number;
  final Direction direction;
  final @Nullable String queue;

  /** The party that is served: the caller, or, where an agent calls, the agent's own leg. */
  final Leg customer;

  /** Where in the dialplan the caller was: another Dial from elsewhere is another passage. */
  final String place;

  /** A call waits in the parking lot. */
  boolean parked;

  /** It was found in the queue when the state was read back; its QueueCallerJoin may still come. */
  boolean found;

  /** An agent was rung. */
  boolean offered;

  /** An agent and the customer could talk. */
  boolean answered;

  /** Somebody's phone answered, an agent's or not, though perhaps not yet bridged. */
  boolean taken;

  /** The caller is no longer in the queue. */
  boolean left;

  /** The caller hung up while the last phone rang. */
  boolean gaveUp;

  /** It ended unanswered, and that was said. */
  boolean closed;

  /** The dialled number as Asterisk shows it, where an agent calls. */
  @Nullable String dialledNumber;

  @Nullable String position;
  @Nullable String originalPosition;
  @Nullable String count;
  @Nullable String holdTime;
  @Nullable Instant joinedAt;
  @Nullable Instant leftAt;
  @Nullable Instant abandonedAt;

  Segment(int number, Direction direction, @Nullable String queue, Leg customer, String place) {
    this.number = number;
    this.direction = direction;
    this.queue = queue;
    this.customer = customer;
    this.place = place;
  }

  /** Whether nothing more can happen in it. */
  boolean over() {
    return closed || (answered && customer.call.turns.stream().noneMatch(t -> t.segment == this));
  }

  /** Whether a segment that ends without an answer is worth a word: not if no agent was meant. */
  boolean matters() {
    return queue != null || parked || (offered && direction == Direction.INBOUND);
  }
}
