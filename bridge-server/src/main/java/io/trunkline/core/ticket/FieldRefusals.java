package io.trunkline.core.ticket;

import java.util.Locale;
import java.util.Set;

/**
 * What the codes of a refused save tell of its fields; the codes are those of Salesforce's REST
 * API.
 */
public final class FieldRefusals {
  /** A field that is not there for whoever writes, at creation and in general. */
  private static final Set<String> FIELD_NOT_THERE =
      Set.of("INVALID_FIELD_FOR_INSERT_UPDATE", "INVALID_FIELD");

  /** What a draft in the org's present shape would not have met. */
  private static final Set<String> OF_ANOTHER_SHAPE =
      Set.of(
          "INVALID_FIELD_FOR_INSERT_UPDATE",
          "INVALID_FIELD",
          "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
          "INVALID_CROSS_REFERENCE_KEY",
          "REQUIRED_FIELD_MISSING",
          "STRING_TOO_LONG");

  /** Without these a ticket says nothing, or cannot be found again. */
  private static final Set<String> NEVER_LEFT_OUT =
      Set.of("subject", "description", "callobject", "ownerid");

  private FieldRefusals() {}

  /** Whether the refusal is about fields that whoever writes does not have. */
  public static boolean isFieldNotThere(String code) {
    return FIELD_NOT_THERE.contains(code);
  }

  /** Whether the org describes its fields otherwise by now, so that it is to be asked again. */
  public static boolean tellsOfAnotherShape(String code) {
    return OF_ANOTHER_SHAPE.contains(code);
  }

  /** Whether a ticket may be filed without this field, as far as its name tells. */
  public static boolean canBeLeftOut(String field) {
    return !NEVER_LEFT_OUT.contains(field.toLowerCase(Locale.ROOT));
  }
}
