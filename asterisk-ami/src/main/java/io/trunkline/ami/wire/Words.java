package io.trunkline.ami.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Texts lately read, found again by their bytes: what a PBX says over and over (a living channel's
 * names, a context, a state's word) becomes a String once, not with every event. Remembers a fixed
 * number of short texts, a new one in the place of an old one; what it gives is always right,
 * remembered or not. Not thread-safe.
 */
public final class Words {
  /** Longer texts are made anew each time: they seldom come again. */
  private static final int LONGEST = 64;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** Each text as it was on the wire, and at the same place the text itself. */
  private final byte[] @Nullable [] wire;

  private final String[] texts;

  private Words(int size) {
    wire = new byte[size][];
    texts = new String[size];
  }

  /** Remembers nothing and makes every text anew; this one may be used by any thread. */
  public static Words none() {
    return new Words(0);
  }

  /**
   * Remembers up to so many texts: a few hundred living channels have some thousand.
   *
   * @param size a power of two
   */
  public static Words remembering(int size) {
    return new Words(Integer.highestOneBit(Math.max(1, size)));
  }

  String of(byte[] bytes, int start, int end) {
    int length = end - start;
    if (length == 0) {
      return "";
    }
    if (length > LONGEST || texts.length == 0) {
      return new String(bytes, start, length, UTF_8);
    }
    int slot = slot(bytes, start, end);
    byte[] known = wire[slot];
    if (known != null && Arrays.equals(known, 0, known.length, bytes, start, end)) {
      return texts[slot];
    }
    wire[slot] = Arrays.copyOfRange(bytes, start, end);
    texts[slot] = new String(bytes, start, length, UTF_8);
    return texts[slot];
  }

  private int slot(byte[] bytes, int start, int end) {
    long hash = SPREAD;
    int at = start;
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      hash = (hash ^ (long) LONGS.get(bytes, at)) * SPREAD;
      hash ^= hash >>> 32;
    }
    for (; at < end; at++) {
      hash = (hash ^ bytes[at]) * SPREAD;
    }
    return (int) (hash >>> 40) & (texts.length - 1);
  }
}
