package io.trunkline.core.ticket;

import java.util.List;

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
  public FieldShape {
    picklistValues = List.copyOf(picklistValues);
  }
}
