package io.trunkline.edge.salesforce;

import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.FieldShape;
import io.trunkline.core.ticket.TicketOutcome;
import io.trunkline.core.ticket.TicketOutcome.Filed;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.edge.salesforce.Writer.Order;
import io.trunkline.edge.salesforce.Writer.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the end of a call to its ticket: only the fields given, and what is appended goes behind
 * what stands there by then. A second completion with the same text appends nothing. Nothing is
 * written to a record that does not bear the ticket's reference. Safe for several threads.
 */
final class Completion {
  /** What Salesforce gives Description on Task and Case. */
  private static final int USUAL_LENGTH = 32_000;

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
    String key = account.externalId(type);
    Optional<String> description =
        seen.check(type, recordId, reference, key == null ? "" : key.strip(), deadline);
    String path = "/sobjects/" + type.object() + "/" + recordId;
    List<String> dropped = new ArrayList<>();
    Map<String, Object> toWrite = new HashMap<>(fields);
    if (!appended.isBlank()) {
      String standing = description.isPresent() ? description.get() : description(path, deadline);
      String joined = joined(standing, appended.strip(), longest(type, deadline), dropped);
      if (!joined.equals(standing)) {
        toWrite.put("Description", joined);
      }
    }
    if (!toWrite.isEmpty()) {
      Written written = writer.write(new Order("PATCH", path, type, toWrite), deadline);
      dropped.addAll(written.dropped());
    }
    return new Filed(recordId, addresses.of(type.object(), recordId), dropped);
  }

  private String description(String path, Deadline deadline) throws OrgTrouble {
    return JsonFields.text(
        org.read(path + "?fields=Description", deadline).object(), "Description", "");
  }

  private static String joined(
      String standing, String appended, int longest, List<String> dropped) {
    if (unix(standing).contains(unix(appended))) {
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

  private int longest(TicketType type, Deadline deadline) throws OrgTrouble {
    return describer
        .shape(type.object(), deadline)
        .field("Description")
        .map(FieldShape::length)
        .filter(length -> length > 0)
        .orElse(USUAL_LENGTH);
  }

  /** Salesforce may give lines back with CR LF. */
  private static String unix(String text) {
    return text.replace("\r\n", "\n");
  }
}
