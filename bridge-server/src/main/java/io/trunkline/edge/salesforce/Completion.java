package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.FieldShape;
import io.trunkline.core.ticket.TicketOutcome;
import io.trunkline.core.ticket.TicketOutcome.Filed;
import io.trunkline.core.ticket.TicketShape;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.edge.salesforce.Writer.Order;
import io.trunkline.edge.salesforce.Writer.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the end of a call to its ticket: only the fields given, and what is appended goes behind
 * what stands there by then. What somebody has filled since the ticket was filed stays. A second
 * completion with the same text appends nothing. Nothing is written to a record that does not bear
 * the ticket's reference. Safe for several threads.
 */
final class Completion {
  /** What Salesforce gives Description on Task and Case. */
  private static final int USUAL_LENGTH = 32_000;

  private static final String DESCRIPTION = "Description";

  private final Account account;
  private final Org org;
  private final SeenTickets seen;
  private final Writer writer;
  private final Describer describer;
  private final RecordAddress addresses;

  Completion(
      Account account,
      Org org,
      SeenTickets seen,
      Writer writer,
      Describer describer,
      RecordAddress addresses) {
    this.account = account;
    this.org = org;
    this.seen = seen;
    this.writer = writer;
    this.describer = describer;
    this.addresses = addresses;
  }

  TicketOutcome complete(
      TicketType type,
      String recordId,
      String reference,
      Map<String, Object> fields,
      String appended,
      Deadline deadline)
      throws OrgTrouble {
    if (!Soql.isId(recordId)) {
      throw OrgTrouble.refused("MALFORMED_ID", "This is not a record's id.", List.of());
    }
    if (fields.isEmpty() && appended.isBlank()) {
      return new Filed(recordId, addresses.of(type.object(), recordId), List.of());
    }
    String path = "/sobjects/" + type.object() + "/" + recordId;
    TicketShape shape = describer.shape(type.object(), deadline);
    List<FieldShape> typed = fields.keySet().stream().flatMap(one -> typed(shape, one)).toList();
    boolean isSure = seen.isSure(recordId, reference);
    List<String> dropped = new ArrayList<>();
    Map<String, Object> toWrite = new HashMap<>(fields);
    if (!isSure || !typed.isEmpty() || !appended.isBlank()) {
      String mark = SeenTickets.mark(type, account.externalId(type));
      JsonObject standing = standing(path, mark, typed, deadline);
      if (!isSure) {
        seen.check(type, recordId, reference, mark, standing);
      }
      typed.stream()
          .filter(
              field -> isSomebodys(standing, field, Objects.toString(fields.get(field.name()), "")))
          .forEach(
              field -> {
                toWrite.remove(field.name());
                dropped.add(field.name() + ": somebody has filled it meanwhile");
              });
      String description = JsonFields.text(standing, DESCRIPTION, "");
      String joined = joined(description, appended.strip(), longest(shape), dropped);
      if (!joined.equals(description)) {
        toWrite.put(DESCRIPTION, joined);
      }
    }
    if (!toWrite.isEmpty()) {
      Written written = writer.write(new Order("PATCH", path, type, toWrite), deadline);
      dropped.addAll(written.dropped());
    }
    return new Filed(recordId, addresses.of(type.object(), recordId), dropped);
  }

  /** A field that people fill by hand: not whom it belongs to, nor how far it is. */
  private static Stream<FieldShape> typed(TicketShape shape, String name) {
    return shape.field(name).stream()
        .filter(field -> !field.type().equals("reference") && !field.name().equals("Status"));
  }

  /** The record as it is; a field that was hidden or removed meanwhile is nobody's. */
  private JsonObject standing(String path, String mark, List<FieldShape> typed, Deadline deadline)
      throws OrgTrouble {
    String always =
        path
            + "?fields="
            + DESCRIPTION
            + ",CreatedDate,LastModifiedDate"
            + (mark.isEmpty() ? "" : "," + mark);
    String more = typed.stream().map(field -> "," + field.name()).collect(Collectors.joining());
    try {
      return org.read(always + more, deadline).object();
    } catch (OrgTrouble trouble) {
      if (!trouble.says("INVALID_FIELD")) {
        throw trouble;
      }
      return org.read(always, deadline).object();
    }
  }

  /** Whether a person has put something else there; what the org puts there is nobody's. */
  private static boolean isSomebodys(JsonObject standing, FieldShape field, String value) {
    String text = JsonFields.text(standing, field.name(), "");
    String created = JsonFields.text(standing, "CreatedDate", "");
    return !text.isBlank()
        && !text.equals(value)
        && !text.equals(field.defaultValue())
        && !created.equals(JsonFields.text(standing, "LastModifiedDate", ""));
  }

  private static String joined(
      String standing, String appended, int longest, List<String> dropped) {
    if (appended.isEmpty() || unix(standing).contains(unix(appended))) {
      return standing;
    }
    String joined = standing.isEmpty() ? appended : standing + "\n" + appended;
    if (joined.length() <= longest) {
      return joined;
    }
    dropped.add("the end of Description: there is room for " + longest + " characters");
    return longest < standing.length() ? standing : cut(joined, longest);
  }

  private static String cut(String text, int longest) {
    boolean splitsPair = Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, splitsPair ? longest - 1 : longest);
  }

  private static int longest(TicketShape shape) {
    return shape
        .field(DESCRIPTION)
        .map(FieldShape::length)
        .filter(length -> length > 0)
        .orElse(USUAL_LENGTH);
  }

  /** Salesforce may give lines back with CR LF. */
  private static String unix(String text) {
    return text.replace("\r\n", "\n");
  }
}
