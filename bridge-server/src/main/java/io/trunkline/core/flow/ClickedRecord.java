package io.trunkline.core.flow;

import io.trunkline.core.pop.FromPage;
import io.trunkline.core.ticket.Match;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The record whose number an agent clicked: the customer of the call, without a search.
 *
 * @param match the record
 * @param origin the origin of the org's page it was clicked in: it is no record of any other org
 */
record ClickedRecord(Match match, String origin) {
  private static final Pattern ID = Pattern.compile("[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?");
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_ORIGIN = 255;
  private static final int PARTS = 5;

  /**
   * What a page said was clicked; empty where it is no customer, as a Case. The kind of record
   * follows from the id's first three characters, which are the same in every org.
   */
  static Optional<ClickedRecord> of(FromPage.Clicked clicked, String number) {
    if (!ID.matcher(clicked.id()).matches() || clicked.origin().length() > LONGEST_ORIGIN) {
      return Optional.empty();
    }
    String object =
        switch (clicked.id().substring(0, 3)) {
          case "003" -> "Contact";
          case "00Q" -> "Lead";
          case "001" -> "Account";
          default -> "";
        };
    Match match = new Match(object, clicked.id(), line(clicked.name()), null, line(number));
    return object.isEmpty()
        ? Optional.empty()
        : Optional.of(new ClickedRecord(match, line(clicked.origin())));
  }

  private static String line(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ").strip();
    return line.substring(0, Math.min(LONGEST_NAME, line.length()));
  }

  /** For the book: a line for each part. */
  String text() {
    return String.join("\n", match.object(), match.id(), match.name(), match.phone(), origin);
  }

  /** From the book; empty for what cannot be read. */
  static Optional<ClickedRecord> fromText(String text) {
    String[] parts = text.split("\n", -1);
    return parts.length == PARTS
        ? Optional.of(
            new ClickedRecord(new Match(parts[0], parts[1], parts[2], null, parts[3]), parts[4]))
        : Optional.empty();
  }
}
