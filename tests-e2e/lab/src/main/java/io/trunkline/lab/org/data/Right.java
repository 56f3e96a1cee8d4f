package io.trunkline.lab.org.data;

import java.util.Locale;

/** What a profile may let a user do with the records of an object. */
public enum Right {
  READ,
  CREATE,
  EDIT;

  /** How the lack of it is kept, as in {@code create Case}. */
  String of(String object) {
    return name().toLowerCase(Locale.ROOT) + " " + object;
  }
}
