package io.trunkline.ami.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A set of names that is asked with bytes: no String is made to find out. Letters without case. */
final class ByteNames {
  private final byte[] @Nullable [] slots;
  private final int mask;

  ByteNames(Set<String> names) {
    int size = Math.max(16, Integer.highestOneBit(names.size() * 4));
    slots = new byte[size][];
    mask = size - 1;
    for (String name : names) {
      byte[] bytes = name.getBytes(UTF_8);
      int slot = hash(bytes, 0, bytes.length) & mask;
      while (slots[slot] != null) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = bytes;
    }
  }

  boolean contains(byte[] bytes, int start, int end) {
    for (int slot = hash(bytes, start, end) & mask; ; slot = (slot + 1) & mask) {
      byte[] name = slots[slot];
      if (name == null) {
        return false;
      }
      if (same(name, bytes, start, end)) {
        return true;
      }
    }
  }

  private static boolean same(byte[] name, byte[] bytes, int start, int end) {
    if (name.length != end - start) {
      return false;
    }
    for (int i = 0; i < name.length; i++) {
      if (Ascii.lower(name[i]) != Ascii.lower(bytes[start + i])) {
        return false;
      }
    }
    return true;
  }

  private static int hash(byte[] bytes, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + Ascii.lower(bytes[i]);
    }
    return hash ^ hash >>> 15;
  }
}
