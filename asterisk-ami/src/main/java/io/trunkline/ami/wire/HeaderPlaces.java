package io.trunkline.ami.wire;

import java.util.Arrays;

/**
 * Where the headers of the present block lie, noted in a walk over its bytes that can stop at any
 * line and go on when more bytes have come. All places count from the block's first byte, which may
 * move in the buffer meanwhile. Used again for every block; one thread.
 */
final class HeaderPlaces {
  private static final int FIRST_SIZE = 96;
  private static final int SIZE_KEPT = 1 << 12;

  private int[] places = new int[FIRST_SIZE];
  private int used;
  private long names;

  /** Where the last header's value ends. */
  private int end;

  /** Where the line begins that is walked over now. */
  private int line;

  private int malformed;

  /** Forgets the last block. */
  void begin() {
    if (places.length > SIZE_KEPT) {
      places = new int[FIRST_SIZE];
    }
    used = 0;
    names = 0;
    end = 0;
    line = 0;
    malformed = 0;
  }

  /**
   * Goes on to the blank line's LF and gives its place in the buffer, or -1 when the bytes end
   * before it. Of each line the first colon is searched for, and from there its end.
   */
  int walk(byte[] buffer, int start, int limit) {
    int from = start + line;
    while (true) {
      int colon = Ascii.colonOrLineFeed(buffer, from, limit);
      int feed = colon < 0 ? -1 : Ascii.lineFeed(buffer, colon, limit);
      if (feed < 0) {
        line = from - start;
        return -1;
      }
      int textEnd = feed > from && buffer[feed - 1] == '\r' ? feed - 1 : feed;
      if (textEnd == from) {
        return feed;
      }
      int length = colon - from;
      if (colon == feed || length == 0 || length > AmiMessage.LONGEST_NAME) {
        malformed++;
      } else {
        names |= AmiMessage.nameMark(length, buffer[from + length / 2]);
        place(AmiMessage.nameAt(from - start, length), textEnd - start);
      }
      from = feed + 1;
    }
  }

  private void place(int name, int valueEnd) {
    if (used == places.length) {
      places = Arrays.copyOf(places, used * 2);
    }
    places[used] = name;
    places[used + 1] = valueEnd;
    used += AmiMessage.PLACES;
    end = valueEnd;
  }

  /** The block walked over, without its malformed lines' places, in bytes of its own. */
  AmiMessage message(byte[] buffer, int start) {
    return new AmiMessage(
        Arrays.copyOfRange(buffer, start, start + end), Arrays.copyOf(places, used), names);
  }

  /** Where the line begins that is walked over now. */
  int line() {
    return line;
  }

  /** Lines without a colon, or with nothing before it, or far too much. */
  int malformed() {
    return malformed;
  }
}
