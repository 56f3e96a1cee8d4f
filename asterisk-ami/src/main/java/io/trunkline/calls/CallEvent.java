package io.trunkline.calls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a call. Immutable; may cross threads.
 *
 * @param call which call
 * @param segment which passage of it, counted from 1: one queue, or one dialled party
 * @param status what happened
 * @param direction the segment's direction
 * @param queue the queue the segment goes through, or null for a direct one
 * @param agent the agent's interface ({@code PJSIP/1001}), or null when the event is the segment's
 * @param number the customer's number in the PBX's own word, or null when withheld
 * @param name the customer's name in the PBX's own word, or null
 * @param reason why, where the status has reasons (hangup, transfer), or null
 * @param at the AMI event's own time, or null where the PBX sends none (timestampevents = no)
 * @param facts what else the PBX has said of the call by now
 */
public record CallEvent(
    CallId call,
    int segment,
    Status status,
    Direction direction,
    @Nullable String queue,
    @Nullable String agent,
    @Nullable String number,
    @Nullable String name,
    @Nullable String reason,
    @Nullable Instant at,
    CallFacts facts) {}
