package io.trunkline.core.dial;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.MatchType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.trunkline.calls.Direction;
import io.trunkline.calls.ExtensionPatterns;
import io.trunkline.core.Problem;
import io.trunkline.core.dial.CustomerNumber.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one PBX writes numbers, and what they are for the rest of the world. Immutable; safe for use
 * from several threads. Never throws: what cannot be understood stays readable.
 *
 * <p>A word may be read in several ways (with or without the outside prefix, national, with 00,
 * international without a plus). The first reading that libphonenumber knows as a real number wins,
 * else the first that its country could have given.
 */
public final class NumberPlan {
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

  /** What Asterisk and carriers put in place of a number. */
  private static final Set<String> WITHHELD =
      Set.of(
          "anonymous",
          "unknown",
          "<unknown>",
          "private",
          "restricted",
          "withheld",
          "unavailable",
          "asterisk");

  private static final Pattern SIP_ADDRESS = Pattern.compile("(?i)(?:sips?|tel):([^@;]*).*");
  private static final Pattern EXTENSION_PATTERN =
      Pattern.compile("_?([0-9*#+XZNxzn]|\\[[0-9-]+])+[.!]?");
  private static final Pattern DIALLABLE = Pattern.compile("\\+?[0-9]+");
  private static final String SEPARATORS = "[\\s\\u00a0().\\-/]";
  private static final int LONGEST = 32;
  private static final int SHORT = 6;
  private static final int LONGEST_SHOWN = 64;
  private static final int SHORTEST_INTERNATIONAL = 10;

  private final @Nullable String country;
  private final String outsidePrefix;
  private final ExtensionPatterns inside;

  /** The plan of this PBX; patterns that are broken match nothing. */
  public static NumberPlan of(Pbx pbx) {
    return new NumberPlan(pbx.country(), pbx.outsidePrefix(), pbx.internalExtensions());
  }

  /**
   * A plan of one's own.
   *
   * @param country ISO 3166 code; without a known one only international numbers are understood
   * @param outsidePrefix what is dialled for an outside line; may be empty
   * @param internalExtensions patterns of numbers that are inside, in the dialplan's notation
   *     ({@code 1XXX})
   */
  public NumberPlan(String country, String outsidePrefix, List<String> internalExtensions) {
    String code = country.strip().toUpperCase(Locale.ROOT);
    this.country = PHONES.getSupportedRegions().contains(code) ? code : null;
    this.outsidePrefix = outsidePrefix.strip();
    this.inside =
        new ExtensionPatterns(internalExtensions.stream().filter(NumberPlan::isPattern).toList());
  }

  /** What is wrong with a PBX's numbers, for people; empty when nothing is. */
  public static List<Problem> problems(Pbx pbx) {
    List<Problem> problems = new ArrayList<>();
    if (!PHONES.getSupportedRegions().contains(pbx.country())) {
      problems.add(
          new Problem(
              "country",
              "'" + pbx.country() + "' is no country",
              "give its two letters in capitals, such as IT"));
    }
    if (!pbx.outsidePrefix().matches("[0-9*#]{0,8}")) {
      problems.add(
          new Problem(
              "outsidePrefix",
              "'" + pbx.outsidePrefix() + "' cannot be dialled",
              "give up to 8 digits, or leave it empty"));
    }
    for (int i = 0; i < pbx.internalExtensions().size(); i++) {
      String pattern = pbx.internalExtensions().get(i);
      if (!isPattern(pattern)) {
        problems.add(
            new Problem(
                "internalExtensions[" + i + "]",
                "'" + pattern + "' is no extension pattern",
                "write it as in the dialplan, such as 1XXX"));
      }
    }
    return List.copyOf(problems);
  }

  /**
   * The customer's number.
   *
   * @param raw the PBX's own word, or null when it gave none
   * @param direction the segment's direction: only an outbound number is expected to begin with the
   *     outside prefix
   */
  public CustomerNumber customer(@Nullable String raw, Direction direction) {
    String word = raw == null ? "" : raw;
    String plain = cleaned(word);
    if (plain.isEmpty() || WITHHELD.contains(plain.toLowerCase(Locale.ROOT))) {
      return new CustomerNumber(Kind.WITHHELD, word, null, "");
    }
    if (!DIALLABLE.matcher(plain).matches() || plain.length() > LONGEST) {
      return new CustomerNumber(Kind.OTHER, word, null, shown(word));
    }
    if (isShort(plain)) {
      return new CustomerNumber(Kind.SHORT, word, null, plain);
    }
    return understood(plain, direction)
        .map(
            number ->
                new CustomerNumber(
                    Kind.OUTSIDE,
                    word,
                    PHONES.format(number, PhoneNumberFormat.E164),
                    PHONES.format(number, PhoneNumberFormat.INTERNATIONAL)))
        .orElseGet(() -> new CustomerNumber(Kind.OUTSIDE, word, null, plain));
  }

  /** Whether this is a number inside, by the patterns. */
  boolean isInside(String plain) {
    return inside.test(plain);
  }

  /**
   * How an international number is dialled in this plan's country, without the outside prefix: as
   * at home where it is one of its own, else with what the country dials to get abroad (00 where
   * there are several ways). Empty for a number that is not international, and for one that its
   * country cannot have given: written for dialling it might become another's.
   */
  Optional<String> dialledFromHere(CustomerNumber number) {
    return international(number).filter(PHONES::isValidNumber).flatMap(this::way);
  }

  private Optional<String> way(PhoneNumber number) {
    String way =
        country == null
            ? PHONES.format(number, PhoneNumberFormat.E164)
            : cleaned(PHONES.formatOutOfCountryCallingNumber(number, country));
    return Optional.of(way.startsWith("+") ? "00" + way.substring(1) : way)
        .filter(word -> DIALLABLE.matcher(word).matches());
  }

  /**
   * Whether this is an international number that is none of this plan's country. Countries that
   * share a calling code are abroad to each other, such as those of the Caribbean to the US.
   */
  boolean isAbroad(CustomerNumber number) {
    return international(number)
        .filter(one -> country == null || !PHONES.isValidNumberForRegion(one, country))
        .isPresent();
  }

  private Optional<PhoneNumber> international(CustomerNumber number) {
    return number.e164() == null ? Optional.empty() : parsed(number.e164());
  }

  /** The number as this plan's own country writes it; empty for one from abroad. */
  Optional<String> nationalHere(CustomerNumber number) {
    return country == null
        ? Optional.empty()
        : international(number)
            .filter(one -> one.getCountryCode() == PHONES.getCountryCodeForRegion(country))
            .map(one -> cleaned(PHONES.format(one, PhoneNumberFormat.NATIONAL)));
  }

  /**
   * Whether two spellings are one number. Where only one of them is international, the other is
   * read as national in that one's country; a local part alone is never the same.
   */
  public static boolean same(String one, String other) {
    String left = cleaned(one);
    String right = cleaned(other);
    if (left.isEmpty() || left.equalsIgnoreCase(right)) {
      return !left.isEmpty();
    }
    if (!DIALLABLE.matcher(left).matches() || !DIALLABLE.matcher(right).matches()) {
      return false;
    }
    MatchType match = PHONES.isNumberMatch(plus(left), plus(right));
    return match == MatchType.EXACT_MATCH || match == MatchType.NSN_MATCH;
  }

  /**
   * Whether a number begins so. A beginning with a plus or 00 is compared with the international
   * number, any other with the number as its own country dials it.
   */
  public static boolean startsWith(String number, String beginning) {
    String plain = cleaned(number);
    String start = plus(cleaned(beginning));
    if (start.isEmpty()) {
      return false;
    }
    if (plain.startsWith(start)) {
      return true;
    }
    return plain.startsWith("+") && !start.startsWith("+") && national(plain).startsWith(start);
  }

  private static String national(String international) {
    try {
      return cleaned(PHONES.format(PHONES.parse(international, null), PhoneNumberFormat.NATIONAL));
    } catch (NumberParseException notOne) {
      return "";
    }
  }

  private boolean isShort(String plain) {
    return inside.test(plain) || (plain.length() <= SHORT && !plain.startsWith("+"));
  }

  private static boolean isPattern(String text) {
    return EXTENSION_PATTERN.matcher(text).matches();
  }

  private Optional<PhoneNumber> understood(String plain, Direction direction) {
    List<PhoneNumber> readings =
        readings(plain, direction).stream().flatMap(reading -> parsed(reading).stream()).toList();
    return readings.stream()
        .filter(PHONES::isValidNumber)
        .findFirst()
        .or(() -> withoutPlus(plain))
        .or(() -> readings.stream().filter(NumberPlan::isPossible).findFirst());
  }

  private Set<String> readings(String plain, Direction direction) {
    Set<String> readings = new LinkedHashSet<>();
    boolean prefixed =
        !outsidePrefix.isEmpty()
            && plain.startsWith(outsidePrefix)
            && plain.length() > outsidePrefix.length();
    String behindPrefix = prefixed ? plain.substring(outsidePrefix.length()) : plain;
    List<String> inOrder =
        direction == Direction.OUTBOUND
            ? List.of(behindPrefix, plain)
            : List.of(plain, behindPrefix);
    for (String reading : inOrder) {
      readings.add(reading);
      readings.add(plus(reading));
    }
    return readings;
  }

  /** Carriers also send the whole international number without a plus. */
  private Optional<PhoneNumber> withoutPlus(String plain) {
    if (plain.startsWith("+") || plain.startsWith("0") || plain.length() < SHORTEST_INTERNATIONAL) {
      return Optional.empty();
    }
    return parsed("+" + plain).filter(PHONES::isValidNumber);
  }

  private Optional<PhoneNumber> parsed(String reading) {
    if (country == null && !reading.startsWith("+")) {
      return Optional.empty();
    }
    try {
      return Optional.of(PHONES.parse(reading, country));
    } catch (NumberParseException noNumber) {
      return Optional.empty();
    }
  }

  private static boolean isPossible(PhoneNumber number) {
    return PHONES.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
  }

  /** 00 is how most of the world writes a plus. */
  private static String plus(String reading) {
    return reading.startsWith("00") ? "+" + reading.substring(2) : reading;
  }

  private static String cleaned(String word) {
    var address = SIP_ADDRESS.matcher(word.strip());
    String number = address.matches() ? address.group(1) : word;
    return number.replaceAll(SEPARATORS, "");
  }

  private static String shown(String word) {
    String readable = word.replaceAll("\\p{Cntrl}", "").strip();
    int end = readable.offsetByCodePoints(0, Math.min(LONGEST_SHOWN, codePoints(readable)));
    return readable.substring(0, end);
  }

  private static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }
}
