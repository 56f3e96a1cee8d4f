package io.trunkline.core.ticket;

import java.util.List;

/** The two configurations that administrators begin with. */
public final class ConfigurationTemplates {
  /** The channel of calls. */
  public static final String VOICE = "voice";

  private ConfigurationTemplates() {}

  /** A new configuration as its type seeds it; everything in it may be changed afterwards. */
  public static Configuration fresh(
      String id, String accountId, String name, Configuration.Type type, TicketType ticketType) {
    return new Configuration(
        id,
        accountId,
        name,
        VOICE,
        type,
        ticketType,
        subject(type),
        description(type),
        List.of(),
        SearchSettings.DEFAULT);
  }

  /** The subject that a type begins with. */
  public static List<Item> subject(Configuration.Type type) {
    return switch (type) {
      case INBOUND_IN_QUEUE ->
          List.of(string("[Trunkline Ticket]"), variable("queue"), variable("calleridnum"));
      case OUTBOUND_CALL ->
          List.of(
              string("[Trunkline Ticket]"), string("Outbound Call"), variable("destcalleridnum"));
    };
  }

  /** The description that a type begins with. */
  public static List<Line> description(Configuration.Type type) {
    return switch (type) {
      case INBOUND_IN_QUEUE ->
          List.of(
              new Line(null, string("*** Call Info ***")),
              new Line("Caller Number", variable("calleridnum")),
              new Line("Queue", variable("queue")),
              new Line("Agent", variable("agentname")),
              new Line("Unique ID", variable("uniqueid")),
              new Line("Start", variable("starttime")),
              new Line("Recording URL", variable("recordingurl")));
      case OUTBOUND_CALL ->
          List.of(
              new Line(null, string("*** Call Info ***")),
              new Line("Called Number", variable("destcalleridnum")),
              new Line("Agent", variable("agentname")),
              new Line("Unique ID", variable("uniqueid")),
              new Line("Start", variable("starttime")),
              new Line("Recording URL", variable("recordingurl")));
    };
  }

  private static Item string(String text) {
    return new Item(Item.Kind.STRING, text);
  }

  private static Item variable(String name) {
    return new Item(Item.Kind.VARIABLE, name);
  }
}
