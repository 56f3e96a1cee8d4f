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
  /**
   * Places per header in {@link #places}: where its name begins together with how long it is, as
   * {@link #nameAt} packs them, and where its value ends.
   */
  static final int PLACES = 2;

  /** A longer name is none: Asterisk's longest has some forty letters. */
  static final int LONGEST_NAME = (1 << 12) - 1;

  private static final int NAME_BITS = 12;

  /** What upper and lower case of a letter have in common. */
  private static final int LETTER = 31;

  private static final int MICROS = 6;
  private static final byte[] BLANK_LINE = {'\r', '\n', '\r', '\n'};

  /** Digits of seconds, so that the microseconds still go into a long. */
  private static final int MOST_DIGITS = 12;

  private final byte[] bytes;
  private final int[] places;

  /** All the names' {@link #nameMark}s: most headers that are asked for and absent show here. */
  private final long names;

  /** Takes ownership of both arrays. */
  AmiMessage(byte[] bytes, int[] places) {
    this(bytes, places, names(bytes, places));
  }

  /** The same, the names' marks known already. */
  AmiMessage(byte[] bytes, int[] places, long names) {
    this.bytes = bytes;
    this.places = places;
    this.names = names;
  }

  /** A message from alternating names and values; the first pair decides its kind. */
  public static AmiMessage of(String... namesAndValues) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int[] places = new int[namesAndValues.length / 2 * PLACES];
    int place = 0;
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      byte[] name = namesAndValues[i].getBytes(UTF_8);
      places[place++] = nameAt(bytes.size(), name.length);
      bytes.writeBytes(name);
      bytes.writeBytes((": " + namesAndValues[i + 1]).getBytes(UTF_8));
      places[place++] = bytes.size();
      bytes.writeBytes(new byte[] {'\r', '\n'});
    }
    return new AmiMessage(bytes.toByteArray(), places);
  }

  /** A name's place: its first byte within the block (below 2^20) and its length. */
  static int nameAt(int start, int length) {
    return start << NAME_BITS | length;
  }

  /**
   * One bit for a name, made of its length and its middle letter without case: these tell the
   * headers of one event apart better than first letters, which they often share.
   */
  static long nameMark(int length, int middle) {
    return 1L << (length * 7 + (middle & LETTER));
  }

  private static long names(byte[] bytes, int[] places) {
    long names = 0;
    for (int i = 0; i < places.length; i += PLACES) {
      int length = places[i] & LONGEST_NAME;
      names |= nameMark(length, bytes[(places[i] >>> NAME_BITS) + length / 2]);
    }
    return names;
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
    return size() == 0 ? "" : value(0);
  }

  /** Whether {@link #name()} is this, without case; decodes nothing. */
  public boolean isNamed(String name) {
    return size() > 0 && Ascii.same(bytes, valueStart(0), valueEnd(0), name);
  }

  /** The first value of this header as it was on the wire, or null when there is none. */
  public @Nullable String get(String header) {
    int index = find(header);
    return index < 0 ? null : value(index);
  }

  /** Where this header stands for the first time, counted from 0, or -1; decodes nothing. */
  public int find(String header) {
    int length = header.length();
    if (length == 0 || (names & nameMark(length, header.charAt(length / 2))) == 0) {
      return -1;
    }
    for (int i = 0; i < places.length; i += PLACES) {
      if ((places[i] & LONGEST_NAME) == length) {
        int start = places[i] >>> NAME_BITS;
        if (Ascii.same(bytes, start, start + length, header)) {
          return i / PLACES;
        }
      }
    }
    return -1;
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
    return places.length / PLACES;
  }

  /** The name of the header at this place, counted from 0, as it was on the wire. */
  public String header(int index) {
    return new String(bytes, nameStart(index), nameEnd(index) - nameStart(index), UTF_8);
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
    long number = 0;
    int digits = 0;
    int fraction = -1;
    int end = valueEnd(index);
    for (int at = valueStart(index); at < end && fraction < MICROS; at++) {
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
    return Ascii.same(bytes, nameStart(index), nameEnd(index), name);
  }

  /** How many bytes the name of the header at this place has; decodes nothing. */
  public int nameLength(int index) {
    return places[index * PLACES] & LONGEST_NAME;
  }

  /** Whether the header at this place has exactly this name, in the same case. */
  public boolean headerIs(int index, byte[] name) {
    return Arrays.equals(bytes, nameStart(index), nameEnd(index), name, 0, name.length);
  }

  /** Writes the block as it came, a blank line behind it: a reader makes the same message of it. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes);
    out.write(BLANK_LINE);
  }

  /** How many bytes this message keeps alive, roughly: what a bounded inbox counts. */
  public int weight() {
    return bytes.length + places.length * Integer.BYTES + 64;
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

  private int nameStart(int index) {
    return places[index * PLACES] >>> NAME_BITS;
  }

  private int nameEnd(int index) {
    return nameStart(index) + (places[index * PLACES] & LONGEST_NAME);
  }

  private int valueStart(int index) {
    int start = nameEnd(index) + 1;
    return start < valueEnd(index) && bytes[start] == ' ' ? start + 1 : start;
  }

  private int valueEnd(int index) {
    return places[index * PLACES + 1];
  }
}
