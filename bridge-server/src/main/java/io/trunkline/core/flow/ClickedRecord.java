package io.trunkline.core.flow;

import io.trunkline.core.pop.FromPage;
import io.trunkline.core.ticket.Match;
import java.util.Optional;

/**
 * The record whose number an agent clicked: the customer of the call, without a search.
 *
 * @param match the record
 * @param origin the origin of the org's page it was clicked in: it is no record of any other org
 */
record ClickedRecord(Match match, String origin) {
  private static final int LONGEST_ORIGIN = 255;
  private static final int PARTS = 5;

  /** What a page said was clicked; empty where it is no customer, as a Case. */
  static Optional<ClickedRecord> of(FromPage.Clicked clicked, String number) {
    if (clicked.origin().length() > LONGEST_ORIGIN) {
      return Optional.empty();
    }
    String name = CustomerId.line(clicked.name());
    return CustomerId.object(clicked.id())
        .map(object -> new Match(object, clicked.id(), name, null, CustomerId.line(number)))
        .map(match -> new ClickedRecord(match, CustomerId.line(clicked.origin())));
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
