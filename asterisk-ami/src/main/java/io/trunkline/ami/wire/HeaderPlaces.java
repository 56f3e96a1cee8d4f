package io.trunkline.ami.wire;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the headers of the present block lie, noted in a walk over its bytes that can stop at any
 * line and go on when more bytes have come. All places count from the block's first byte, which may
 * move in the buffer meanwhile. Used again for every block; one thread.
 */
final class HeaderPlaces {
  private static final int FIRST_SIZE = 64;
  private static final int SIZE_KEPT = 1 << 12;

  private final Layouts layouts = new Layouts();

  /** Where the headers' lines begin. */
  private int[] lines = new int[FIRST_SIZE];

  private int used;

  /** The last header's name; null when the block's layout is not remembered. */
  private Layouts.@Nullable Name name = layouts.root();

  /** Begins and ends of lines that are no headers. */
  private int[] holes = new int[2];

  private int holesUsed;

  /** The LF behind the last header. */
  private int lastFeed;

  /** Where the line begins that is walked over now. */
  private int line;

  /** Forgets the last block. */
  void begin() {
    if (lines.length > SIZE_KEPT || holes.length > SIZE_KEPT) {
      lines = new int[FIRST_SIZE];
      holes = new int[2];
    }
    name = layouts.root();
    used = 0;
    holesUsed = 0;
    lastFeed = 0;
    line = 0;
  }

  /**
   * Goes on to the blank line's LF and gives its place in the buffer, or -1 when the bytes end
   * before it. The buffer must go on for {@link Ascii#MARGIN} bytes.
   */
  int walk(byte[] buffer, int start, int limit) {
    int from = start + line;
    while (true) {
      from = known(buffer, start, from, limit);
      int blank = from < limit && buffer[from] == '\r' ? from + 1 : from;
      if (blank < limit && buffer[blank] == '\n') {
        return blank;
      }
      int colon = Ascii.colonOrLineFeed(buffer, from, limit);
      int feed = colon < 0 ? -1 : Ascii.lineFeed(buffer, colon, limit);
      if (feed < 0) {
        line = from - start;
        return -1;
      }
      if (isHeader(buffer, from, colon)) {
        name = name == null ? null : layouts.add(name, buffer, from, colon - from);
        place(from - start);
        lastFeed = feed - start;
      } else {
        hole(from - start, feed + 1 - start);
      }
      from = feed + 1;
    }
  }

  /**
   * Goes on over lines whose names came here in an earlier block: these are only compared, of any
   * other line the first colon must be searched for. Gives where it had to stop.
   */
  private int known(byte[] buffer, int start, int begin, int limit) {
    Layouts.Name at = name;
    int from = begin;
    while (at != null) {
      Layouts.Name next = at.next(buffer, from, limit);
      int feed = next == null ? -1 : Ascii.valueEnd(buffer, from + next.length(), limit);
      if (feed < 0) {
        break;
      }
      place(from - start);
      lastFeed = feed - start;
      at = next;
      from = feed + 1;
    }
    name = at;
    return from;
  }

  private static boolean isHeader(byte[] buffer, int from, int colon) {
    return buffer[colon] == ':' && colon > from && colon - from <= AmiMessage.LONGEST_NAME;
  }

  private void place(int begin) {
    if (used == lines.length) {
      lines = Arrays.copyOf(lines, used * 2);
    }
    lines[used++] = begin;
  }

  private void hole(int begin, int behind) {
    if (holesUsed == holes.length) {
      holes = Arrays.copyOf(holes, holesUsed * 2);
    }
    holes[holesUsed++] = begin;
    holes[holesUsed++] = behind;
  }

  /**
   * The block walked over, without its malformed lines, in bytes of its own.
   *
   * @param kind the first header's value where the reader has it as a text already, else null
   */
  AmiMessage message(byte[] buffer, int start, @Nullable String kind) {
    int feed = start + lastFeed;
    int end = lastFeed > 0 && buffer[feed - 1] == '\r' ? feed - 1 : feed;
    byte[] bytes = Arrays.copyOfRange(buffer, start, end);
    int[] begins = Arrays.copyOf(lines, used);
    bytes = holesUsed == 0 ? bytes : withoutHoles(bytes, begins);
    Layout layout = name == null ? AmiMessage.layout(bytes, begins) : name.layout();
    return new AmiMessage(bytes, begins, layout, kind);
  }

  /** Closes up over the malformed lines, the begins of the others moved along. */
  private byte[] withoutHoles(byte[] bytes, int[] begins) {
    int kept = 0;
    int from = 0;
    int header = 0;
    for (int i = 0; i <= holesUsed; i += 2) {
      int to = i == holesUsed ? bytes.length : Math.min(holes[i], bytes.length);
      for (; header < begins.length && begins[header] < to; header++) {
        begins[header] += kept - from;
      }
      if (to > from) {
        System.arraycopy(bytes, from, bytes, kept, to - from);
        kept += to - from;
      }
      from = i == holesUsed ? to : holes[i + 1];
    }
    return Arrays.copyOf(bytes, kept);
  }

  /** Where the line begins that is walked over now. */
  int line() {
    return line;
  }

  /** Lines without a colon, or with nothing before it, or far too much. */
  int malformed() {
    return holesUsed / 2;
  }
}
