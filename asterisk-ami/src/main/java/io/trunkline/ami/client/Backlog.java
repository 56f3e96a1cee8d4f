package io.trunkline.ami.client;

import io.trunkline.ami.wire.AmiMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What waits, in the order it came: the newest as it is, the older events {@link Packed}. Items are
 * events, packed events, and whatever else must keep its place among them. Not thread-safe: {@link
 * Inbox} guards it.
 */
final class Backlog {
  /** What is pressed together at a time: some thousand events; less would press badly. */
  private static final int PIECE = 1 << 20;

  /** A larger event is rare, and as wire bytes might be over the reader's limit. */
  private static final int LARGE = PIECE / 2;

  private final ArrayDeque<Object> older = new ArrayDeque<>();
  private ArrayDeque<Object> newest = new ArrayDeque<>();
  private long olderBytes;
  private long newestBytes;

  void add(Object item) {
    newest.add(item);
    newestBytes += weight(item);
  }

  /** The oldest item, or null when nothing waits. */
  @Nullable Object poll() {
    if (older.isEmpty()) {
      Object item = newest.poll();
      newestBytes -= weight(item);
      return item;
    }
    Object item = older.poll();
    olderBytes -= weight(item);
    return item;
  }

  /** The same, but left where it is. */
  @Nullable Object peek() {
    return older.isEmpty() ? newest.peek() : older.peek();
  }

  boolean isEmpty() {
    return older.isEmpty() && newest.isEmpty();
  }

  /** The bytes of all events that wait. */
  long bytes() {
    return olderBytes + newestBytes;
  }

  /** The bytes of those events that are not pressed together yet. */
  long looseBytes() {
    return newestBytes;
  }

  /** Leaves out what the predicate says, except from packed events. */
  void removeIf(Predicate<Object> unwanted) {
    older.removeIf(item -> unwanted.test(item) && took(item));
    newest.removeIf(unwanted);
    newestBytes = newest.stream().mapToLong(Backlog::weight).sum();
  }

  private boolean took(Object item) {
    olderBytes -= weight(item);
    return true;
  }

  /** Throws all events away and gives their number; everything else keeps its place. */
  long dropEvents() {
    long events = events(older) + events(newest);
    removeIf(item -> item instanceof AmiMessage || item instanceof Packed);
    return events;
  }

  private static long events(ArrayDeque<Object> items) {
    long events = 0;
    for (Object item : items) {
      events += item instanceof Packed packed ? packed.count() : 0;
      events += item instanceof AmiMessage ? 1 : 0;
    }
    return events;
  }

  /** Leaves out loose news that later news have overtaken; gives the number left out. */
  int thin() {
    Set<String> told = new HashSet<>();
    ArrayDeque<Object> kept = new ArrayDeque<>(newest.size());
    for (Iterator<Object> all = newest.descendingIterator(); all.hasNext(); ) {
      Object item = all.next();
      String subject = item instanceof AmiMessage event ? subject(event) : null;
      if (subject == null || told.add(subject)) {
        kept.addFirst(item);
      } else {
        newestBytes -= weight(item);
      }
    }
    int left = newest.size() - kept.size();
    newest = kept;
    return left;
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

  /** Presses a piece of the oldest loose events together, if there is one; gives their number. */
  int pack() {
    if (newestBytes < PIECE) {
      return 0;
    }
    int packed = 0;
    List<AmiMessage> piece = new ArrayList<>();
    for (long taken = 0; taken < PIECE; ) {
      Object item = newest.remove();
      newestBytes -= weight(item);
      taken += weight(item);
      if (item instanceof AmiMessage event && event.weight() < LARGE) {
        piece.add(event);
        packed++;
      } else {
        press(piece);
        setAside(item);
      }
    }
    press(piece);
    return packed;
  }

  private void press(List<AmiMessage> piece) {
    if (!piece.isEmpty()) {
      setAside(Packed.of(piece));
      piece.clear();
    }
  }

  private void setAside(Object item) {
    older.add(item);
    olderBytes += weight(item);
  }

  private static long weight(@Nullable Object item) {
    if (item instanceof AmiMessage event) {
      return event.weight();
    }
    return item instanceof Packed packed ? packed.weight() : 0;
  }
}
