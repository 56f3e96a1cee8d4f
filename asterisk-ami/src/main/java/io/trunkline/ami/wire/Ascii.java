package io.trunkline.ami.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Comparing and finding bytes without making Strings of them. */
final class Ascii {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** So many bytes behind the last one some searches may look at, in an array that is so long. */
  static final int MARGIN = 3 * Long.BYTES;

  /** The length of what {@link #epochMicros} reads. */
  static final int EPOCH_MICROS = "1795332485.124701".length();

  private static final long LINE_FEEDS = 0x0A0A0A0A0A0A0A0AL;
  private static final long COLONS = 0x3A3A3A3A3A3A3A3AL;
  private static final long SEVEN_BYTES = 0x00FFFFFFFFFFFFFFL;
  private static final long EVENT = 0x00203A746E657645L;
  private static final long LOW_THREE_BITS = 0x0707070707070707L;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private Ascii() {}

  /**
   * Whether so many bytes are the same in both arrays. For texts as short as ours the loop is done
   * before the JDK's comparison has found out how to begin.
   */
  static boolean equal(byte[] one, int from, byte[] other, int start, int length) {
    int last = length - Long.BYTES;
    if (last < 0) {
      for (int i = 0; i < length; i++) {
        if (one[from + i] != other[start + i]) {
          return false;
        }
      }
      return true;
    }
    for (int i = 0; i < last; i += Long.BYTES) {
      if ((long) LONGS.get(one, from + i) != (long) LONGS.get(other, start + i)) {
        return false;
      }
    }
    return (long) LONGS.get(one, from + last) == (long) LONGS.get(other, start + last);
  }

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

  /**
   * The same for a value, most of which are short: sixteen bytes are looked at without asking in
   * which eight of them the line feed is, because a processor that guesses that wrong waits longer
   * than this takes. The array must go on for {@link #MARGIN} bytes behind the end.
   */
  static int valueEnd(byte[] bytes, int from, int end) {
    int first = beforeFeed(bytes, from);
    // eight is one bit: it says that all eight are to be passed over
    int at = from + first + (beforeFeed(bytes, from + Long.BYTES) & -(first >>> 3));
    if (at < from + 2 * Long.BYTES) {
      return at < end ? at : -1;
    }
    return lineFeed(bytes, at, end);
  }

  /** How many of eight bytes stand before a line feed; all eight when there is none. */
  private static int beforeFeed(byte[] bytes, int from) {
    long mixed = (long) LONGS.get(bytes, from) ^ LINE_FEEDS;
    return Long.numberOfTrailingZeros((mixed - ONES) & ~mixed & HIGHS) >>> 3;
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

  /**
   * The time {@code 1795332485.124701}, as Asterisk has written it since 2001 and will till 2286,
   * in microseconds; -1 when it is not written so. Eight digits are added up at one go.
   */
  static long epochMicros(byte[] bytes, int at) {
    long seconds = (long) LONGS.get(bytes, at);
    long fraction = (long) LONGS.get(bytes, at + EPOCH_MICROS - Long.BYTES);
    int tens = bytes[at + Long.BYTES] - '0';
    int ones = bytes[at + Long.BYTES + 1] - '0';
    boolean point = bytes[at + Long.BYTES + 2] == '.';
    // the two bytes before the six digits are a digit and the point
    long six = (fraction & ~0xFFFFL) | 0x3030L;
    if (!point || !digits(seconds) || !digits(six) || tens < 0 || tens > 9) {
      return -1;
    }
    return ones < 0 || ones > 9
        ? -1
        : (number(seconds) * 100 + (tens * 10L + ones)) * 1_000_000L + number(six);
  }

  /** Whether all eight bytes are digits. */
  private static boolean digits(long eight) {
    long high = 0xF0F0F0F0F0F0F0F0L;
    long zeros = 0x3030303030303030L;
    return (((eight & high) ^ zeros) | (((eight + 0x0606060606060606L) & high) ^ zeros)) == 0;
  }

  /** The number that eight digits are, the first of them in the lowest byte. */
  private static long number(long eight) {
    long pairs = ((eight & 0x0F0F0F0F0F0F0F0FL) * (10L * (1 << 8) + 1)) >>> 8;
    long fours = ((pairs & 0x00FF00FF00FF00FFL) * (100L * (1 << 16) + 1)) >>> 16;
    return ((fours & 0x0000FFFF0000FFFFL) * (10_000L * (1L << 32) + 1)) >>> 32;
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
