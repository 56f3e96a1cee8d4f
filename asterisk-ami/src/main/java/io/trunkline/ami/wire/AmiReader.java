package io.trunkline.ami.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of one AMI connection into messages, however they arrive. A block is judged by its
 * first line; one that nobody wants is walked over to its blank line and costs no allocation.
 *
 * <p>Framing as Asterisk really sends it: a line ends at LF with an optional CR before it; any
 * number of blank lines may stand between blocks; a line without a colon is counted and skipped;
 * half a message at the end of the stream is thrown away; a block over {@link #BLOCK_LIMIT} bytes
 * is skipped and counted. Nothing the other side sends makes this throw, only the stream itself
 * does.
 *
 * <p>One thread reads; {@link #want}, {@link #counts} and {@link #banner} may be called from any.
 */
public final class AmiReader {
  /** The most bytes of one block, blank line included; Asterisk itself knows no limit. */
  public static final int BLOCK_LIMIT = 1 << 20;

  private static final int FIRST_BUFFER = 1 << 15;
  private static final int EVENT = "Event: ".length();
  private static final int VARIABLE = "Variable".length();
  private static final String ACTION_ID = "ActionID:";
  private static final String BANNER = "Asterisk Call Manager";

  /** What somebody waits for; asked and told on the reading thread, must be quick. */
  @FunctionalInterface
  public interface Replies {
    /**
     * Whether an answer is awaited: then an event nobody wants is looked through for an {@code
     * ActionID}, because rows of lists bear names like {@code Status}.
     */
    boolean areDue();

    /** An answer is over {@link #BLOCK_LIMIT} and was skipped. */
    default void tooLong(String actionId) {
      // a reader of tapes waits for none
    }
  }

  private enum Line {
    TEXT,
    BLANK,
    TOO_LONG,
    END
  }

  private final InputStream in;
  private final Replies replies;
  private volatile Wanted wanted;
  private volatile @Nullable String banner;

  /** Blocks, wanted, malformed and oversized, as other threads may see them. */
  private final AtomicLongArray published = new AtomicLongArray(4);

  private byte[] buffer = new byte[FIRST_BUFFER + Ascii.MARGIN];
  private int limit;

  /**
   * The first byte that must stay in the buffer: a block's first, while it may become a message.
   */
  private int start;

  /** Where the next line begins. */
  private int cursor;

  private int lineStart;
  private int lineEnd;
  private final HeaderPlaces places = new HeaderPlaces();
  private long blocks;
  private long kept;
  private long malformed;
  private long oversized;

  /** Reads with replies always expected: what a reader of tapes wants. */
  public AmiReader(InputStream in, Wanted wanted) {
    this(in, wanted, () -> true);
  }

  /**
   * Reads one connection.
   *
   * @param replies which answers are awaited
   */
  public AmiReader(InputStream in, Wanted wanted, Replies replies) {
    this.in = in;
    this.wanted = wanted;
    this.replies = replies;
  }

  /** Changes what becomes a message, from the next block on. */
  public void want(Wanted changed) {
    wanted = changed;
  }

  /** What was seen up to the last message handed out or the last read. */
  public ReaderCounts counts() {
    return new ReaderCounts(published.get(0), published.get(1), published.get(2), published.get(3));
  }

  /** The greeting line ({@code Asterisk Call Manager/11.0.0}), or null until it came. */
  public @Nullable String banner() {
    return banner;
  }

  /**
   * The next wanted message, or null at the end of the stream; one that has more to give later is
   * read on then. Blocks.
   *
   * @throws IOException when the stream breaks; what was half read is lost with it
   */
  public @Nullable AmiMessage next() throws IOException {
    while (true) {
      start = cursor;
      Line line = readLine();
      if (line == Line.END) {
        count();
        return null;
      }
      if (line == Line.TOO_LONG) {
        skipOversized();
      } else if (line == Line.TEXT) {
        AmiMessage message = block();
        if (message != null) {
          kept++;
          count();
          return message;
        }
      }
    }
  }

  /** Judges the block that begins with the current line and keeps or skips it. */
  private @Nullable AmiMessage block() throws IOException {
    if (lineEnd - lineStart > Long.BYTES && Ascii.isEvent(buffer, lineStart)) {
      return event(lineStart + EVENT);
    }
    int colon = colon();
    if (colon < 0) {
      headless();
      return null;
    }
    int value = valueAfter(colon);
    if (isHeader(colon, "Event")) {
      return event(value);
    }
    if (isHeader(colon, "Response")) {
      boolean raw = Ascii.same(buffer, value, lineEnd, "Follows") && replies.areDue();
      return raw ? follows() : message(null);
    }
    return wanted.anyBlock() ? message(null) : skipBlock();
  }

  /** An event, whose name stands there to the end of the line. */
  private @Nullable AmiMessage event(int name) throws IOException {
    Wanted now = wanted;
    int event = now.event(buffer, name, lineEnd);
    if (event >= 0 || now.anyBlock()) {
      return message(event < 0 ? null : now.text(event, buffer, name, lineEnd));
    }
    if (Ascii.same(buffer, name, lineEnd, "VarSet")) {
      return now.anyVariable() ? varSet(now) : skipBlock();
    }
    return replies.areDue() && find("ActionID") ? message(null) : skipBlock();
  }

  /** A line where a block should begin, and it has no colon: the banner, or rubbish. */
  private void headless() {
    if (Ascii.begins(buffer, lineStart, lineEnd, BANNER)) {
      banner = new String(buffer, lineStart, lineEnd - lineStart, UTF_8);
    } else {
      malformed++;
    }
  }

  /** Looks for a header in the rest of the block and leaves it as the current line. */
  private boolean find(String header) throws IOException {
    while (true) {
      Line line = readLine();
      if (line != Line.TEXT) {
        cursor = line == Line.BLANK ? lineStart : cursor;
        return false;
      }
      if (Ascii.lower(buffer[lineStart]) == Ascii.lower(header.charAt(0))
          && lineEnd - lineStart > header.length()
          && buffer[lineStart + header.length()] == ':'
          && Ascii.begins(buffer, lineStart, lineEnd, header)) {
        return true;
      }
    }
  }

  /** Copies the block that begins at {@link #start}; its kind is given if it is a text already. */
  private @Nullable AmiMessage message(@Nullable String kind) throws IOException {
    places.begin();
    int end = places.walk(buffer, start, limit);
    while (end < 0 && limit - start < BLOCK_LIMIT && fill()) {
      end = places.walk(buffer, start, limit);
    }
    malformed += places.malformed();
    if (end >= 0) {
      cursor = end + 1;
      blocks++;
      return places.message(buffer, start, kind);
    }
    cursor = start + places.line();
    if (limit - start >= BLOCK_LIMIT) {
      if (Ascii.begins(buffer, start, limit, "Response:")) {
        tellTooLong();
      }
      skipOversized();
    }
    return null;
  }

  /** Whoever waits for the answer that begins at {@link #start} hears that it is too long. */
  private void tellTooLong() {
    int line = start;
    int feed = Ascii.lineFeed(buffer, line, limit);
    while (feed >= 0 && !Ascii.begins(buffer, line, feed, ACTION_ID)) {
      line = feed + 1;
      feed = Ascii.lineFeed(buffer, line, limit);
    }
    if (feed >= 0) {
      int value = line + ACTION_ID.length();
      replies.tooLong(new String(buffer, value, feed - value, UTF_8).strip());
    }
  }

  /** Walks over the rest of a block, keeping nothing but half a line. Always null, for callers. */
  private @Nullable AmiMessage skipBlock() throws IOException {
    int from = cursor > start ? cursor - 1 : cursor;
    while (true) {
      int end = Ascii.blankLine(buffer, from, limit);
      if (end >= 0) {
        cursor = end + 1;
        blocks++;
        return null;
      }
      // The last two bytes may be the beginning of a blank line: an LF, or an LF and a CR.
      start = Math.max(from, limit - 2);
      cursor = start;
      if (!fill()) {
        return null;
      }
      from = cursor;
    }
  }

  /**
   * A VarSet that is wanted only for its variable, whose name stands near the end: so the block's
   * end is found first, and nothing is looked at twice when it is skipped.
   */
  private @Nullable AmiMessage varSet(Wanted now) throws IOException {
    int from = cursor - 1;
    int end = Ascii.blankLine(buffer, from, limit);
    while (end < 0 && limit - start < BLOCK_LIMIT) {
      int searched = Math.max(from, limit - 2) - start;
      if (!fill()) {
        return null;
      }
      from = start + searched;
      end = Ascii.blankLine(buffer, from, limit);
    }
    if (end < 0) {
      skipOversized();
      return null;
    }
    if (setsWanted(now, buffer[end - 1] == '\r' ? end - 1 : end)) {
      return message(null);
    }
    cursor = end + 1;
    blocks++;
    return null;
  }

  /** Looks backwards from the end of the last line for the variable's name. */
  private boolean setsWanted(Wanted now, int end) {
    int text = end;
    while (text > start) {
      lineEnd = text - 1;
      lineStart = Ascii.lineStart(buffer, start, lineEnd);
      if (Ascii.begins(buffer, lineStart, lineEnd, "Variable:")) {
        lineEnd = buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        return now.variable(buffer, valueAfter(lineStart + VARIABLE), lineEnd);
      }
      text = lineStart;
    }
    return false;
  }

  private void skipOversized() throws IOException {
    oversized++;
    skipBlock();
  }

  /** The answer to a command before Asterisk 14: raw lines, which become Output headers. */
  private @Nullable AmiMessage follows() throws IOException {
    FollowedOutput output = new FollowedOutput();
    output.header(buffer, lineStart, lineEnd);
    while (true) {
      start = cursor;
      Line line = readLine();
      if (line == Line.END) {
        return null;
      }
      if (line == Line.TOO_LONG || output.size() > BLOCK_LIMIT) {
        output.actionId().ifPresent(replies::tooLong);
        skipOversized();
        return null;
      }
      if (output.add(buffer, lineStart, lineEnd)) {
        blocks++;
        return output.message();
      }
    }
  }

  /** The next line, into {@link #lineStart} and {@link #lineEnd}; the block from start is kept. */
  private Line readLine() throws IOException {
    int from = cursor;
    while (true) {
      int feed = Ascii.lineFeed(buffer, from, limit);
      if (feed >= 0) {
        lineStart = cursor;
        lineEnd = feed > cursor && buffer[feed - 1] == '\r' ? feed - 1 : feed;
        cursor = feed + 1;
        return lineEnd == lineStart ? Line.BLANK : Line.TEXT;
      }
      if (limit - start >= BLOCK_LIMIT) {
        return Line.TOO_LONG;
      }
      int searched = limit - cursor;
      if (!fill()) {
        return Line.END;
      }
      from = cursor + searched;
    }
  }

  /** Reads more, moving what must stay to the front; the buffer grows up to the block limit. */
  private boolean fill() throws IOException {
    count();
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, limit - start);
      limit -= start;
      cursor -= start;
      start = 0;
    }
    int room = buffer.length - Ascii.MARGIN;
    if (limit == room) {
      room = Math.min(room * 2, BLOCK_LIMIT);
      buffer = Arrays.copyOf(buffer, room + Ascii.MARGIN);
    }
    int count = in.read(buffer, limit, room - limit);
    if (count < 0) {
      return false;
    }
    limit += count;
    return true;
  }

  private void count() {
    published.lazySet(0, blocks);
    published.lazySet(1, kept);
    published.lazySet(2, malformed);
    published.lazySet(3, oversized);
  }

  private int colon() {
    int colon = Ascii.colon(buffer, lineStart, lineEnd);
    return colon > lineStart ? colon : -1;
  }

  private int valueAfter(int colon) {
    return colon + 1 < lineEnd && buffer[colon + 1] == ' ' ? colon + 2 : colon + 1;
  }

  private boolean isHeader(int colon, String name) {
    return Ascii.same(buffer, lineStart, colon, name);
  }
}
