package io.trunkline.core.ticket;

import java.util.List;
import java.util.Set;

/**
 * A field as the org describes it to us (Salesforce's describe, for the account's user).
 *
 * @param name API name
 * @param label for people
 * @param type Salesforce's word: string, int, picklist, boolean, email, textarea, phone ...
 * @param length longest text in characters; 0 where it has none
 * @param custom whether the org added it
 * @param createable whether we may write it at creation
 * @param updateable whether we may write it later
 * @param required whether creation fails without it
 * @param restricted whether a picklist takes only its own values
 * @param picklistValues the active values
 * @param filterable whether a query may ask for it
 */
public record FieldShape(
    String name,
    String label,
    String type,
    int length,
    boolean custom,
    boolean createable,
    boolean updateable,
    boolean required,
    boolean restricted,
    List<String> picklistValues,
    boolean filterable) {
  /** The types of custom fields that a configuration may fill. */
  private static final Set<String> CUSTOM_TYPES =
      Set.of("string", "int", "picklist", "boolean", "email", "textarea", "phone");

  /** Of standard fields, these as well. */
  private static final Set<String> STANDARD_TYPES =
      Set.of("combobox", "url", "date", "datetime", "reference");

  public FieldShape {
    picklistValues = List.copyOf(picklistValues);
  }

  /** Whether a configuration may fill it: we may write it, and know how its type is written. */
  public boolean isOffered() {
    return createable && hasKnownType();
  }

  /** The same field with other picklist values: those that a record type offers. */
  public FieldShape offering(List<String> values) {
    return new FieldShape(
        name,
        label,
        type,
        length,
        custom,
        createable,
        updateable,
        required,
        restricted,
        values,
        filterable);
  }

  /** Whether we know how its type is written. */
  boolean hasKnownType() {
    return CUSTOM_TYPES.contains(type) || (!custom && STANDARD_TYPES.contains(type));
  }
}
