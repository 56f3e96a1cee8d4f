package io.trunkline.ami.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The names of a message's headers in their order. Asterisk writes an event of one kind with the
 * same headers nearly always, so most messages of a connection share a few hundred layouts, and
 * where a header stands is searched for once per layout instead of once per message. The names
 * never change; may be used by any thread.
 */
public final class Layout {
  /**
   * Something worked out from a layout alone, once for all messages that share it. Made once and
   * kept in a constant: each takes a place in every layout.
   *
   * @param <T> what is worked out; must be immutable, with final fields only
   */
  public static final class View<T> {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final int number = COUNT.getAndIncrement();
    private final Function<Layout, T> make;

    /** Works it out with this function, perhaps more than once when threads meet. */
    public View(Function<Layout, T> make) {
      this.make = make;
    }
  }

  /** So many answers are remembered; our own code asks for some fifty headers. */
  private static final int MOST_REMEMBERED = 64;

  private final byte[][] names;
  private final Map<String, Integer> placeByHeader = new ConcurrentHashMap<>(0);
  private volatile Object[] views = {};

  private Layout(byte[][] names) {
    this.names = names;
  }

  /** Takes ownership of the names, as they were on the wire. */
  static Layout of(List<byte[]> names) {
    return new Layout(names.toArray(byte[][]::new));
  }

  /** How many headers there are. */
  public int size() {
    return names.length;
  }

  /** The name of the header at this place, counted from 0, as it was on the wire. */
  public String header(int place) {
    return new String(names[place], UTF_8);
  }

  /** How many bytes the name of the header at this place has. */
  int nameLength(int place) {
    return names[place].length;
  }

  /** Whether the header at this place has this name, without case (ASCII). */
  public boolean headerIs(int place, String name) {
    return Ascii.same(names[place], 0, names[place].length, name);
  }

  /** Where this header stands for the first time, counted from 0, or -1. */
  public int find(String header) {
    Integer known = placeByHeader.get(header);
    if (known != null) {
      return known;
    }
    int place = search(header);
    if (placeByHeader.size() < MOST_REMEMBERED) {
      placeByHeader.put(header, place);
    }
    return place;
  }

  private int search(String header) {
    for (int place = 0; place < names.length; place++) {
      if (headerIs(place, header)) {
        return place;
      }
    }
    return -1;
  }

  /** Where this header stands for the last time, counted from 0, or -1. */
  public int findLast(String header) {
    int place = names.length - 1;
    while (place >= 0 && !headerIs(place, header)) {
      place--;
    }
    return place;
  }

  /** What this view makes of the layout; remembered. */
  @SuppressWarnings("unchecked") // each view has its place to itself
  public <T> T see(View<T> view) {
    Object[] known = views;
    Object seen = view.number < known.length ? known[view.number] : null;
    return seen == null ? look(view) : (T) seen;
  }

  private <T> T look(View<T> view) {
    T seen = view.make.apply(this);
    synchronized (this) {
      Object[] known = views;
      int size = Math.max(known.length, view.number + 1);
      @Nullable Object[] more = Arrays.copyOf(known, size);
      more[view.number] = seen;
      views = more;
    }
    return seen;
  }
}
