package io.trunkline.core.ticket;

import java.util.List;
import java.util.Optional;

/**
 * An object of the org, as it describes it to the account's user.
 *
 * @param object API name
 * @param fields all fields
 */
public record TicketShape(String object, List<FieldShape> fields) {
  public TicketShape {
    fields = List.copyOf(fields);
  }

  /** The field of this API name, compared without case as Salesforce does. */
  public Optional<FieldShape> field(String name) {
    return fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The object as Salesforce delivers it, for an org that cannot be asked. */
  public static TicketShape usual(TicketType type) {
    return UsualShapes.of(type);
  }
}
