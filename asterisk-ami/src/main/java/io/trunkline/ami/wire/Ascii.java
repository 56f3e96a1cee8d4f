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

  static int lower(int letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
  }
}
