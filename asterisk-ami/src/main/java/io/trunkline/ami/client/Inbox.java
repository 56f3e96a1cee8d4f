package io.trunkline.ami.client;

import io.trunkline.ami.wire.AmiMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What waits for the listener, in the order of the wire, bounded by bytes. When it would overflow,
 * all waiting events are thrown away at once and a gap stands in their place: a listener that must
 * read the state back anyway has no use for half a history. What is not an event is never thrown
 * away. Thread-safe.
 */
final class Inbox {
  private static final int BATCH = 64;

  private enum Kind {
    UP,
    GAP,
    REPLY
  }

  /** Something other than an event. */
  private record Turn(Kind kind, Runnable run) {}

  private final long limit;
  private final Runnable onGap;
  private final ArrayDeque<Object> items = new ArrayDeque<>();
  private long bytes;
  private long gaps;
  private long lost;

  Inbox(long limit, Runnable onGap) {
    this.limit = limit;
    this.onGap = onGap;
  }

  synchronized void event(AmiMessage event) {
    if (bytes + event.weight() > limit) {
      declareGap();
    }
    bytes += event.weight();
    add(event);
  }

  synchronized void gap() {
    declareGap();
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

  private void declareGap() {
    int before = items.size();
    items.removeIf(item -> item instanceof AmiMessage);
    lost += before - items.size();
    bytes = 0;
    gaps++;
    items.removeIf(item -> item instanceof Turn turn && turn.kind() == Kind.GAP);
    add(new Turn(Kind.GAP, onGap));
  }

  private void add(Object item) {
    items.add(item);
    notifyAll();
  }
}
