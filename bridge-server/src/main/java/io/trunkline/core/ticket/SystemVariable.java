package io.trunkline.core.ticket;

import java.util.Locale;

/**
 * A variable that every call may have.
 *
 * @param name as administrators know it
 * @param says what it says, a sentence
 * @param known from when on
 */
public record SystemVariable(String name, String says, Known known) {

  /** How far a call is, and from when on a variable is known. In order. */
  public enum Known {
    RING,
    ANSWER,
    END;

    /** The lower-case word for people. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this comes later in a call than the other. */
    public boolean isAfter(Known other) {
      return compareTo(other) > 0;
    }
  }
}
