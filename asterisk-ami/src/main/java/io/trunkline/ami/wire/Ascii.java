package io.trunkline.ami.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Comparing and finding bytes without making Strings of them. */
final class Ascii {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LINE_FEEDS = 0x0A0A0A0A0A0A0A0AL;
  private static final long COLONS = 0x3A3A3A3A3A3A3A3AL;
  private static final long SEVEN_BYTES = 0x00FFFFFFFFFFFFFFL;
  private static final long EVENT = 0x00203A746E657645L;
  private static final long LOW_THREE_BITS = 0x0707070707070707L;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private Ascii() {}

  /** Whether these bytes are this text, letters without case. */
  static boolean same(byte[] bytes, int start, int end, String text) {
    int length = end - start;
    if (length != text.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (differ(bytes[start + i], text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether these bytes begin with this text, letters without case. */
  static boolean begins(byte[] bytes, int start, int end, String text) {
    return end - start >= text.length() && same(bytes, start, start + text.length(), text);
  }

  /**
   * Where the next line feed is, or -1. Looks at eight bytes at a time: a byte equal to LF becomes
   * zero under exclusive-or, and the lowest zero byte of a long can be found without a loop.
   */
  static int lineFeed(byte[] bytes, int from, int end) {
    int at = from;
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      long mixed = (long) LONGS.get(bytes, at) ^ LINE_FEEDS;
      long zeros = (mixed - ONES) & ~mixed & HIGHS;
      if (zeros != 0) {
        return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
    }
    for (; at < end; at++) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  /** Where the next colon is, or -1; eight bytes at a time, like {@link #lineFeed}. */
  static int colon(byte[] bytes, int from, int end) {
    int at = from;
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      long mixed = (long) LONGS.get(bytes, at) ^ COLONS;
      long zeros = (mixed - ONES) & ~mixed & HIGHS;
      if (zeros != 0) {
        return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
    }
    for (; at < end; at++) {
      if (bytes[at] == ':') {
        return at;
      }
    }
    return -1;
  }

  /** Where the next colon or line feed is, or -1. */
  static int colonOrLineFeed(byte[] bytes, int from, int end) {
    int at = from;
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      long eight = (long) LONGS.get(bytes, at);
      long colons = eight ^ COLONS;
      long feeds = eight ^ LINE_FEEDS;
      long zeros = (((colons - ONES) & ~colons) | ((feeds - ONES) & ~feeds)) & HIGHS;
      if (zeros != 0) {
        return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
    }
    for (; at < end; at++) {
      if (bytes[at] == ':' || bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  /**
   * Where the line begins whose last byte stands before {@code end}: behind an LF, or at from.
   * Unlike the searches forward it needs the highest zero byte, so it marks no byte in error.
   */
  static int lineStart(byte[] bytes, int from, int end) {
    int at = end;
    for (; at - Long.BYTES >= from; at -= Long.BYTES) {
      long mixed = (long) LONGS.get(bytes, at - Long.BYTES) ^ LINE_FEEDS;
      long zeros = ~(((mixed & ~HIGHS) + ~HIGHS) | mixed | ~HIGHS);
      if (zeros != 0) {
        return at - (Long.numberOfLeadingZeros(zeros) >>> 3);
      }
    }
    while (at > from && bytes[at - 1] != '\n') {
      at--;
    }
    return at;
  }

  /**
   * Where the line feed is that ends the next blank line, or -1: an LF behind an LF, or behind an
   * LF and a CR. Eight bytes are looked at together with the eight one further on: where an LF is
   * followed by an LF or a CR the long {@code pairs} has a zero byte, because the two differ in the
   * lowest three bits only. A byte marked in error (beyond ASCII) costs a comparison and no more.
   *
   * @param from the LF that ended the line before, or any byte that cannot be part of a blank line
   */
  static int blankLine(byte[] bytes, int from, int end) {
    int at = from;
    for (; at < end - 2 * Long.BYTES; at += 2 * Long.BYTES) {
      long pairs = pairs(bytes, at);
      long more = pairs(bytes, at + Long.BYTES);
      if ((pairs | more) != 0) {
        int blank = blankBehind(bytes, at, pairs, end);
        blank = blank < 0 ? blankBehind(bytes, at + Long.BYTES, more, end) : blank;
        if (blank >= 0) {
          return blank;
        }
      }
    }
    for (; at < end - 1; at++) {
      int blank = blankBehind(bytes, at, end);
      if (blank >= 0) {
        return blank;
      }
    }
    return -1;
  }

  /** Marks those of eight bytes that are an LF with an LF or a CR behind it. */
  private static long pairs(byte[] bytes, int at) {
    long feeds = (long) LONGS.get(bytes, at) ^ LINE_FEEDS;
    long followers = ((long) LONGS.get(bytes, at + 1) ^ LINE_FEEDS) & ~LOW_THREE_BITS;
    return ((feeds | followers) - ONES) & HIGHS;
  }

  private static int blankBehind(byte[] bytes, int at, long marks, int end) {
    for (long left = marks; left != 0; left &= left - 1) {
      int blank = blankBehind(bytes, at + (Long.numberOfTrailingZeros(left) >>> 3), end);
      if (blank >= 0) {
        return blank;
      }
    }
    return -1;
  }

  /** The end of the blank line that begins behind this byte if it is an LF, or -1. */
  private static int blankBehind(byte[] bytes, int at, int end) {
    if (bytes[at] != '\n') {
      return -1;
    }
    int next = bytes[at + 1] == '\r' ? at + 2 : at + 1;
    return next < end && bytes[next] == '\n' ? next : -1;
  }

  /** Whether {@code Event: } stands here, so written; eight bytes must be readable. */
  static boolean isEvent(byte[] bytes, int at) {
    return ((long) LONGS.get(bytes, at) & SEVEN_BYTES) == EVENT;
  }

  /** Whether two letters are not the same, not even in another case. */
  static boolean differ(int one, int other) {
    return one != other && lower(one) != lower(other);
  }

  static int lower(int letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
  }
}
