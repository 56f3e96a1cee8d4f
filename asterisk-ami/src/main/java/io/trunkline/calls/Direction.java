package io.trunkline.calls;

import java.util.Locale;

/** Where a segment goes, seen from inside: it is the segment's, not the whole call's. */
public enum Direction {
  INBOUND,
  OUTBOUND,
  INTERNAL;

  /** The lower-case word used in JSON, triggers and variables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
