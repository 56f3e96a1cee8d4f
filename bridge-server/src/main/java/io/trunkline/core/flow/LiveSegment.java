package io.trunkline.core.flow;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.ticket.CallTimes;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the flow remembers of one passage of a live call. Flow thread only. */
final class LiveSegment {
  private final int number;
  private final Set<String> fired = new HashSet<>();
  private final Set<String> broken = new LinkedHashSet<>();
  private final Instant startedAt;
  private CallEvent telling;
  private @Nullable String placedBy;
  private @Nullable Instant rangAt;
  private @Nullable String answeredBy;
  private @Nullable Instant answeredAt;
  private @Nullable Instant endedAt;
  private boolean known;
  private boolean firstAnswer;
  private boolean seen;

  LiveSegment(CallEvent first, Instant at) {
    this.number = first.segment();
    this.startedAt = at;
    this.telling = first;
  }

  /** Takes in an event of this passage. */
  void happened(CallEvent event, @Nullable String agentId, Instant at) {
    known |= agentId != null;
    if (placedBy == null && event.direction() == Direction.OUTBOUND) {
      placedBy = agentId;
    }
    firstAnswer = event.status() == Status.ANSWER && agentId != null && answeredBy == null;
    if (answeredBy == null || agentId == null || agentId.equals(answeredBy)) {
      telling = event;
    }
    switch (event.status()) {
      case RING -> rangAt = rangAt == null ? at : rangAt;
      case ANSWER -> {
        telling = event;
        answeredBy = agentId == null ? answeredBy : agentId;
        answeredAt = answeredAt == null ? at : answeredAt;
      }
      case HOLD, UNHOLD, RETRIEVE -> answeredBy = answeredBy == null ? agentId : answeredBy;
      case HANGUP -> {
        answeredBy = answeredBy == null ? agentId : answeredBy;
        endedAt = at;
      }
      case ABANDON, UNMANAGED -> endedAt = at;
      case BUSY, FAILED, NOANSWER, CANCEL ->
          endedAt = event.direction() == Direction.OUTBOUND ? at : endedAt;
      default -> {
        // The passage goes on.
      }
    }
  }

  /** Whether this is asked for the first time. */
  boolean isNew() {
    boolean first = !seen;
    seen = true;
    return first;
  }

  /** Whether this is the first time that the trigger fires here; it does so once. */
  boolean fires(String triggerId) {
    return fired.add(triggerId);
  }

  /** A trigger could not be judged or followed, in words. */
  void broke(String words) {
    broken.add(words);
  }

  /** What could not be judged or followed here; each once. */
  Set<String> broken() {
    return broken;
  }

  /** Whether any trigger fired here. */
  boolean hasFired() {
    return !fired.isEmpty();
  }

  /** Whether an agent that we know was concerned. */
  boolean hasAgent() {
    return known;
  }

  /** The passage's number in its call, from 1. */
  int number() {
    return number;
  }

  /** The newest event that tells of this passage: not of agents whose phones stopped ringing. */
  CallEvent telling() {
    return telling;
  }

  /** The agent who answered last, or null. */
  @Nullable String answeredBy() {
    return answeredBy;
  }

  /** The agent who placed it, or null for what came in. */
  @Nullable String placedBy() {
    return placedBy;
  }

  /** Whether the newest event is the first answer of an agent here. */
  boolean isFirstAnswer() {
    return firstAnswer;
  }

  /** Whether somebody answered. */
  boolean isAnswered() {
    return answeredAt != null || answeredBy != null;
  }

  /** When its stages were, as far as we saw. */
  CallTimes times() {
    return new CallTimes(startedAt, rangAt, answeredAt, endedAt);
  }

  /** When it ended, or null. */
  @Nullable Instant endedAt() {
    return endedAt;
  }

  /** It ended without a word: the call is over. */
  void endedWith(Instant at) {
    endedAt = endedAt == null ? at : endedAt;
  }
}
