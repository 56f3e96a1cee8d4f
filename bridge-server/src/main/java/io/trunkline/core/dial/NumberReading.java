package io.trunkline.core.dial;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number of the network, as one country's code and the digits behind it, in the form that is
 * dialled from abroad today.
 *
 * @param code the country code, such as 39
 * @param national the digits behind it; Italy's leading zero is one of them
 */
record NumberReading(int code, String national) {
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  private static final int ITALY = 39;
  private static final int LONGEST_LOCAL_OF_ITALY = 8;
  private static final int ARGENTINA = 54;
  private static final int BRAZIL = 55;
  private static final int MEXICO = 52;

  /** Mexico's mobile numbers as they were dialled from abroad until 2019. */
  private static final Pattern MEXICO_ONCE = Pattern.compile("\\+521(?=[0-9]{10}$)");

  /** A real number, as written in this country; empty where it is none. */
  static Optional<NumberReading> valid(String text, @Nullable String region) {
    return parsed(text, region).filter(PHONES::isValidNumber).map(NumberReading::of);
  }

  /** The same, written in full: with the trunk zero where the country dials one. */
  static Optional<NumberReading> proper(String text, @Nullable String region) {
    return parsed(text, region)
        .filter(PHONES::isValidNumber)
        .filter(number -> isWrittenOut(text, number, String.valueOf(region)))
        .map(NumberReading::of);
  }

  /** A number that this country could have given. */
  static Optional<NumberReading> possible(String text, @Nullable String region) {
    return parsed(text, region).filter(PHONES::isPossibleNumber).map(NumberReading::of);
  }

  /**
   * The same whose leading zero is one of its digits, and was left out: spreadsheets eat it. Eight
   * digits or fewer may be a local number without its area code as well; that one is anybody's.
   */
  static Optional<NumberReading> withItsZero(String text, @Nullable String region) {
    boolean isItaly = region != null && PHONES.getCountryCodeForRegion(region) == ITALY;
    return !isItaly || text.length() <= LONGEST_LOCAL_OF_ITALY
        ? Optional.empty()
        : valid("0" + text, region);
  }

  private static boolean isWrittenOut(String text, PhoneNumber number, String region) {
    String digits = digits(text);
    String own = PHONES.getNationalSignificantNumber(number);
    boolean abroad = PHONES.getCountryCodeForRegion(region) != number.getCountryCode();
    return abroad
        || digits.equals(digits(PHONES.format(number, PhoneNumberFormat.NATIONAL)))
        || digits.equals(trunk(region) + own);
  }

  private static Optional<PhoneNumber> parsed(String text, @Nullable String region) {
    if (region == null && !text.startsWith("+")) {
      return Optional.empty();
    }
    try {
      String now = MEXICO_ONCE.matcher(text).replaceFirst("+52");
      return Optional.of(PHONES.parse(now, region));
    } catch (NumberParseException noNumber) {
      return Optional.empty();
    }
  }

  /**
   * Brings old and local forms to the one that is in use. Argentina's mobile numbers are dialled
   * with a 9 from abroad and without it by many carriers; Brazil put a 9 in front of its
   * eight-digit mobile numbers from 2012 to 2016. None of the short forms is another subscriber's
   * number.
   */
  private static NumberReading of(PhoneNumber number) {
    int code = number.getCountryCode();
    String own = PHONES.getNationalSignificantNumber(number);
    if (code == ARGENTINA && own.length() == 11 && own.startsWith("9")) {
      own = own.substring(1);
    } else if (code == BRAZIL && own.matches("[0-9]{2}[6-9][0-9]{7}")) {
      own = own.substring(0, 2) + "9" + own.substring(2);
    }
    return new NumberReading(code, own);
  }

  /** The country that gave it; null for numbers of no country. */
  @Nullable String region() {
    String region = PHONES.getRegionCodeForNumber(number());
    String known = region == null ? PHONES.getRegionCodeForCountryCode(code) : region;
    return PHONES.getSupportedRegions().contains(known) ? known : null;
  }

  /** All the digits with which it may be stored, the likeliest first. */
  Set<String> digitWords(@Nullable String seenFrom) {
    Set<String> words = new LinkedHashSet<>();
    String region = region();
    String trunk = region == null ? "" : trunk(region);
    forms().forEach(own -> words.add(code + own));
    for (String own : forms()) {
      words.add(digits(PHONES.format(number(own), PhoneNumberFormat.NATIONAL)));
      words.add(own);
      words.add("00" + code + own);
      if (code == ITALY && own.startsWith("0")) {
        words.add(own.substring(1));
      }
      if (!trunk.isEmpty() && !own.startsWith(trunk)) {
        words.add(trunk + own);
        words.add(code + trunk + own);
        words.add("00" + code + trunk + own);
      }
      if (seenFrom != null) {
        words.add(digits(PHONES.formatOutOfCountryCallingNumber(number(own), seenFrom)));
      }
    }
    return words;
  }

  /** The groups in which people write it: each as a phrase of digits with blanks. */
  Set<String> phrases() {
    Set<String> phrases = new LinkedHashSet<>();
    for (String own : forms()) {
      PhoneNumber number = number(own);
      for (PhoneNumberFormat format :
          List.of(PhoneNumberFormat.NATIONAL, PhoneNumberFormat.INTERNATIONAL)) {
        String written = PHONES.format(number, format).replaceFirst("^\\+" + code + "\\D", "");
        List<String> groups = List.of(written.strip().split("\\D+"));
        groups = groups.stream().filter(group -> !group.isEmpty()).toList();
        if (groups.size() > 1) {
          phrases.add(String.join(" ", groups));
          phrases.add(groups.get(0) + " " + String.join("", groups.subList(1, groups.size())));
        }
      }
    }
    return phrases;
  }

  /** The digits behind the code as they are now, and as they were or are said locally. */
  private List<String> forms() {
    List<String> forms = new ArrayList<>(List.of(national));
    if (code == ARGENTINA && national.length() == 10) {
      forms.add("9" + national);
    } else if (code == MEXICO && national.length() == 10) {
      forms.add("1" + national);
    } else if (code == BRAZIL && national.matches("[0-9]{2}9[6-9][0-9]{7}")) {
      forms.add(national.substring(0, 2) + national.substring(3));
    }
    return forms;
  }

  private PhoneNumber number() {
    return number(national);
  }

  private PhoneNumber number(String own) {
    PhoneNumber number = new PhoneNumber().setCountryCode(code);
    int zeros = own.length() - own.replaceFirst("^0+", "").length();
    if (zeros > 0) {
      number.setItalianLeadingZero(true).setNumberOfLeadingZeros(zeros);
    }
    return number.setNationalNumber(Long.parseLong(own));
  }

  private static String trunk(String region) {
    String prefix = PHONES.getNddPrefixForRegion(region, true);
    return prefix == null ? "" : prefix;
  }

  private static String digits(String text) {
    return text.replaceAll("[^0-9]", "");
  }
}
