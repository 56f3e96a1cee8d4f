package io.trunkline.core.dial;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Numbers as orgs keep them, beside numbers that call, and whether they are one. */
public final class NumberTable {
  private static final String HEAD =
      """
      # Which stored number is the caller's

      Made from `bridge-server/src/test/resources/number-pairs.txt`; two tests hold it: one compares
      each pair, the other puts all of them into one org and looks for each caller as a call does.
      Why it is so: [the rule](decisions/2026-11-22-whose-country-a-number-is-read-in.md).

      `%s`

      *found*: the caller's own number, and it is found. *missed*: his number, and it is not, on
      purpose: what stands there may be somebody else's. *rejected*: another number that the org's
      search may offer. *false*: another number that is taken for the caller's.

      | PBX | caller | stored | country of the record | found | why |
      |---|---|---|---|---|---|
      """;

  private NumberTable() {}

  /** What a pair is there to show. */
  public enum Truth {
    /** One number: it should be found. */
    SAME,
    /** Two numbers: finding it would be false. */
    OTHER
  }

  /**
   * One pair.
   *
   * @param pbx the PBX's country
   * @param caller the number as it calls
   * @param stored the field as people filled it
   * @param address the country of the record's address, or empty
   * @param truth whether the two are one number
   * @param found whether we find it; where that is not the truth, the note says why
   */
  public record Pair(
      String pbx,
      String caller,
      String stored,
      String address,
      Truth truth,
      boolean found,
      String note) {}

  /** All pairs; {@code number-pairs.txt} says how its columns are read. */
  public static List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (String line : lines()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] cells = line.split("\\|", -1);
        String expected = cells[4].strip();
        pairs.add(
            new Pair(
                cells[0].strip(),
                cells[1].strip(),
                cells[2].strip(),
                cells[3].strip(),
                expected.startsWith("other") ? Truth.OTHER : Truth.SAME,
                expected.equals("same"),
                cells[5].strip()));
      }
    }
    return pairs;
  }

  private static List<String> lines() {
    try (InputStream in = NumberTable.class.getResourceAsStream("/number-pairs.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The figures in one line. */
  public static String figures() {
    return "pairs=%d countries=%d found=%d missed=%d rejected=%d false=%d"
        .formatted(
            pairs().size(),
            pairs().stream().map(Pair::pbx).distinct().count(),
            count(Truth.SAME, true),
            count(Truth.SAME, false),
            count(Truth.OTHER, false),
            count(Truth.OTHER, true));
  }

  private static long count(Truth truth, boolean found) {
    return pairs().stream().filter(pair -> pair.truth() == truth && pair.found() == found).count();
  }

  /** The page {@code docs/numbers.md}. */
  public static String markdown() {
    StringBuilder page = new StringBuilder(HEAD.formatted(figures()));
    for (Pair pair : pairs()) {
      page.append(
          "| %s | %s | `%s` | %s | %s | %s |\n"
              .formatted(
                  pair.pbx(),
                  pair.caller(),
                  pair.stored(),
                  pair.address(),
                  word(pair),
                  pair.note()));
    }
    return page.toString();
  }

  private static String word(Pair pair) {
    return pair.truth() == Truth.OTHER
        ? (pair.found() ? "**false**" : "no, another number")
        : (pair.found() ? "yes" : "**missed**");
  }
}
