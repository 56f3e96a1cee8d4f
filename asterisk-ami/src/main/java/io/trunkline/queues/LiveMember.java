package io.trunkline.queues;

import io.trunkline.ami.event.QueueMemberState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** One member, and what has to be remembered to understand the next event. */
final class LiveMember {
  /** So long after a call a status may have been made before Asterisk counted that call. */
  private static final Duration COUNTING = Duration.ofSeconds(2);

  private Member shown;

  /** More than one only for a member who is rung while on the phone. */
  private int talks;

  /** A status has counted the call of which AgentComplete is still to come. */
  private boolean toldBefore;

  private @Nullable Instant completedAt;

  LiveMember(QueueMemberState state, @Nullable Instant at) {
    shown = Member.of(state, null, at);
    talks = state.inCall() ? 1 : 0;
  }

  Member shown() {
    return shown;
  }

  /**
   * A live event, which says everything but may be older than what AgentConnect and AgentComplete
   * have told: Asterisk hands the statuses on by another way, and counts a call after it has said
   * that it is over.
   */
  void hears(QueueMemberState state, Instant at) {
    Member before = shown;
    shown = Member.of(state, before, at);
    if (state.callsTaken() < before.callsTaken() && isBeingCounted(at)) {
      shown = shown.took(before.callsTaken(), before.lastCall(), talks > 0);
    } else if (talks > 0 && state.callsTaken() == before.callsTaken()) {
      shown = shown.talking();
    } else if (talks > 0 && !state.inCall()) {
      talks = 0;
      toldBefore = true;
    }
  }

  private boolean isBeingCounted(Instant at) {
    return completedAt != null && at.isBefore(completedAt.plus(COUNTING));
  }

  /** A row of a list, which is newer than every event heard so far. */
  void isListed(QueueMemberState row) {
    shown = Member.of(row, shown, null);
    talks = row.inCall() ? Math.max(1, talks) : 0;
    toldBefore = false;
    completedAt = null;
  }

  void pauses(QueueMemberState state, Instant at) {
    shown = shown.paused(Member.of(state, shown, at).pause());
  }

  /** AgentConnect; no other event need follow. */
  void connects() {
    talks++;
    toldBefore = false;
    shown = shown.talking();
  }

  /**
   * AgentComplete, after which Asterisk counts the call. Says whether the queue has one call more:
   * not when it was the same call's second one.
   */
  boolean completes(Instant at) {
    if (talks == 0) {
      boolean counts = toldBefore;
      toldBefore = false;
      return counts;
    }
    talks--;
    completedAt = at;
    shown = shown.took(shown.callsTaken() + 1, at.truncatedTo(ChronoUnit.SECONDS), talks > 0);
    return true;
  }
}
