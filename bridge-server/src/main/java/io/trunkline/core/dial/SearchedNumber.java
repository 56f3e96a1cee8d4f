package io.trunkline.core.dial;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A number whose owner is looked for among records. Orgs keep numbers as people typed them, and
 * their search knows no countries: so a number is searched in every way it may stand there, and
 * every hit is read again here. Immutable; safe for several threads.
 *
 * <p>A stored number without a country code means one number only, whoever calls: the first of
 * these readings that is a real number. The record's own country; the PBX's country, written out in
 * full; the caller's country, written out in full; the digits as an international number without
 * its plus; the PBX's and the caller's country with the trunk zero left out; the record's or the
 * PBX's country with Italy's own zero left out.
 */
public final class SearchedNumber {
  /** Shorter ones are extensions or services: they would match half the org. */
  private static final int FEWEST_DIGITS = 7;

  private static final int SHORTEST_INTERNATIONAL = 10;

  /**
   * Germany and Austria: nobody else has a number that begins like a company's block of numbers.
   */
  private static final Set<Integer> BLOCKS = Set.of(49, 43);

  private final String digits;
  private final @Nullable String home;
  private final @Nullable NumberReading reading;
  private final @Nullable String abroad;

  private SearchedNumber(String number, @Nullable String home) {
    this.digits = number.replaceAll("[^0-9]", "");
    this.home = home;
    this.reading = callers(number.strip(), digits, home);
    this.abroad = reading == null ? null : reading.region();
  }

  /**
   * A number as the PBX gave it.
   *
   * @param number international, or as this country dials it
   * @param country the PBX's country, an ISO code such as GB; empty where it is not known
   */
  public static SearchedNumber of(String number, String country) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < number.length(); i++) {
      int value = Character.digit(number.charAt(i), 10);
      plain.append(value >= 0 ? (char) ('0' + value) : number.charAt(i));
    }
    return new SearchedNumber(plain.toString(), Countries.named(country).orElse(null));
  }

  private static @Nullable NumberReading callers(
      String number, String digits, @Nullable String home) {
    String plain = number.startsWith("+") ? "+" + digits : digits;
    return NumberReading.valid(plain, home)
        .or(() -> exit(plain).flatMap(full -> NumberReading.possible(full, null)))
        .or(() -> NumberReading.possible(plain, home))
        .or(() -> NumberReading.possible("+" + digits, null))
        .orElse(null);
  }

  /** Whether a search for it can find its owner. */
  public boolean searchable() {
    return digits.length() >= FEWEST_DIGITS;
  }

  /** Digits without anything between them, as an index may keep a stored number of ours. */
  public List<String> words() {
    Set<String> words = new LinkedHashSet<>();
    if (reading != null) {
      words.addAll(reading.digitWords(home));
    }
    words.add(digits);
    return words.stream().filter(word -> word.length() >= FEWEST_DIGITS).toList();
  }

  /** The same in the groups people write; for an index that keeps each group by itself. */
  public List<String> phrases() {
    return reading == null ? List.of() : List.copyOf(reading.phrases());
  }

  /**
   * Whether this number stands in a field, alone or among others.
   *
   * @param text the field as people filled it
   * @param country the country of the record's address, in whatever word; may be empty
   */
  public boolean standsIn(String text, String country) {
    String own = Countries.named(country).orElse(null);
    return StoredNumbers.in(text).stream().anyMatch(stored -> means(stored, own))
        || (reading != null
            && BLOCKS.contains(reading.code())
            && StoredNumbers.blocks(text).stream().anyMatch(stored -> means(stored, own)));
  }

  private boolean means(String stored, @Nullable String own) {
    if (reading == null) {
      return !stored.startsWith("+") && bare(stored).equals(bare(digits));
    }
    return meaning(stored, own).filter(reading::equals).isPresent();
  }

  private Optional<NumberReading> meaning(String stored, @Nullable String own) {
    if (stored.startsWith("+")) {
      return NumberReading.possible(stored, null);
    }
    Optional<NumberReading> dialled = exit(stored).flatMap(full -> NumberReading.valid(full, null));
    return dialled
        .or(() -> NumberReading.proper(stored, own))
        .or(() -> NumberReading.valid(stored, own))
        .or(() -> NumberReading.proper(stored, home))
        .or(() -> NumberReading.proper(stored, abroad))
        .or(() -> withoutPlus(stored))
        .or(() -> NumberReading.valid(stored, home))
        .or(() -> NumberReading.valid(stored, abroad))
        .or(() -> NumberReading.withItsZero(stored, own == null ? home : own))
        .or(() -> likely(stored, own));
  }

  private static Optional<NumberReading> withoutPlus(String stored) {
    return stored.length() < SHORTEST_INTERNATIONAL
        ? Optional.empty()
        : NumberReading.valid("+" + stored, null);
  }

  /** No real number that we know of: numbering plans grow faster than this program. */
  private Optional<NumberReading> likely(String stored, @Nullable String own) {
    List<String> regions = new ArrayList<>();
    Stream.of(own, home, abroad).filter(Objects::nonNull).forEach(regions::add);
    return regions.stream()
        .flatMap(region -> NumberReading.possible(stored, region).stream())
        .findFirst();
  }

  /** 00 is how most of the world writes a plus. */
  private static Optional<String> exit(String stored) {
    return stored.startsWith("00") ? Optional.of("+" + stored.substring(2)) : Optional.empty();
  }

  private static String bare(String number) {
    return number.replaceFirst("^0+", "");
  }
}
