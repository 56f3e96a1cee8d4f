package io.trunkline.ami.client;

import io.trunkline.ami.wire.AmiMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits for the listener, in the order of the wire, bounded by bytes. The reader never waits:
 * when a quarter of the bound is taken, news of devices and queue members that later news have
 * overtaken go first, for they change no call. That serves users of the library who want those
 * events; the bridge asks for none of them, and lives on the size of the bound alone. When the
 * bound itself is reached, all waiting events are thrown away at once and a gap stands in their
 * place: a listener that must read the state back anyway has no use for half a history. What is not
 * an event is never thrown away. Thread-safe.
 */
final class Inbox {
  private static final Logger log = LoggerFactory.getLogger(Inbox.class);
  private static final int BATCH = 64;

  private enum Kind {
    UP,
    GAP,
    REPLY
  }

  /** Something other than an event. */
  private record Turn(Kind kind, Runnable run) {}

  private final String name;
  private final long limit;
  private final Runnable onGap;
  private ArrayDeque<Object> items = new ArrayDeque<>();
  private long bytes;
  private long thinAt;
  private long gaps;
  private long lost;
  private long overtaken;

  /** Events have been left out and said to be, since it was last empty. */
  private boolean burst;

  /**
   * An empty one.
   *
   * @param name the PBX's name, for the log
   * @param limit how many bytes of events may wait
   */
  Inbox(String name, long limit, Runnable onGap) {
    this.name = name;
    this.limit = limit;
    this.onGap = onGap;
    thinAt = limit / 4;
  }

  synchronized void event(AmiMessage event) {
    if (bytes + event.weight() > thinAt) {
      thin();
    }
    if (bytes + event.weight() > limit) {
      declareGap();
    }
    bytes += event.weight();
    add(event);
  }

  synchronized void gap() {
    declareGap();
  }

  /** The state is to be read back, though nothing that waits was missed. */
  synchronized void readBack() {
    gaps++;
    add(new Turn(Kind.GAP, onGap));
  }

  /**
   * The newest link counts; an older one that nobody has seen yet would only be read back twice.
   */
  synchronized void up(Runnable up) {
    items.removeIf(item -> item instanceof Turn turn && turn.kind() == Kind.UP);
    add(new Turn(Kind.UP, up));
  }

  synchronized void reply(Runnable reply) {
    add(new Turn(Kind.REPLY, reply));
  }

  /** Waits for something and takes some of it: each an AmiMessage or a Runnable. */
  synchronized List<Object> take() throws InterruptedException {
    while (items.isEmpty()) {
      wait();
    }
    List<Object> batch = new ArrayList<>(Math.min(BATCH, items.size()));
    while (batch.size() < BATCH && !items.isEmpty()) {
      Object item = items.poll();
      if (item instanceof AmiMessage event) {
        bytes -= event.weight();
        batch.add(event);
      } else if (item instanceof Turn turn) {
        batch.add(turn.run());
      }
    }
    thinAt = Math.max(limit / 4, Math.min(thinAt, bytes * 2));
    burst &= !items.isEmpty();
    return batch;
  }

  /** How many gaps were declared. */
  synchronized long gaps() {
    return gaps;
  }

  /** How many events were thrown away for them. */
  synchronized long lost() {
    return lost;
  }

  /** How many events were left out because later ones say all that they said. */
  synchronized long overtaken() {
    return overtaken;
  }

  /** Goes from the newest to the oldest; done again only when as much again has gathered. */
  private void thin() {
    Set<String> told = new HashSet<>();
    ArrayDeque<Object> kept = new ArrayDeque<>(items.size());
    for (Iterator<Object> all = items.descendingIterator(); all.hasNext(); ) {
      Object item = all.next();
      String subject = item instanceof AmiMessage event ? subject(event) : null;
      if (subject == null || told.add(subject)) {
        kept.addFirst(item);
      } else {
        bytes -= ((AmiMessage) item).weight();
      }
    }
    int left = items.size() - kept.size();
    overtaken += left;
    items = kept;
    thinAt = Math.max(limit / 4, bytes * 2);
    if (left > 0 && !burst) {
      // the rest of the burst is counted only
      burst = true;
      log.debug("pbx={} stage=inbox waiting={} overtaken={}", name, items.size(), overtaken);
    }
  }

  /**
   * What this event tells the whole state of, so that a later one makes it needless; null for all
   * events that may change a call.
   */
  private static @Nullable String subject(AmiMessage event) {
    if (event.isNamed("DeviceStateChange")) {
      return "device " + event.get("Device");
    }
    return event.isNamed("QueueMemberStatus")
        ? "member " + event.get("Queue") + ' ' + event.get("Interface")
        : null;
  }

  private void declareGap() {
    int before = items.size();
    items.removeIf(item -> item instanceof AmiMessage);
    lost += before - items.size();
    bytes = 0;
    thinAt = limit / 4;
    gaps++;
    items.removeIf(item -> item instanceof Turn turn && turn.kind() == Kind.GAP);
    add(new Turn(Kind.GAP, onGap));
  }

  private void add(Object item) {
    items.add(item);
    notifyAll();
  }
}
