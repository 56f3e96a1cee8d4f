package io.trunkline.core.dial;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the country that an address names. Salesforce keeps countries as an ISO code where the
 * org's state and country picklists are on, else as whatever people typed.
 */
public final class Countries {
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

  /** The languages in which orgs name countries most often. */
  private static final List<String> LANGUAGES =
      List.of("en", "de", "fr", "it", "es", "pt", "nl", "sv", "da", "no", "fi", "pl", "ja", "zh");

  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("usa", "US"),
          Map.entry("unitedstatesofamerica", "US"),
          Map.entry("america", "US"),
          Map.entry("uk", "GB"),
          Map.entry("greatbritain", "GB"),
          Map.entry("england", "GB"),
          Map.entry("scotland", "GB"),
          Map.entry("wales", "GB"),
          Map.entry("northernireland", "GB"),
          Map.entry("holland", "NL"),
          Map.entry("thenetherlands", "NL"),
          Map.entry("korea", "KR"),
          Map.entry("russia", "RU"),
          Map.entry("uae", "AE"));

  private Countries() {}

  /** The ISO code of a country that has telephone numbers; empty for a word that names none. */
  public static Optional<String> named(String text) {
    String code = text.strip().toUpperCase(Locale.ROOT);
    if (code.isEmpty()) {
      return Optional.empty();
    }
    return PHONES.getSupportedRegions().contains(code)
        ? Optional.of(code)
        : Optional.ofNullable(Names.REGION_BY_NAME.get(key(text)));
  }

  private static Map<String, String> names() {
    Set<String> inIso = Set.of(Locale.getISOCountries());
    Map<String, String> names = new HashMap<>();
    for (String region : PHONES.getSupportedRegions()) {
      Locale country = new Locale.Builder().setRegion(region).build();
      for (String language : LANGUAGES) {
        names.putIfAbsent(key(country.getDisplayCountry(Locale.forLanguageTag(language))), region);
      }
      if (inIso.contains(region)) {
        names.putIfAbsent(key(country.getISO3Country()), region);
      }
    }
    names.putAll(OTHER_NAMES);
    names.remove("");
    return Map.copyOf(names);
  }

  /** Letters alone, without accents: "Österreich" and "OSTERREICH" are one. */
  private static String key(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("[^\\p{L}]", "")
        .toLowerCase(Locale.ROOT);
  }

  /** Made when the first name is asked for: an ISO code needs none of it. */
  private static final class Names {
    static final Map<String, String> REGION_BY_NAME = names();
  }
}
