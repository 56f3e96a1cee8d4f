package io.trunkline.queues;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One queue as it stands. Immutable; may cross threads.
 *
 * @param name Asterisk's name of the queue
 * @param figures null for a queue that only events have told of so far
 * @param callers who wait, the first in line first
 * @param members who is rung, in the order in which Asterisk told of them
 */
public record QueueState(
    String name, @Nullable Figures figures, List<WaitingCaller> callers, List<Member> members) {
  public QueueState {
    callers = List.copyOf(callers);
    members = List.copyOf(members);
  }
}
