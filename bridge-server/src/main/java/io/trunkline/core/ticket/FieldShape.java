package io.trunkline.core.ticket;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
 * @param defaultValue the one among them that the org takes by itself, or null
 * @param referenceTo the objects that a lookup field may name a record of; empty for other types
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
    @Nullable String defaultValue,
    List<String> referenceTo,
    boolean filterable) {
  /** The types of custom fields that a configuration may fill. */
  private static final Set<String> CUSTOM_TYPES =
      Set.of("string", "int", "picklist", "boolean", "email", "textarea", "phone");

  /** Of standard fields, these as well. */
  private static final Set<String> STANDARD_TYPES =
      Set.of("combobox", "url", "date", "datetime", "reference");

  public FieldShape {
    picklistValues = List.copyOf(picklistValues);
    referenceTo = List.copyOf(referenceTo);
  }

  /** Whether a configuration may fill it: we may write it, and know how its type is written. */
  public boolean isOffered() {
    return createable && hasKnownType();
  }

  /** Whether it may name a record of this object. */
  boolean refersTo(String object) {
    return type.equals("reference") && referenceTo.contains(object);
  }

  /** The same field with other picklist values: those that a record type offers. */
  public FieldShape offering(List<String> values, @Nullable String byDefault) {
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
        byDefault,
        referenceTo,
        filterable);
  }

  /** Whether we know how its type is written. */
  boolean hasKnownType() {
    return CUSTOM_TYPES.contains(type) || (!custom && STANDARD_TYPES.contains(type));
  }
}
