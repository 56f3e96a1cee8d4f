package io.trunkline.core.flow;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What pages say of customers in the org. The kind of record follows from an id's first three
 * characters, which are the same in every org.
 */
final class CustomerId {
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?");
  private static final int LONGEST_LINE = 255;

  /** Three more characters of an id say nothing new. */
  static final int SHORTEST = 15;

  private CustomerId() {}

  /** Contact, Lead or Account; empty for any other record, and for what is no id. */
  static Optional<String> object(String id) {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    return switch (id.substring(0, 3)) {
      case "003" -> Optional.of("Contact");
      case "00Q" -> Optional.of("Lead");
      case "001" -> Optional.of("Account");
      default -> Optional.empty();
    };
  }

  /** A text on one line, cut where it is longer than any name. */
  static String line(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ").strip();
    return line.substring(0, Math.min(LONGEST_LINE, line.length()));
  }
}
