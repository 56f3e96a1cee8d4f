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
   * LF and a CR. Each eight bytes are looked at once; two LFs at a distance of one or two show as
   * two marks that meet when the marks are shifted, and only then single bytes are compared. A mark
   * too many (a byte beyond ASCII) costs that comparison and nothing else.
   *
   * @param from the LF that ended the line before, or any byte that cannot be part of a blank line
   */
  static int blankLine(byte[] bytes, int from, int end) {
    int at = from;
    long before = 0;
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      long feeds = (((long) LONGS.get(bytes, at) ^ LINE_FEEDS) - ONES) & HIGHS;
      long both = feeds & (feeds << 8 | feeds << 16 | before);
      for (; both != 0; both &= both - 1) {
        int feed = at + (Long.numberOfTrailingZeros(both) >>> 3);
        if (endsBlankLine(bytes, from, feed)) {
          return feed;
        }
      }
      before = feeds >>> 56 | feeds >>> 48;
    }
    for (; at < end; at++) {
      if (endsBlankLine(bytes, from, at)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean endsBlankLine(byte[] bytes, int from, int at) {
    if (at <= from || bytes[at] != '\n') {
      return false;
    }
    return bytes[at - 1] == '\n'
        || (at - 2 >= from && bytes[at - 1] == '\r' && bytes[at - 2] == '\n');
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
