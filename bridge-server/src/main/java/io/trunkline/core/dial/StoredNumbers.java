package io.trunkline.core.dial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes a text that people typed into a phone field apart into the numbers that stand in it. Each
 * comes as its digits, with a plus in front where it was typed so; labels and extensions are left
 * out, and so is everything of fewer than seven digits.
 */
final class StoredNumbers {
  /**
   * A phone field holds 40 characters, another text field 255; beyond that nobody keeps numbers.
   */
  private static final int LONGEST_TEXT = 255;

  private static final int FEWEST_DIGITS = 7;

  /** The longest number of the network (E.164); with it an exit code of at most four digits. */
  private static final int MOST_OF_NETWORK = 15;

  private static final int MOST_DIGITS = 19;

  /** "02 111 2222/23": another ending of the same number. */
  private static final int LONGEST_ENDING = 3;

  /** Words, lists and extensions part numbers; so does a plus that begins the next one. */
  private static final Pattern BETWEEN = Pattern.compile("[^0-9+()\\s./-]+|(?<=[0-9)\\s])(?=\\+)");

  private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\\u2212\\u30fc]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u2007\\u202f\\u3000]+");

  private StoredNumbers() {}

  /** The numbers in a text, in its order. */
  static List<String> in(String text) {
    return runs(text).stream().map(StoredNumbers::bare).filter(StoredNumbers::isNumber).toList();
  }

  /**
   * What stands before a last "-0" in a text: so German and Austrian companies write the
   * switchboard of a block of numbers, whose beginning they show when they call.
   */
  static List<String> blocks(String text) {
    return runs(text).stream()
        .filter(run -> run.strip().matches(".*[0-9]-0"))
        .map(run -> bare(run.strip().replaceFirst("-0$", "")))
        .filter(StoredNumbers::isNumber)
        .toList();
  }

  private static List<String> runs(String text) {
    String plain = plain(text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
    return Arrays.stream(BETWEEN.split(plain, -1)).flatMap(run -> parted(run).stream()).toList();
  }

  private static boolean isNumber(String bare) {
    return digits(bare) >= FEWEST_DIGITS && digits(bare) <= MOST_DIGITS;
  }

  /** Digits of every script as ASCII, every dash a hyphen, every space a blank. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int value = Character.digit(c, 10);
      plain.append(value >= 0 ? (char) ('0' + value) : c == '\uff0b' ? '+' : c);
    }
    String dashed = DASHES.matcher(plain).replaceAll("-");
    return SPACES.matcher(dashed).replaceAll(" ").replace('\uff08', '(').replace('\uff09', ')');
  }

  private static List<String> parted(String run) {
    List<String> parts = new ArrayList<>();
    StringBuilder number = new StringBuilder();
    String[] pieces = run.split("/", -1);
    for (int i = 0; i < pieces.length; i++) {
      number.append(pieces[i]);
      boolean last = i == pieces.length - 1;
      if (last || (isWhole(number) && beginsAnother(pieces[i + 1]))) {
        parts.addAll(byDashes(number.toString()));
        number.setLength(0);
      }
    }
    return parts;
  }

  private static boolean isWhole(CharSequence number) {
    return digits(number) >= FEWEST_DIGITS;
  }

  /** A slash stands between numbers, before another ending, or behind an area code. */
  private static boolean beginsAnother(String piece) {
    return digits(piece) >= FEWEST_DIGITS || digits(piece) <= LONGEST_ENDING;
  }

  /** A dash with blanks around it may stand within a number, unless no number is that long. */
  private static List<String> byDashes(String run) {
    List<String> pieces = List.of(run.strip().split(" - "));
    boolean several =
        digits(run) > MOST_OF_NETWORK && pieces.stream().allMatch(StoredNumbers::isWhole);
    return several
        ? pieces.stream().flatMap(piece -> bySpaces(piece).stream()).toList()
        : bySpaces(run);
  }

  /** Two numbers with nothing but a blank between them: no single number is that long. */
  private static List<String> bySpaces(String run) {
    List<String> pieces = List.of(run.strip().split(" "));
    boolean several =
        digits(run) > MOST_OF_NETWORK && pieces.stream().allMatch(StoredNumbers::isWhole);
    return several ? pieces : List.of(run);
  }

  private static String bare(String run) {
    String digits = run.replaceAll("[^0-9]", "");
    return run.strip().matches("[(\\s]*\\+.*") ? "+" + digits : digits;
  }

  private static int digits(CharSequence text) {
    return (int) text.chars().filter(c -> c >= '0' && c <= '9').count();
  }
}
