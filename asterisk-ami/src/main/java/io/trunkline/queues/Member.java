package io.trunkline.queues;

import io.trunkline.ami.event.QueueMemberState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom a queue rings. Immutable; may cross threads. Times are whole seconds, as Asterisk
 * keeps them; null where it never happened, or an older Asterisk does not say.
 *
 * @param deviceInterface what the queue dials, {@code PJSIP/1001} or {@code Local/1001@agents}
 * @param name for people
 * @param stateInterface the device whose state counts, or null
 * @param state how that device stands
 * @param pause null while the queue rings this member
 * @param membership {@code static}, {@code dynamic} or {@code realtime}
 * @param penalty the higher, the later this member is rung
 * @param callsTaken of this queue since the member is in it
 * @param lastCall when the last one of them ended
 * @param inCall whether the member talks to somebody from this queue
 * @param wrapUpSeconds the member's own rest after a call; 0 where the queue's counts
 * @param ringInUse whether the member is rung while on the phone; null until an event says it, for
 *     QueueStatus does not
 * @param loggedInSince since when the member is in the queue
 */
public record Member(
    String deviceInterface,
    @Nullable String name,
    @Nullable String stateInterface,
    DeviceState state,
    @Nullable Pause pause,
    @Nullable String membership,
    int penalty,
    int callsTaken,
    @Nullable Instant lastCall,
    boolean inCall,
    int wrapUpSeconds,
    @Nullable Boolean ringInUse,
    @Nullable Instant loggedInSince) {
  /**
   * Why the queue passes a member over, and since when; each null where it was not said.
   *
   * @param reason the agent's or the administrator's words
   * @param since when the pause began
   */
  public record Pause(@Nullable String reason, @Nullable Instant since) {}

  static Member of(QueueMemberState now, @Nullable Member before, @Nullable Instant at) {
    return new Member(
        now.deviceInterface(),
        now.memberName(),
        now.stateInterface(),
        DeviceState.of(now.status()),
        pause(now, before, at),
        now.membership(),
        now.penalty(),
        now.callsTaken(),
        now.lastCall(),
        now.inCall(),
        now.wrapUpSeconds(),
        (now.ringInUse() == null && before != null) ? before.ringInUse : now.ringInUse(),
        now.loginTime());
  }

  /** Asterisk before 13.19 says no LastPause: then the pause begins when it is first heard of. */
  private static @Nullable Pause pause(
      QueueMemberState now, @Nullable Member before, @Nullable Instant at) {
    if (!now.paused()) {
      return null;
    }
    Instant heard = before == null || before.pause == null ? at : before.pause.since();
    return new Pause(now.pausedReason(), now.lastPause() == null ? heard : now.lastPause());
  }

  Member paused(@Nullable Pause changed) {
    return with(changed, callsTaken, lastCall, inCall);
  }

  Member talking() {
    return with(pause, callsTaken, lastCall, true);
  }

  Member took(int calls, @Nullable Instant last, boolean stillInCall) {
    return with(pause, calls, last, stillInCall);
  }

  private Member with(
      @Nullable Pause changed, int calls, @Nullable Instant last, boolean isInCall) {
    return new Member(
        deviceInterface,
        name,
        stateInterface,
        state,
        changed,
        membership,
        penalty,
        calls,
        last,
        isInCall,
        wrapUpSeconds,
        ringInUse,
        loggedInSince);
  }
}
