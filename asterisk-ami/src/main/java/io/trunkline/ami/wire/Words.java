package io.trunkline.ami.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Texts lately read, found again by their bytes: what a PBX says over and over (a living channel's
 * names, a context, a state's word) becomes a String once, not with every event. Remembers a fixed
 * number of short texts, a new one in the place of an old one; what it gives is always right,
 * remembered or not. Not thread-safe.
 */
public final class Words {
  /** Longer texts are made anew each time: they seldom come again. */
  private static final int LONGEST = 63;

  /** Bytes of a slot, as a power of two: a text's length and the text. */
  private static final int SLOT_BITS = 6;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /**
   * The slots, each with its length and its text as it was on the wire: side by side in one array,
   * because an array for each would be one more place that is not in the processor's cache.
   */
  private final byte[] wire;

  /** At the same place the text itself. */
  private final String[] texts;

  private Words(int size) {
    wire = new byte[size << SLOT_BITS];
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
    int known = (slot << SLOT_BITS) + 1;
    if (wire[known - 1] == length && Ascii.equal(wire, known, bytes, start, length)) {
      return texts[slot];
    }
    wire[known - 1] = (byte) length;
    System.arraycopy(bytes, start, wire, known, length);
    texts[slot] = new String(bytes, start, length, UTF_8);
    return texts[slot];
  }

  /** Eight bytes at a time; the last eight may overlap those before. */
  private int slot(byte[] bytes, int start, int end) {
    int last = end - Long.BYTES;
    long hash = SPREAD;
    for (int at = start; at < last; at += Long.BYTES) {
      hash = mix(hash, (long) LONGS.get(bytes, at));
    }
    if (last >= start) {
      hash = mix(hash, (long) LONGS.get(bytes, last));
    } else {
      for (int at = start; at < end; at++) {
        hash = mix(hash, bytes[at]);
      }
    }
    return (int) (hash >>> 40) & (texts.length - 1);
  }

  private static long mix(long hash, long more) {
    long mixed = (hash ^ more) * SPREAD;
    return mixed ^ mixed >>> 32;
  }
}
