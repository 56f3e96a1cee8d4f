package io.trunkline.core.dial;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Numbers as orgs keep them, beside numbers that call, and whether they are one. */
public final class NumberTable {
  private static final String HEAD =
      """
      # Which stored number is the caller's

      Made from `bridge-server/src/test/resources/number-pairs.txt` and from what two tests find:
      one compares each pair, the other puts all of them into one org, looks for each caller as a call
      does, and knows of every record that comes whether it is the caller's.
      Why it is so: [the rule](decisions/2026-11-22-whose-country-a-number-is-read-in.md).

      `%s`

      *found*: the caller's own number, and it is found. *missed*: his number, and it is not, on
      purpose: what stands there may be somebody else's. *rejected*: another number that the org's
      search may offer. *false*: another number that is taken for the caller's, because nothing in
      the record tells the two apart.

      | PBX | caller | stored | country of the record | found | why |
      |---|---|---|---|---|---|
      """;

  /** The columns that every pair has. */
  private static final int COLUMNS = 6;

  private NumberTable() {}

  /**
   * One pair.
   *
   * @param pbx the PBX's country
   * @param caller the number as it calls
   * @param stored the field as people filled it
   * @param address the country of the record's address, or empty
   * @param numbers whose numbers stand there, in truth
   * @param found whether we find it; where that is not the truth, the note says why
   */
  public record Pair(
      String pbx,
      String caller,
      String stored,
      String address,
      Set<String> numbers,
      boolean found,
      String note) {

    /** Whether this number stands there in truth: finding it for another would be false. */
    public boolean isOf(String number) {
      return numbers.stream().map(Pair::phone).anyMatch(phone(number)::equals);
    }

    /** The phone behind a number: Argentina's 9 and Mexico's old 1 are no part of it. */
    private static String phone(String number) {
      return number.replaceFirst("^\\+549", "+54").replaceFirst("^\\+521", "+52");
    }
  }

  /** All pairs; {@code number-pairs.txt} says how its columns are read. */
  public static List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (String line : lines()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        pairs.add(pair(line.split("\\|", -1)));
      }
    }
    return pairs;
  }

  private static Pair pair(String[] cells) {
    String caller = cells[1].strip();
    String truth = cells[4].strip();
    String numbers = cells.length > COLUMNS ? cells[COLUMNS].strip() : caller;
    Pair pair =
        new Pair(
            cells[0].strip(),
            caller,
            cells[2].strip(),
            cells[3].strip(),
            Set.of(numbers.split(" ", -1)),
            truth.equals("same") || truth.equals("false"),
            cells[5].strip());
    List<String> words = pair.isOf(caller) ? List.of("same", "missed") : List.of("other", "false");
    if (!words.contains(truth)) {
      throw new IllegalStateException(truth + " is not the truth of " + pair);
    }
    return pair;
  }

  private static List<String> lines() {
    try (InputStream in = NumberTable.class.getResourceAsStream("/number-pairs.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The figures in one line, of what was found when it was tried. */
  public static String figures(Predicate<Pair> found) {
    return "pairs=%d countries=%d found=%d missed=%d rejected=%d false=%d"
        .formatted(
            pairs().size(),
            pairs().stream().map(Pair::pbx).distinct().count(),
            count(pair -> isTrue(pair) && found.test(pair)),
            count(pair -> isTrue(pair) && !found.test(pair)),
            count(pair -> !isTrue(pair) && !found.test(pair)),
            count(pair -> !isTrue(pair) && found.test(pair)));
  }

  private static boolean isTrue(Pair pair) {
    return pair.isOf(pair.caller());
  }

  private static long count(Predicate<Pair> wanted) {
    return pairs().stream().filter(wanted).count();
  }

  /** The page {@code docs/numbers.md}, of what was found when it was tried. */
  public static String markdown(Predicate<Pair> found) {
    StringBuilder page = new StringBuilder(HEAD.formatted(figures(found)));
    for (Pair pair : pairs()) {
      page.append(
          "| %s | %s | `%s` | %s | %s | %s |\n"
              .formatted(
                  pair.pbx(),
                  pair.caller(),
                  pair.stored(),
                  pair.address(),
                  word(pair, found.test(pair)),
                  pair.note()));
    }
    return page.toString();
  }

  private static String word(Pair pair, boolean found) {
    return isTrue(pair)
        ? (found ? "yes" : "**missed**")
        : (found ? "**false**" : "no, another number");
  }
}
