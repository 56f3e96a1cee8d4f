package io.trunkline.core.dial;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One number in all the forms with which the prefixes of {@link Dialling} are compared. Forbidding
 * looks at every form and at what was typed; allowing only at what the number surely is, so that no
 * way abroad begins by chance like a number at home (010 in Japan).
 *
 * @param e164 the international number, or null where it is none
 * @param abroad whether it is one of another country than the PBX's
 * @param forms as it is dialled behind the outside prefix, and as it is written at home
 * @param typed as it was typed, with and without the outside prefix
 */
record Prefixes(@Nullable String e164, boolean abroad, Set<String> forms, Set<String> typed) {
  /** Alone it is everything abroad, whatever the country dials to get there. */
  private static final String ABROAD = "00";

  boolean forbid(List<String> prefixes) {
    return prefixes.stream().anyMatch(this::forbids);
  }

  boolean allow(List<String> prefixes) {
    return prefixes.stream().anyMatch(this::allows);
  }

  private boolean forbids(String prefix) {
    if (prefix.equals(ABROAD)) {
      return abroad || (e164 == null && begins(typed.stream(), prefix));
    }
    Stream<String> words = isInternational(prefix) ? forms.stream() : all();
    return beginsInternationally(prefix) || begins(words, prefix);
  }

  private boolean allows(String prefix) {
    return prefix.equals(ABROAD)
        ? abroad
        : beginsInternationally(prefix) || (!abroad && begins(forms.stream(), prefix));
  }

  private Stream<String> all() {
    return Stream.concat(forms.stream(), typed.stream());
  }

  private boolean beginsInternationally(String prefix) {
    return isInternational(prefix) && e164 != null && e164.startsWith(plus(prefix));
  }

  private static boolean isInternational(String prefix) {
    return prefix.startsWith("+") || prefix.startsWith(ABROAD);
  }

  private static String plus(String prefix) {
    return prefix.startsWith("+") ? prefix : "+" + prefix.substring(ABROAD.length());
  }

  private static boolean begins(Stream<String> words, String prefix) {
    return words.anyMatch(word -> word.startsWith(prefix));
  }
}
