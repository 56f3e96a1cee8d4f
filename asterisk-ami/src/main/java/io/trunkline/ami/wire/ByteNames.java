package io.trunkline.ami.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names that are found by their bytes: no String is made to find out. Letters without case. */
final class ByteNames {
  private final byte[] @Nullable [] slots;
  private final @Nullable String[] texts;
  private final int mask;

  ByteNames(Set<String> names) {
    int size = Math.max(16, Integer.highestOneBit(names.size() * 4));
    slots = new byte[size][];
    texts = new String[size];
    mask = size - 1;
    for (String name : names) {
      byte[] bytes = name.getBytes(UTF_8);
      int slot = hash(bytes, 0, bytes.length) & mask;
      while (slots[slot] != null) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = bytes;
      texts[slot] = name;
    }
  }

  boolean contains(byte[] bytes, int start, int end) {
    return find(bytes, start, end) >= 0;
  }

  /** The number of the name that these bytes are, or -1. */
  int find(byte[] bytes, int start, int end) {
    for (int slot = hash(bytes, start, end) & mask; ; slot = (slot + 1) & mask) {
      byte[] name = slots[slot];
      if (name == null) {
        return -1;
      }
      if (same(name, bytes, start, end)) {
        return slot;
      }
    }
  }

  /** The name with this number if these bytes spell it exactly so, else null. */
  @Nullable String text(int number, byte[] bytes, int start, int end) {
    byte[] name = slots[number];
    return name != null && Ascii.equal(name, 0, bytes, start, end - start) ? texts[number] : null;
  }

  /** Names mostly stand there as Asterisk spells them, which is found out at one go. */
  private static boolean same(byte[] name, byte[] bytes, int start, int end) {
    if (name.length != end - start) {
      return false;
    }
    if (Ascii.equal(name, 0, bytes, start, name.length)) {
      return true;
    }
    for (int i = 0; i < name.length; i++) {
      if (Ascii.differ(name[i], bytes[start + i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * Length, ends and middle are enough to tell names apart; a full hash costs more than it saves.
   */
  private static int hash(byte[] bytes, int start, int end) {
    int length = end - start;
    if (length == 0) {
      return 0;
    }
    int hash = length * 31 + Ascii.lower(bytes[start]);
    hash = hash * 31 + Ascii.lower(bytes[start + length / 2]);
    hash = hash * 31 + Ascii.lower(bytes[end - 1]);
    return hash ^ hash >>> 7;
  }
}
