package io.trunkline.queues;

import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.QueueMemberState;
import io.trunkline.ami.event.QueueSnapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Folds the events of queues into the state of each: who waits where, who answers. No clock, no
 * I/O. Not thread-safe: one board per PBX, one thread per board; what it gives is immutable.
 *
 * <p>Begins empty. Events alone show the queues in which something happens; {@link #resync} shows
 * all, and must be called again whenever events may have been missed. A queue that Asterisk has
 * forgotten (removed from the configuration, or a realtime queue that nobody uses) is told by no
 * event: it goes at the next {@code resync}. What it remembers is bounded.
 */
public final class QueueBoard {
  /** Sites have tens of queues, hundreds at most. */
  private static final int MOST_QUEUES = 2_000;

  /** Callers in one queue, and members of one. */
  private static final int MOST_IN_ONE = 5_000;

  private static final Set<String> WANTED =
      Set.of(
          "QueueCallerJoin",
          "QueueCallerLeave",
          "QueueCallerAbandon",
          "QueueMemberStatus",
          "QueueMemberAdded",
          "QueueMemberRemoved",
          "QueueMemberPause",
          "QueueMemberPenalty",
          "QueueMemberRinginuse",
          "AgentConnect",
          "AgentComplete");

  private final QueueListener listener;
  private final int mostQueues;
  private final int mostInOne;
  private final Map<String, LiveQueue> queueByName = new TreeMap<>();
  private long queuesLeftOut;

  /**
   * A board that knows of no queue yet.
   *
   * @param listener hears which queue changed, on the board's thread
   */
  public QueueBoard(QueueListener listener) {
    this(listener, MOST_QUEUES, MOST_IN_ONE);
  }

  /** With other bounds: how many queues, and how many callers and members of each. */
  QueueBoard(QueueListener listener, int mostQueues, int mostInOne) {
    this.listener = listener;
    this.mostQueues = mostQueues;
    this.mostInOne = mostInOne;
  }

  /** The names of the events that tell it something; all are of the class {@code agent}. */
  public static Set<String> wanted() {
    return WANTED;
  }

  /**
   * One event, in the order the PBX sent them; those that say nothing of a queue do nothing.
   *
   * @param now when it arrived, which counts where the event bears no time of its own
   */
  public void on(AmiEvent event, Instant now) {
    Instant at = event.at() == null ? now : event.at();
    if (event instanceof AmiEvent.OfMember of) {
      member(of, at);
    } else if (event instanceof AmiEvent.QueueCallerJoin e) {
      change(e.queue(), queue -> queue.joins(e, at));
    } else if (event instanceof AmiEvent.QueueCallerLeave e) {
      change(e.queue(), queue -> queue.leaves(e));
    } else if (event instanceof AmiEvent.QueueCallerAbandon e) {
      change(e.queue(), queue -> queue.abandons(e.channel()));
    } else if (event instanceof AmiEvent.AgentConnect e) {
      change(e.member().queue(), queue -> queue.connects(e.member().deviceInterface()));
    } else if (event instanceof AmiEvent.AgentComplete e) {
      change(e.member().queue(), queue -> queue.completes(e.member().deviceInterface(), at));
    }
  }

  private void member(AmiEvent.OfMember event, Instant at) {
    QueueMemberState member = event.member();
    if (member.queue().isEmpty()) {
      everywhere(event, at);
    } else if (event instanceof AmiEvent.QueueMemberRemoved) {
      change(member.queue(), queue -> queue.removes(member.deviceInterface()));
    } else {
      change(member.queue(), queue -> queue.hears(member, at));
    }
  }

  /** An event that names no queue is of all in which the member is; only a pause can be that. */
  private void everywhere(AmiEvent.OfMember event, Instant at) {
    if (!(event instanceof AmiEvent.QueueMemberPause)) {
      return;
    }
    for (String name : List.copyOf(queueByName.keySet())) {
      LiveQueue queue = queueByName.get(name);
      if (queue != null && queue.has(event.member().deviceInterface())) {
        change(name, one -> one.pauses(event.member(), at));
      }
    }
  }

  /**
   * The PBX's own account of its queues, after events may have been missed. Callers who were known
   * keep the time when they joined. Queues that it does not name are gone.
   *
   * @param snapshot all rows of one QueueStatus
   * @param now when it was answered: callers say how long they have waited
   */
  public void resync(QueueSnapshot snapshot, Instant now) {
    Map<String, List<QueueMemberState>> members =
        snapshot.members().stream().collect(Collectors.groupingBy(QueueMemberState::queue));
    Map<String, List<QueueSnapshot.Entry>> entries =
        snapshot.entries().stream().collect(Collectors.groupingBy(QueueSnapshot.Entry::queue));
    Map<String, QueueSnapshot.Params> params = new HashMap<>();
    snapshot.queues().forEach(row -> params.put(row.queue(), row));
    Set<String> listed = new LinkedHashSet<>(params.keySet());
    listed.addAll(members.keySet());
    listed.addAll(entries.keySet());
    for (String name : List.copyOf(queueByName.keySet())) {
      if (!listed.contains(name)) {
        queueByName.remove(name);
        listener.changed(name);
      }
    }
    for (String name : listed) {
      change(
          name,
          queue ->
              queue.isListed(
                  params.get(name),
                  members.getOrDefault(name, List.of()),
                  entries.getOrDefault(name, List.of()),
                  now));
    }
  }

  /** Every queue that is known, by name in alphabetical order. */
  public List<QueueState> queues() {
    return queueByName.values().stream().map(LiveQueue::state).toList();
  }

  /** One queue; empty when it is not known. */
  public Optional<QueueState> queue(String name) {
    return Optional.ofNullable(queueByName.get(name)).map(LiveQueue::state);
  }

  /** How many queues, callers and members there was no room for: above zero, something is wrong. */
  public long leftOut() {
    return queuesLeftOut + queueByName.values().stream().mapToLong(LiveQueue::leftOut).sum();
  }

  /** Tells the listener only if the queue shows something else than before. */
  private void change(String name, Consumer<LiveQueue> how) {
    LiveQueue queue = queueByName.get(name);
    @Nullable QueueState before = queue == null ? null : queue.state();
    if (queue == null) {
      if (name.isEmpty() || queueByName.size() >= mostQueues) {
        queuesLeftOut++;
        return;
      }
      queue = new LiveQueue(name, mostInOne);
      queueByName.put(name, queue);
    }
    how.accept(queue);
    if (!queue.state().equals(before)) {
      listener.changed(name);
    }
  }
}
