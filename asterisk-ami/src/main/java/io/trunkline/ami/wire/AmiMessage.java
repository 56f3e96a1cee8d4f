package io.trunkline.ami.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
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
  /** Places per header in {@link #places}: where its name begins, its name ends, its value ends. */
  static final int PLACES = 3;

  private final byte[] bytes;
  private final int[] places;

  /** Takes ownership of both arrays. */
  AmiMessage(byte[] bytes, int[] places) {
    this.bytes = bytes;
    this.places = places;
  }

  /** A message from alternating names and values; the first pair decides its kind. */
  public static AmiMessage of(String... namesAndValues) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int[] places = new int[namesAndValues.length / 2 * PLACES];
    int place = 0;
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      places[place++] = bytes.size();
      bytes.writeBytes(namesAndValues[i].getBytes(UTF_8));
      places[place++] = bytes.size();
      bytes.writeBytes((": " + namesAndValues[i + 1]).getBytes(UTF_8));
      places[place++] = bytes.size();
      bytes.writeBytes(new byte[] {'\r', '\n'});
    }
    return new AmiMessage(bytes.toByteArray(), places);
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
    for (int i = 0; i < size(); i++) {
      if (headerIs(i, header)) {
        return value(i);
      }
    }
    return null;
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
    int start = places[index * PLACES];
    return new String(bytes, start, places[index * PLACES + 1] - start, UTF_8);
  }

  /** The value of the header at this place, counted from 0; one space after the colon is gone. */
  public String value(int index) {
    int start = valueStart(index);
    return new String(bytes, start, valueEnd(index) - start, UTF_8);
  }

  /** Whether the header at this place has this name, without case; decodes nothing. */
  public boolean headerIs(int index, String name) {
    return Ascii.same(bytes, places[index * PLACES], places[index * PLACES + 1], name);
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

  private int valueStart(int index) {
    int start = places[index * PLACES + 1] + 1;
    return start < valueEnd(index) && bytes[start] == ' ' ? start + 1 : start;
  }

  private int valueEnd(int index) {
    return places[index * PLACES + 2];
  }
}
