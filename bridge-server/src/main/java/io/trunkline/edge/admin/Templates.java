package io.trunkline.edge.admin;

import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.FieldValue;
import io.trunkline.core.ticket.Item;
import io.trunkline.core.ticket.Line;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    return List.of(
        template(
            Configuration.Type.INBOUND_IN_QUEUE,
            List.of(string("[Trunkline Ticket]"), variable("queue"), variable("calleridnum")),
            new Line("Caller Number", variable("calleridnum")),
            Optional.of(new Line("Queue", variable("queue")))),
        template(
            Configuration.Type.OUTBOUND_CALL,
            List.of(
                string("[Trunkline Ticket]"), string("Outbound Call"), variable("destcalleridnum")),
            new Line("Called Number", variable("destcalleridnum")),
            Optional.empty()));
  }

  private static Template template(
      Configuration.Type type, List<Item> subject, Line number, Optional<Line> queue) {
    List<Line> description =
        Stream.of(
                Stream.of(new Line(null, string("*** Call Info ***")), number),
                queue.stream(),
                Stream.of(
                    new Line("Agent", variable("agentname")),
                    new Line("Unique ID", variable("uniqueid")),
                    new Line("Start", variable("starttime")),
                    new Line("Recording URL", variable("recordingurl"))))
            .flatMap(lines -> lines)
            .toList();
    return new Template(
        "voice", type, TicketType.TASK, subject, description, List.of(), SearchSettings.DEFAULT);
  }

  private static Item string(String text) {
    return new Item(Item.Kind.STRING, text);
  }

  private static Item variable(String name) {
    return new Item(Item.Kind.VARIABLE, name);
  }
}
