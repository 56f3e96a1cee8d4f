package io.trunkline.edge.salesforce;

import io.trunkline.core.ticket.FieldRefusals;
import io.trunkline.core.ticket.FieldShape;
import io.trunkline.core.ticket.TicketShape;
import io.trunkline.core.ticket.TicketType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a ticket's fields: waits out a locked row, and leaves out an optional field that the
 * account's user may not write. Safe for several threads.
 */
final class Writer {
  private static final Logger log = LoggerFactory.getLogger(Writer.class);

  private static final int LOCK_RETRIES = 3;
  private static final int DROP_ROUNDS = 3;

  private final String account;
  private final Org org;
  private final Describer describer;
  private final Pause pause;

  Writer(String account, Org org, Describer describer, Pause pause) {
    this.account = account;
    this.org = org;
    this.describer = describer;
    this.pause = pause;
  }

  /**
   * One record to write.
   *
   * @param method POST creates, PATCH updates
   * @param path under the version's root
   * @param key the unique field that it cannot do without, or empty
   */
  record Order(
      String method, String path, TicketType type, Map<String, Object> fields, String key) {
    Order(String method, String path, TicketType type, Map<String, Object> fields) {
      this(method, path, type, fields, "");
    }

    Order without(Set<String> names) {
      Map<String, Object> fewer = new HashMap<>(fields);
      fewer.keySet().removeIf(field -> names.contains(field.toLowerCase(Locale.ROOT)));
      return new Order(method, path, type, fewer, key);
    }
  }

  /** The org's yes, and what it got us to leave out, named for people. */
  record Written(Reply reply, List<String> dropped) {}

  /** Assignment rules would move the ticket away from its owner: the header switches them off. */
  static Map<String, String> headers(String object) {
    return object.equals("Case") || object.equals("Lead")
        ? Map.of("Sforce-Auto-Assign", "FALSE")
        : Map.of();
  }

  Written write(Order order, Deadline deadline) throws OrgTrouble {
    List<String> dropped = new ArrayList<>();
    Optional<TicketShape> shape = describer.known(order.type().object());
    Order left = order;
    for (int round = 0; ; round++) {
      try {
        return new Written(patiently(left, deadline), List.copyOf(dropped));
      } catch (OrgTrouble trouble) {
        Set<String> named = round < DROP_ROUNDS ? droppable(left, trouble, shape) : Set.of();
        if (named.isEmpty()) {
          throw trouble;
        }
        for (String field : named) {
          dropped.add(forPeople(field, left, shape));
        }
        left = left.without(named);
        log.warn(
            "account={} stage=write object={} outcome=dropped fields={}",
            account,
            order.type().object(),
            named);
      }
    }
  }

  /** Several tickets of one customer lock its row in turn; Salesforce's advice is to try again. */
  private Reply patiently(Order order, Deadline deadline) throws OrgTrouble {
    for (int attempt = 1; ; attempt++) {
      Reply reply =
          org.write(
              order.method(),
              order.path(),
              headers(order.type().object()),
              JsonFields.of(order.fields()),
              deadline);
      if (!reply.says("UNABLE_TO_LOCK_ROW") || attempt > LOCK_RETRIES) {
        return reply.orTrouble();
      }
      await(Duration.ofMillis(250L * attempt));
    }
  }

  private void await(Duration time) throws OrgTrouble {
    try {
      pause.about(time);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw OrgTrouble.unreachable("The bridge is stopping.");
    }
  }

  /** The fields that the refusal names, lower case, if every one of them can be done without. */
  private Set<String> droppable(Order order, OrgTrouble trouble, Optional<TicketShape> shape) {
    if (trouble.errors().stream()
        .anyMatch(error -> FieldRefusals.tellsOfAnotherShape(error.code()))) {
      describer.outdated(order.type().object());
    }
    if (trouble.errors().stream().anyMatch(error -> !FieldRefusals.isFieldNotThere(error.code()))) {
      return Set.of();
    }
    Set<String> named =
        order.fields().keySet().stream()
            .filter(field -> trouble.errors().stream().anyMatch(error -> names(error, field)))
            .map(field -> field.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    boolean needed =
        named.stream()
            .anyMatch(
                field ->
                    !FieldRefusals.canBeLeftOut(field)
                        || order.key().equalsIgnoreCase(field)
                        || required(field, shape));
    return needed ? Set.of() : named;
  }

  private static boolean required(String field, Optional<TicketShape> shape) {
    return shape.flatMap(known -> known.field(field)).map(FieldShape::required).orElse(false);
  }

  private static String forPeople(String field, Order order, Optional<TicketShape> shape) {
    return shape
        .flatMap(known -> known.field(field))
        .map(known -> known.label() + " (" + known.name() + ")")
        .orElseGet(
            () ->
                order.fields().keySet().stream()
                    .filter(field::equalsIgnoreCase)
                    .findFirst()
                    .orElse(field));
  }

  /** INVALID_FIELD names the field in its message only. */
  private static boolean names(OrgError error, String field) {
    if (!error.fields().isEmpty()) {
      return error.fields().stream().anyMatch(field::equalsIgnoreCase);
    }
    return Pattern.compile("(?<!\\w)" + Pattern.quote(field) + "(?!\\w)", Pattern.CASE_INSENSITIVE)
        .matcher(error.message())
        .find();
  }
}
