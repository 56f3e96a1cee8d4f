package io.trunkline.ami.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A queue's member as QueueMember* events and QueueMember rows show it. What an older Asterisk does
 * not say is null, or 0 for a number. Immutable; may cross threads.
 *
 * @param queue empty where the event names none
 * @param memberName for people; Asterisk puts the interface where there is none
 * @param deviceInterface what the queue dials, {@code PJSIP/1001} or {@code Local/1001@agents}
 * @param stateInterface the device whose state counts, or null; with a Local member the phone
 * @param membership {@code static}, {@code dynamic} or {@code realtime}
 * @param penalty the higher, the later this member is rung
 * @param callsTaken of this queue since the member is in it
 * @param lastCall when the last one of them ended; whole seconds
 * @param lastPause when the last pause began; whole seconds
 * @param loginTime since when the member is in the queue; whole seconds
 * @param inCall whether the member talks to somebody from this queue
 * @param status Asterisk's device state number: 1 not in use, 2 in use, 5 unavailable, 6 ringing
 * @param paused whether the queue passes the member over
 * @param pausedReason what was said for it
 * @param ringInUse whether the member is rung while on the phone; null in list rows, which do not
 *     say it
 * @param wrapUpSeconds the member's own rest after a call; 0 where the queue's counts
 */
public record QueueMemberState(
    String queue,
    @Nullable String memberName,
    String deviceInterface,
    @Nullable String stateInterface,
    @Nullable String membership,
    int penalty,
    int callsTaken,
    @Nullable Instant lastCall,
    @Nullable Instant lastPause,
    @Nullable Instant loginTime,
    boolean inCall,
    int status,
    boolean paused,
    @Nullable String pausedReason,
    @Nullable Boolean ringInUse,
    int wrapUpSeconds) {}
