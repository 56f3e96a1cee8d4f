package io.trunkline.edge.http;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Which pages of Salesforce may frame the softphone and give it their library: those of the
 * configured accounts, asked anew each time. Any customer's page ends in .force.com, so that a
 * pattern would let strangers in.
 */
final class Origins {
  private static final Pattern ORIGIN =
      Pattern.compile("https?://[a-z0-9._-]{1,253}(:[0-9]{1,5})?");
  private final Supplier<? extends Collection<String>> listed;

  Origins(Supplier<? extends Collection<String>> listed) {
    this.listed = listed;
  }

  /** Whether an account lists exactly this origin. */
  boolean allow(String origin) {
    return wellFormed(origin)
        && listed.get().stream().anyMatch(one -> one.toLowerCase(Locale.ROOT).equals(origin));
  }

  /** Whether it is an origin at all: only then may it stand in a header. */
  static boolean wellFormed(String origin) {
    return ORIGIN.matcher(origin).matches();
  }

  /** What to do about an origin that is not allowed, in words for people. */
  String remedy(String origin) {
    return wellFormed(origin)
        ? "Add " + origin + " to the origins of the Salesforce account in Trunkline's console."
        : "Salesforce gave an origin that is none. Open this page from Salesforce again.";
  }
}
