package io.trunkline.ami.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One block of an AMI conversation: headers up to a blank line, in the order they came. The first
 * header alone decides the kind. Header names are compared without case (ASCII).
 *
 * <p>Holds one exact copy of the block's bytes and where each header lies in it; a value becomes a
 * String only when it is asked for, as UTF-8 with replacement, because Asterisk may send Latin-1.
 * Immutable; safe to keep and to cross threads.
 */
public final class AmiMessage {
  /** A longer name is none: Asterisk's longest has some forty letters. */
  static final int LONGEST_NAME = (1 << 12) - 1;

  private static final int MICROS = 6;
  private static final byte[] LINE_END = {'\r', '\n'};
  private static final byte[] BLANK_LINE = {'\r', '\n', '\r', '\n'};

  /** Digits of seconds, so that the microseconds still go into a long. */
  private static final int MOST_DIGITS = 12;

  private final byte[] bytes;

  /** Where each header's line begins; between them stands nothing but line ends. */
  private final int[] lines;

  private final Layout layout;
  private final @Nullable String kind;

  /**
   * Takes ownership of both arrays.
   *
   * @param bytes the lines up to the end of the last value
   * @param kind the first header's value if it is a text already
   */
  AmiMessage(byte[] bytes, int[] lines, Layout layout, @Nullable String kind) {
    this.bytes = bytes;
    this.lines = lines;
    this.layout = layout;
    this.kind = kind;
  }

  /** A message from alternating names and values; the first pair decides its kind. */
  public static AmiMessage of(String... namesAndValues) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<byte[]> names = new ArrayList<>();
    int[] lines = new int[namesAndValues.length / 2];
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        bytes.writeBytes(LINE_END);
      }
      lines[i] = bytes.size();
      names.add(namesAndValues[2 * i].getBytes(UTF_8));
      bytes.writeBytes(names.get(i));
      bytes.writeBytes((": " + namesAndValues[2 * i + 1]).getBytes(UTF_8));
    }
    return new AmiMessage(bytes.toByteArray(), lines, Layout.of(names), null);
  }

  /** The layout of lines that each have a colon behind a name. */
  static Layout layout(byte[] bytes, int[] lines) {
    List<byte[]> names = new ArrayList<>(lines.length);
    byte[] last = {};
    for (int line : lines) {
      int colon = Ascii.colon(bytes, line, bytes.length);
      if (!Arrays.equals(last, 0, last.length, bytes, line, colon)) {
        last = Arrays.copyOfRange(bytes, line, colon);
      }
      names.add(last);
    }
    return Layout.of(names);
  }

  /** Whether the first header is {@code Event}. */
  public boolean isEvent() {
    return size() > 0 && headerIs(0, "Event");
  }

  /** Whether the first header is {@code Response}. */
  public boolean isResponse() {
    return size() > 0 && headerIs(0, "Response");
  }

  /** The first header's value: the event's or the response's name; empty for an empty block. */
  public String name() {
    return kind != null ? kind : size() == 0 ? "" : value(0);
  }

  /** Whether {@link #name()} is this, without case; decodes nothing. */
  public boolean isNamed(String name) {
    return size() > 0 && isValue(0, name);
  }

  /** The first value of this header as it was on the wire, or null when there is none. */
  public @Nullable String get(String header) {
    int index = find(header);
    return index < 0 ? null : value(index);
  }

  /** Where this header stands for the first time, counted from 0, or -1; decodes nothing. */
  public int find(String header) {
    return layout.find(header);
  }

  /** The names of its headers, shared with most messages of its kind. */
  public Layout layout() {
    return layout;
  }

  /**
   * All values of this header, in order; several Variable, ChanVariable or Output lines are legal.
   */
  public List<String> all(String header) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      if (headerIs(i, header)) {
        found.add(value(i));
      }
    }
    return found;
  }

  /** How many headers there are. */
  public int size() {
    return lines.length;
  }

  /** The name of the header at this place, counted from 0, as it was on the wire. */
  public String header(int index) {
    return layout.header(index);
  }

  /** The value of the header at this place, counted from 0; one space after the colon is gone. */
  public String value(int index) {
    int start = valueStart(index);
    return new String(bytes, start, valueEnd(index) - start, UTF_8);
  }

  /** The same, the text taken from those lately read where it was read before. */
  public String value(int index, Words words) {
    return words.of(bytes, valueStart(index), valueEnd(index));
  }

  /**
   * The value {@code seconds.fraction} in microseconds, further digits cut off; -1 when it is not
   * written so.
   */
  public long micros(int index) {
    int start = valueStart(index);
    int end = valueEnd(index);
    long usual = end - start == Ascii.EPOCH_MICROS ? Ascii.epochMicros(bytes, start) : -1;
    return usual < 0 ? micros(start, end) : usual;
  }

  private long micros(int start, int end) {
    long number = 0;
    int digits = 0;
    int fraction = -1;
    for (int at = start; at < end && fraction < MICROS; at++) {
      int digit = bytes[at] - '0';
      if (digit >= 0
          && digit <= 9
          && digits < (fraction < 0 ? MOST_DIGITS : MOST_DIGITS + MICROS)) {
        number = number * 10 + digit;
        digits++;
        fraction += fraction < 0 ? 0 : 1;
      } else if (bytes[at] == '.' && fraction < 0 && digits > 0) {
        fraction = 0;
      } else {
        return -1;
      }
    }
    if (fraction < 0) {
      return -1;
    }
    for (; fraction < MICROS; fraction++) {
      number *= 10;
    }
    return number;
  }

  /** The value as a whole number of at most nine digits, or the other number if it is none. */
  public int number(int index, int otherwise) {
    int start = valueStart(index);
    int end = valueEnd(index);
    if (start == end || end - start > 9) {
      return otherwise;
    }
    int number = 0;
    for (int at = start; at < end; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return otherwise;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** Whether the header at this place has this name, without case; decodes nothing. */
  public boolean headerIs(int index, String name) {
    return layout.headerIs(index, name);
  }

  /** How many bytes the value at this place has. */
  public int valueLength(int index) {
    return valueEnd(index) - valueStart(index);
  }

  /** Whether the value at this place is this text, without case; decodes nothing. */
  public boolean isValue(int index, String text) {
    return Ascii.same(bytes, valueStart(index), valueEnd(index), text);
  }

  /** Whether this value is the same text as that one of another message; decodes nothing. */
  public boolean sameValue(int index, AmiMessage other, int itsIndex) {
    int start = valueStart(index);
    int length = valueEnd(index) - start;
    int itsStart = other.valueStart(itsIndex);
    return length == other.valueEnd(itsIndex) - itsStart
        && Ascii.equal(bytes, start, other.bytes, itsStart, length);
  }

  /** Writes the block as it came, a blank line behind it: a reader makes the same message of it. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes);
    out.write(BLANK_LINE);
  }

  /** How many bytes this message keeps alive, roughly: what a bounded inbox counts. */
  public int weight() {
    return bytes.length + lines.length * Integer.BYTES + 64;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AmiMessage that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  /** The kind and name only: values may be a caller's number, or a secret. */
  @Override
  public String toString() {
    return size() == 0 ? "empty block" : header(0) + ": " + name() + " (" + size() + " headers)";
  }

  private List<String> text() {
    String[] text = new String[size() * 2];
    for (int i = 0; i < size(); i++) {
      text[2 * i] = header(i);
      text[2 * i + 1] = value(i);
    }
    return Arrays.asList(text);
  }

  private int valueStart(int index) {
    int start = lines[index] + layout.nameLength(index) + 1;
    return start < valueEnd(index) && bytes[start] == ' ' ? start + 1 : start;
  }

  private int valueEnd(int index) {
    if (index + 1 == lines.length) {
      return bytes.length;
    }
    int feed = lines[index + 1] - 1;
    return bytes[feed - 1] == '\r' ? feed - 1 : feed;
  }
}
