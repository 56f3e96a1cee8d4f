package io.trunkline.edge.salesforce;

import io.trunkline.core.dial.SearchedNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The SOSL text of a search by number. Salesforce takes a text apart at blanks, punctuation and
 * between letters and digits, and finds what shares a piece; of phone fields it also finds the
 * digits as a whole, whatever stands between them. An extension or a second number makes that whole
 * longer, hence the asterisks; a number that is not the first in its field is found by its groups,
 * hence the phrases. A FIND clause of more than 4,000 characters loses its operators; ours has
 * fewer than 1,500.
 */
final class Sosl {
  private Sosl() {}

  /** Looks for a number in these places; of what a person typed or dialled, only digits go in. */
  static String find(SearchedNumber number, List<SearchPlace> places) {
    List<String> terms = new ArrayList<>();
    for (String word : number.words()) {
      terms.add(word);
      terms.add(word + "*");
    }
    number.phrases().forEach(phrase -> terms.add('"' + phrase + '"'));
    boolean everywhere = places.stream().anyMatch(place -> !place.extras().isEmpty());
    return "FIND {"
        + String.join(" OR ", terms)
        + "} IN "
        + (everywhere ? "ALL" : "PHONE")
        + " FIELDS RETURNING "
        + places.stream().map(SearchPlace::returning).collect(Collectors.joining(", "));
  }
}
