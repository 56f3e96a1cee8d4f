package io.trunkline.ami.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The layouts that a connection has shown, as a tree of header names: whoever reads a block goes
 * down it line by line, and mostly finds the next name to be the one that came next before. Holds a
 * bounded number of names and begins anew when they are more, because anybody can send a UserEvent
 * with headers of his own. One thread.
 */
final class Layouts {
  /** Asterisk's own events need some thousand. */
  private static final int MOST_NAMES = 4_096;

  /** A longer name, or one further down, is none of Asterisk's events': so three longs hold it. */
  private static final int LONGEST_NAME = 3 * Long.BYTES - 1;

  private static final int DEEPEST = 128;

  /**
   * So many names behind one another are looked through: more kinds than that are not Asterisk's.
   */
  private static final int WIDEST = 64;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** One header name behind those before it. */
  static final class Name {
    private final @Nullable Name before;
    private final int depth;
    private final byte[] name;

    /** The name with its colon as three longs, and which of their bits count. */
    private final long first;

    private final long second;
    private final long third;
    private final long firstMask;
    private final long secondMask;
    private final long thirdMask;

    /** What may come next, the first come first. */
    private @Nullable Name next;

    private @Nullable Name other;
    private @Nullable Layout layout;

    private Name(@Nullable Name before, byte[] name) {
      this.before = before;
      this.depth = before == null ? 0 : before.depth + 1;
      this.name = name;
      byte[] padded = Arrays.copyOf(name, LONGEST_NAME + 1);
      padded[name.length] = ':';
      first = (long) LONGS.get(padded, 0);
      second = (long) LONGS.get(padded, Long.BYTES);
      third = (long) LONGS.get(padded, 2 * Long.BYTES);
      firstMask = mask(name.length + 1);
      secondMask = mask(name.length + 1 - Long.BYTES);
      thirdMask = mask(name.length + 1 - 2 * Long.BYTES);
    }

    /** The bits of so many bytes, the first of them lowest. */
    private static long mask(int bytes) {
      int bits = Math.max(0, Math.min(bytes, Long.BYTES)) * Byte.SIZE;
      return bits == 0 ? 0 : -1L >>> (Long.SIZE - bits);
    }

    /** How many bytes the name has, the colon counted. */
    int length() {
      return name.length + 1;
    }

    /**
     * The name that begins there, if it has come behind this one before; or null. The buffer must
     * go on for {@link Ascii#MARGIN} bytes.
     */
    @Nullable Name next(byte[] buffer, int from, int limit) {
      for (Name one = next; one != null; one = one.other) {
        if (one.isAt(buffer, from, limit)) {
          return one;
        }
      }
      return null;
    }

    private boolean isAt(byte[] buffer, int from, int limit) {
      long differs =
          (((long) LONGS.get(buffer, from) ^ first) & firstMask)
              | (((long) LONGS.get(buffer, from + Long.BYTES) ^ second) & secondMask);
      if (thirdMask != 0) {
        differs |= ((long) LONGS.get(buffer, from + 2 * Long.BYTES) ^ third) & thirdMask;
      }
      return differs == 0 && from + name.length < limit;
    }

    /** The layout that ends here. */
    Layout layout() {
      Layout known = layout;
      if (known == null) {
        Deque<byte[]> names = new ArrayDeque<>();
        for (Name at = this; at.before != null; at = at.before) {
          names.addFirst(at.name);
        }
        known = Layout.of(List.copyOf(names));
        layout = known;
      }
      return known;
    }
  }

  private Name root = new Name(null, new byte[0]);
  private int count;

  /** How many names have been remembered, or were too many to be, since it began anew. */
  int size() {
    return count;
  }

  /** Where every block begins. */
  Name root() {
    return root;
  }

  /**
   * The name behind this one, remembered from now on; null when it is too long for that, too far
   * down, or one of too many.
   */
  @Nullable Name add(Name before, byte[] buffer, int from, int length) {
    if (length > LONGEST_NAME || before.depth >= DEEPEST) {
      return null;
    }
    byte[] name = Arrays.copyOfRange(buffer, from, from + length);
    Name last = null;
    int width = 0;
    for (Name one = before.next; one != null; one = one.other) {
      if (Arrays.equals(one.name, name)) {
        return one;
      }
      last = one;
      width++;
    }
    if (count++ == MOST_NAMES) {
      root = new Name(null, new byte[0]);
      count = 0;
    }
    if (width == WIDEST) {
      return null;
    }
    Name added = new Name(before, name);
    if (last == null) {
      before.next = added;
    } else {
      last.other = added;
    }
    return added;
  }
}
