package io.trunkline.ami.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Comparing and finding bytes without making Strings of them. */
final class Ascii {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LINE_FEEDS = 0x0A0A0A0A0A0A0A0AL;
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
      if (lower(bytes[start + i]) != lower(text.charAt(i))) {
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
   * Where the line feed is that ends the next blank line, or -1: an LF behind an LF, or behind an
   * LF and a CR. Each eight bytes are looked at once; two LFs at a distance of one or two show as
   * two marks that meet when the marks are shifted, and only then single bytes are compared.
   *
   * @param from the LF that ended the line before, or any byte that cannot be part of a blank line
   */
  static int blankLine(byte[] bytes, int from, int end) {
    int at = from;
    long before = 0;
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      long mixed = (long) LONGS.get(bytes, at) ^ LINE_FEEDS;
      long zeros = (mixed - ONES) & ~mixed & HIGHS;
      long near = (zeros << 8) | (before >>> 56) | (zeros << 16) | (before >>> 48);
      for (long both = zeros & near; both != 0; both &= both - 1) {
        int feed = at + (Long.numberOfTrailingZeros(both) >>> 3);
        if (endsBlankLine(bytes, from, feed)) {
          return feed;
        }
      }
      before = zeros;
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

  static int lower(int letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
  }
}
