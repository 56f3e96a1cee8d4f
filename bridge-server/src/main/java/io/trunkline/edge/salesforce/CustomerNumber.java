package io.trunkline.edge.salesforce;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A number that a customer is searched by. Salesforce keeps phone fields as people typed them, and
 * its search knows no countries: so a number is searched in every way it may stand there, and what
 * comes back is compared here.
 *
 * @param digits the number's digits as they were given
 * @param region the country whose national numbers are meant, or ZZ
 * @param parsed the number as libphonenumber reads it, or null where it cannot be one
 */
record CustomerNumber(String digits, String region, @Nullable PhoneNumber parsed) {
  /** Shorter ones are extensions or services: they would match half the org. */
  private static final int FEWEST_DIGITS = 7;

  /** libphonenumber's word for no country. */
  private static final String ANYWHERE = "ZZ";

  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

  /** Reads a number as given; {@code country} is an ISO code such as GB, or empty. */
  static CustomerNumber of(String number, String country) {
    String upper = country.strip().toUpperCase(Locale.ROOT);
    String region = PHONES.getSupportedRegions().contains(upper) ? upper : ANYWHERE;
    return new CustomerNumber(digitsOf(number), region, parse(number, region));
  }

  boolean searchable() {
    return digits.length() >= FEWEST_DIGITS;
  }

  /** Digit strings to search for, the likeliest first. */
  List<String> renderings() {
    Set<String> ways = new LinkedHashSet<>();
    if (parsed != null) {
      String national = PHONES.getNationalSignificantNumber(parsed);
      String international = parsed.getCountryCode() + national;
      ways.add(international);
      ways.add(digitsOf(PHONES.format(parsed, PhoneNumberFormat.NATIONAL)));
      ways.add(national);
      ways.add("00" + international);
      if (!region.equals(ANYWHERE)) {
        ways.add(digitsOf(PHONES.formatOutOfCountryCallingNumber(parsed, region)));
      }
    }
    ways.add(digits);
    return ways.stream().filter(way -> way.length() >= FEWEST_DIGITS).toList();
  }

  /** Texts that a plain text field may hold: the renderings and the usual ways to write them. */
  List<String> texts() {
    Set<String> texts = new LinkedHashSet<>();
    if (parsed != null) {
      texts.add(PHONES.format(parsed, PhoneNumberFormat.E164));
      texts.add(PHONES.format(parsed, PhoneNumberFormat.INTERNATIONAL));
      texts.add(PHONES.format(parsed, PhoneNumberFormat.NATIONAL));
    }
    texts.addAll(renderings());
    return new ArrayList<>(texts);
  }

  /** Whether a stored text means the same number. */
  boolean sameAs(@Nullable String stored) {
    if (stored == null || digitsOf(stored).length() < FEWEST_DIGITS) {
      return false;
    }
    PhoneNumber other = parse(stored, region);
    if (parsed != null && other != null) {
      return parsed.getCountryCode() == other.getCountryCode()
          && PHONES
              .getNationalSignificantNumber(parsed)
              .equals(PHONES.getNationalSignificantNumber(other));
    }
    return bare(digits).equals(bare(digitsOf(stored)));
  }

  private static @Nullable PhoneNumber parse(String number, String region) {
    String text = number.strip();
    PhoneNumber asGiven = possible(text, region);
    if (asGiven != null) {
      return asGiven;
    }
    String digits = digitsOf(text);
    PhoneNumber prefixed =
        digits.startsWith("00") ? possible("+" + digits.substring(2), region) : null;
    return prefixed != null ? prefixed : possible("+" + digits, region);
  }

  private static @Nullable PhoneNumber possible(String text, String region) {
    try {
      PhoneNumber number = PHONES.parse(text, region);
      return PHONES.isPossibleNumber(number) ? number : null;
    } catch (NumberParseException notANumber) {
      return null;
    }
  }

  private static String digitsOf(String text) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int value = Character.digit(text.charAt(i), 10);
      if (value >= 0) {
        digits.append(value);
      }
    }
    return digits.toString();
  }

  private static String bare(String digits) {
    return digits.replaceFirst("^0+", "");
  }
}
