package io.trunkline.core.dial;

import org.jspecify.annotations.Nullable;

/**
 * The customer's number, understood once, for card, search, variables and redial alike.
 *
 * @param kind what the PBX's word turned out to be
 * @param raw the PBX's own word, kept as it came; empty when there was none
 * @param e164 the international number, such as {@code +39021112222}, or null where it is none
 * @param display as people read it: {@code +39 02 111 2222}, else the raw word; empty when withheld
 */
public record CustomerNumber(Kind kind, String raw, @Nullable String e164, String display) {
  private static final int SHORTEST_SEARCHED = 7;

  /** What a PBX's word for a number may be. */
  public enum Kind {
    /** A number of the public network. */
    OUTSIDE,
    /** An extension, or a number too short for the network: it stays as it is. */
    SHORT,
    /** The caller does not show one. */
    WITHHELD,
    /** No telephone number at all; readable, and nothing more. */
    OTHER
  }

  /**
   * The number in one word, as it goes into tickets: international where it is known, else as the
   * PBX said it; empty when withheld.
   */
  public String text() {
    return e164 == null ? display : e164;
  }

  /** Its digits alone, international where it is known; empty when it has none. */
  public String digits() {
    return text().replaceAll("[^0-9]", "");
  }

  /** Whether a search for it can find its owner: a network's number of seven digits or more. */
  public boolean searchable() {
    return kind == Kind.OUTSIDE && digits().length() >= SHORTEST_SEARCHED;
  }

  /** For logs: the last four digits of it. */
  public String masked() {
    String digits = digits();
    return digits.length() <= 4 ? "…" : "…" + digits.substring(digits.length() - 4);
  }
}
