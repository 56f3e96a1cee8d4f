package io.trunkline.ami.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One block of an AMI conversation: headers up to a blank line, in the order they came. The first
 * header alone decides the kind. Header names are compared without case. Immutable.
 */
public final class AmiMessage {
  private final List<String> names;
  private final List<String> values;

  private AmiMessage(List<String> names, List<String> values) {
    this.names = List.copyOf(names);
    this.values = List.copyOf(values);
  }

  /** A message from alternating names and values; the first pair decides its kind. */
  public static AmiMessage of(String... namesAndValues) {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      names.add(namesAndValues[i]);
      values.add(namesAndValues[i + 1]);
    }
    return new AmiMessage(names, values);
  }

  /** Whether the first header is {@code Event}. */
  public boolean isEvent() {
    return firstIs("Event");
  }

  /** Whether the first header is {@code Response}. */
  public boolean isResponse() {
    return firstIs("Response");
  }

  /** The first header's value: the event's or the response's name; empty for an empty block. */
  public String name() {
    return values.isEmpty() ? "" : values.get(0);
  }

  /** The first value of this header as it was on the wire, or null when there is none. */
  public @Nullable String get(String header) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(header)) {
        return values.get(i);
      }
    }
    return null;
  }

  /**
   * All values of this header, in order; several Variable, ChanVariable or Output lines are legal.
   */
  public List<String> all(String header) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(header)) {
        found.add(values.get(i));
      }
    }
    return found;
  }

  private boolean firstIs(String header) {
    return !names.isEmpty() && names.get(0).equalsIgnoreCase(header);
  }
}
