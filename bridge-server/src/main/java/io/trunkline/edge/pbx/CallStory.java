package io.trunkline.edge.pbx;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.Status;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What must be told again of a living call after a restart, so that the flow knows it as before: of
 * each passage the first ring, the first answer of each agent, and where each agent's part stands.
 * What an agent's page or the ledger has of it already changes nothing when it is told twice.
 * Bounded by passages and agents, however often a call is held. Not thread-safe.
 */
final class CallStory {
  private static final Set<Status> UNANSWERED =
      EnumSet.of(Status.REJECT, Status.NOANSWER, Status.BUSY, Status.FAILED, Status.CANCEL);

  private final List<CallEvent> events = new ArrayList<>();

  void add(CallEvent event) {
    events.removeIf(before -> isOfOnePart(before, event) && !isFirst(before));
    if (event.status() == Status.ANSWER) {
      events.removeIf(before -> isPassedBy(before, event));
    } else if (UNANSWERED.contains(event.status()) && isAnswered(event.segment())) {
      return;
    }
    events.add(event);
  }

  /** In the order in which it happened. */
  List<CallEvent> events() {
    return List.copyOf(events);
  }

  private static boolean isOfOnePart(CallEvent one, CallEvent other) {
    return one.segment() == other.segment() && Objects.equals(one.agent(), other.agent());
  }

  /** Whether it is the first ring of its passage, or the first answer of its agent in it. */
  private boolean isFirst(CallEvent event) {
    if (event.status() != Status.RING && event.status() != Status.ANSWER) {
      return false;
    }
    boolean ring = event.status() == Status.RING;
    return events.stream()
        .filter(one -> one.status() == event.status() && one.segment() == event.segment())
        .filter(one -> ring || isOfOnePart(one, event))
        .findFirst()
        .filter(event::equals)
        .isPresent();
  }

  /** Somebody answered: at whom it rang in vain before does not matter any more. */
  private static boolean isPassedBy(CallEvent before, CallEvent answer) {
    return before.segment() == answer.segment()
        && UNANSWERED.contains(before.status())
        && !isOfOnePart(before, answer);
  }

  private boolean isAnswered(int segment) {
    return events.stream()
        .anyMatch(event -> event.segment() == segment && event.status() == Status.ANSWER);
  }
}
