package io.trunkline.edge.admin;

import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.ConfigurationTemplates;
import io.trunkline.core.ticket.FieldValue;
import io.trunkline.core.ticket.Item;
import io.trunkline.core.ticket.Line;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketType;
import java.util.Arrays;
import java.util.List;

/** The two designs that a new configuration may begin as. */
final class Templates {
  private Templates() {}

  /** A configuration without name and account. */
  record Template(
      String channel,
      Configuration.Type type,
      TicketType ticketType,
      List<Item> subject,
      List<Line> description,
      List<FieldValue> fields,
      SearchSettings search) {}

  static List<Template> all() {
    return Arrays.stream(Configuration.Type.values()).map(Templates::template).toList();
  }

  private static Template template(Configuration.Type type) {
    return new Template(
        ConfigurationTemplates.VOICE,
        type,
        TicketType.TASK,
        ConfigurationTemplates.subject(type),
        ConfigurationTemplates.description(type),
        List.of(),
        SearchSettings.DEFAULT);
  }
}
