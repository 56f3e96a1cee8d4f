package io.trunkline.ami.event;

import org.jspecify.annotations.Nullable;

/**
 * A queue's member as QueueMember* events and QueueMember rows show it.
 *
 * @param deviceInterface what the queue dials, {@code PJSIP/1001} or {@code Local/1001@agents}
 * @param stateInterface the device whose state counts, or null; with a Local member the phone
 * @param status Asterisk's device state number: 1 not in use, 2 in use, 5 unavailable, 6 ringing
 */
public record QueueMemberState(
    String queue,
    @Nullable String memberName,
    String deviceInterface,
    @Nullable String stateInterface,
    int status,
    boolean paused,
    @Nullable String pausedReason) {}
