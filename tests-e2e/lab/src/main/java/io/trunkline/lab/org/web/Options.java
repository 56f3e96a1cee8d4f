package io.trunkline.lab.org.web;

import io.trunkline.lab.org.data.Way;
import java.util.Locale;

/** What the headers of a write say beyond its body. */
public final class Options {
  private Options() {}

  /** Assignment rules run unless told not to; duplicates are refused unless told otherwise. */
  public static Way way(Ask ask) {
    boolean unassigned = ask.header("sforce-auto-assign").orElse("TRUE").equalsIgnoreCase("FALSE");
    String duplicates =
        ask.header("sforce-duplicate-rule-header").orElse("").toLowerCase(Locale.ROOT);
    boolean saves = duplicates.replace(" ", "").contains("allowsave=true");
    return new Way(!unassigned, saves);
  }
}
