package io.trunkline.ami.client;

import io.trunkline.ami.wire.AmiMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits for the listener, in the order of the wire, bounded by bytes. The reader never waits:
 * when a quarter of the bound is taken, news of devices and queue members that later news have
 * overtaken go first, for they change no call; what then is still over it is pressed together, the
 * oldest first, so that the bound holds some seven times as much. Nothing that may change a call's
 * state is left out singly. Only when the bound itself is reached, all waiting events are thrown
 * away at once and a gap stands in their place: a listener that must read the state back anyway has
 * no use for half a history. What is not an event is never thrown away. Thread-safe.
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
  private final Backlog backlog = new Backlog();

  /** Bytes of events that have come since overtaken ones were looked for. */
  private long unthinned;

  private long gaps;
  private long lost;
  private long overtaken;
  private long packed;

  /** Events have been left out and said to be, since it was last empty. */
  private boolean thinned;

  /** Events have been pressed together and said to be, since it was last empty. */
  private boolean behind;

  private volatile boolean closed;

  /** Closed, and nothing is left. */
  private boolean ended;

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
  }

  synchronized void event(AmiMessage event) {
    if (closed) {
      return;
    }
    makeRoom(event.weight());
    unthinned += event.weight();
    add(event);
  }

  /** In the order of what is lost by it: nothing of a call, a little time, everything. */
  private void makeRoom(int more) {
    long quarter = limit / 4;
    if (backlog.looseBytes() + more > quarter && unthinned >= backlog.looseBytes() / 2) {
      thin();
    }
    if (backlog.looseBytes() + more > quarter) {
      pack();
    }
    if (backlog.bytes() + more > limit) {
      declareGap();
    }
  }

  /** The state is to be read back, though nothing that waits was missed; once is enough. */
  synchronized void readBack() {
    gaps++;
    sayGap();
  }

  /**
   * The newest link counts; an older one that nobody has seen yet would only be read back twice.
   *
   * @param begins asked before anything can follow: whether the link is still there, whose events
   *     are let in from then on
   */
  synchronized void up(Runnable up, BooleanSupplier begins) {
    if (!closed && begins.getAsBoolean()) {
      backlog.removeIf(item -> item instanceof Turn turn && turn.kind() == Kind.UP);
      add(new Turn(Kind.UP, unlessClosed(up)));
    }
  }

  /** Run in its turn; after the end at once, on this thread, so that every one ends. */
  void reply(Runnable reply) {
    synchronized (this) {
      if (!ended) {
        add(new Turn(Kind.REPLY, reply));
        return;
      }
    }
    reply.run();
  }

  /** From now on only replies are handed out, and then nothing. */
  synchronized void close() {
    closed = true;
    backlog.dropEvents();
    backlog.removeIf(item -> item instanceof Turn turn && turn.kind() != Kind.REPLY);
    notifyAll();
  }

  boolean isClosed() {
    return closed;
  }

  private Runnable unlessClosed(Runnable told) {
    return () -> {
      if (!closed) {
        told.run();
      }
    };
  }

  /**
   * Waits for something and takes some of it: each an AmiMessage or a Runnable; nothing at the end.
   */
  List<Object> take() throws InterruptedException {
    List<Object> batch = poll();
    boolean isPacked = !batch.isEmpty() && batch.get(0) instanceof Packed;
    return isPacked ? List.copyOf(((Packed) batch.get(0)).events()) : batch;
  }

  /** Packed events come alone: they are unpacked where nobody waits for it. */
  private synchronized List<Object> poll() throws InterruptedException {
    while (backlog.isEmpty() && !closed) {
      wait();
    }
    if (backlog.isEmpty()) {
      ended = true;
      return List.of();
    }
    List<Object> batch = new ArrayList<>(BATCH);
    do {
      Object item = backlog.poll();
      batch.add(item instanceof Turn turn ? turn.run() : item);
    } while (batch.size() < BATCH && goesOn(batch.get(0), backlog.peek()));
    thinned &= !backlog.isEmpty();
    behind &= !backlog.isEmpty();
    return batch;
  }

  private static boolean goesOn(Object first, @Nullable Object next) {
    return next != null && !(first instanceof Packed) && !(next instanceof Packed);
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

  /** How many events were pressed together because the listener was far behind. */
  synchronized long packed() {
    return packed;
  }

  /** Done again only when as much again has gathered. */
  private void thin() {
    int left = backlog.thin();
    overtaken += left;
    unthinned = 0;
    if (left > 0 && !thinned) {
      // the rest of the burst is counted only
      thinned = true;
      log.debug("pbx={} stage=inbox waiting_bytes={} overtaken={}", name, backlog.bytes(), left);
    }
  }

  private void pack() {
    int now = backlog.pack();
    packed += now;
    if (now > 0 && !behind) {
      behind = true;
      log.warn(
          "pbx={} stage=inbox outcome=behind waiting_bytes={}: the listener is slower than the PBX",
          name,
          backlog.bytes());
    }
  }

  private void declareGap() {
    long thrown = backlog.dropEvents();
    lost += thrown;
    unthinned = 0;
    gaps++;
    sayGap();
    if (thrown > 0) {
      log.warn("pbx={} stage=inbox outcome=gap lost={}", name, thrown);
    }
  }

  private void sayGap() {
    if (closed) {
      return;
    }
    backlog.removeIf(item -> item instanceof Turn turn && turn.kind() == Kind.GAP);
    add(new Turn(Kind.GAP, unlessClosed(onGap)));
  }

  private void add(Object item) {
    backlog.add(item);
    notifyAll();
  }
}
