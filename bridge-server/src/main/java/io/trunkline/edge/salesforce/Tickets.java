package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.TicketDraft;
import io.trunkline.core.ticket.TicketOutcome;
import io.trunkline.core.ticket.TicketOutcome.Filed;
import io.trunkline.core.ticket.TicketTrace;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.edge.salesforce.Writer.Order;
import io.trunkline.edge.salesforce.Writer.Written;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Files tickets and finds them again by their reference. With a unique external-id field Salesforce
 * itself makes a double impossible: the second creation is refused, and finds the first. It is no
 * upsert, which would write over what somebody has changed in the first meanwhile. Safe for several
 * threads.
 */
final class Tickets {
  private final Account account;
  private final Org org;
  private final Writer writer;
  private final RecordAddress addresses;
  private final SaidCases saidCases;
  private final SeenTickets seen;

  Tickets(
      Account account,
      Org org,
      SeenTickets seen,
      UserDirectory users,
      Writer writer,
      RecordAddress addresses) {
    this.account = account;
    this.org = org;
    this.seen = seen;
    this.writer = writer;
    this.addresses = addresses;
    this.saidCases = new SaidCases(org, users);
  }

  TicketOutcome file(TicketDraft draft, String reference, Deadline deadline) throws OrgTrouble {
    String object = draft.type().object();
    String key = key(draft.type());
    Written written;
    try {
      written = writer.write(order(draft, key, reference), deadline);
    } catch (OrgTrouble trouble) {
      if (key == null || !trouble.says("DUPLICATE_VALUE")) {
        throw trouble;
      }
      return alreadyThere(draft.type(), key, reference, trouble, deadline);
    }
    String id = JsonFields.text(written.reply().object(), "id");
    if (id == null) {
      id = idOf(draft.type(), key, reference, deadline);
    }
    seen.seen(id, reference);
    return new Filed(id, addresses.of(object, id), written.dropped());
  }

  /**
   * The id that the org's yes did not name: it stands there, so not knowing is all that is left.
   */
  private String idOf(TicketType type, @Nullable String key, String reference, Deadline deadline)
      throws OrgTrouble {
    OrgTrouble unnamed =
        OrgTrouble.unknown("Salesforce did not name the " + type.object() + " it filed.");
    if (key == null) {
      throw unnamed;
    }
    try {
      return byKey(type, key, reference, deadline).orElseThrow(() -> unnamed);
    } catch (OrgTrouble whileAsking) {
      throw unnamed;
    }
  }

  /** Records that bear the reference, oldest first. */
  List<String> lookUp(TicketTrace trace, Deadline deadline) throws OrgTrouble {
    TicketType type = trace.type();
    String key = key(type);
    if (type == TicketType.CASE && key == null) {
      return saidCases.find(trace, deadline);
    }
    String reference = Soql.literal(trace.reference());
    String condition =
        type == TicketType.CASE
            ? key + " = " + reference
            : "CallObject = " + reference + " AND " + SaidCases.since(trace);
    String soql =
        "SELECT Id FROM "
            + type.object()
            + " WHERE "
            + condition
            + " ORDER BY CreatedDate ASC, Id ASC LIMIT 50";
    return ids(org.query(soql, deadline));
  }

  /** The account's unique field; a name that cannot be one refuses the ticket instead. */
  private @Nullable String key(TicketType type) throws OrgTrouble {
    String key = account.externalId(type);
    if (key == null || key.isBlank()) {
      return null;
    }
    if (!Soql.isName(key.strip())) {
      throw OrgTrouble.refused(
          "INVALID_FIELD", "The account's external-id field has no valid name.", List.of());
    }
    return key.strip();
  }

  private static Order order(TicketDraft draft, @Nullable String key, String reference) {
    String path = "/sobjects/" + draft.type().object();
    Map<String, Object> fields = new HashMap<>(draft.fields());
    if (key == null) {
      return new Order("POST", path, draft.type(), fields);
    }
    fields.keySet().removeIf(key::equalsIgnoreCase);
    fields.put(key, reference);
    return new Order("POST", path, draft.type(), fields, key);
  }

  /**
   * The record whose key was taken. Of two creations at the same moment Salesforce may not say
   * which field it was about.
   */
  private TicketOutcome alreadyThere(
      TicketType type, String key, String reference, OrgTrouble trouble, Deadline deadline)
      throws OrgTrouble {
    Optional<String> id = byKey(type, key, reference, deadline);
    if (id.isPresent()) {
      seen.seen(id.get(), reference);
      return new Filed(id.get(), addresses.of(type.object(), id.get()), List.of());
    }
    throw isAbout(trouble, key) ? OrgTrouble.hidden(trouble, whatToDo(type, key)) : trouble;
  }

  private static String whatToDo(TicketType type, String key) {
    return "A "
        + type.object()
        + " with this reference in "
        + key
        + " stands, and the account's user does not see it. Look for it in Salesforce; give that"
        + " user View All on "
        + type.object()
        + " and retry, or discard the ticket.";
  }

  private static boolean isAbout(OrgTrouble trouble, String key) {
    return trouble.errors().stream()
        .filter(error -> error.code().equals("DUPLICATE_VALUE"))
        .anyMatch(
            error ->
                error.fields().stream().anyMatch(key::equalsIgnoreCase)
                    || error.message().contains("<unknown>")
                    || error
                        .message()
                        .toLowerCase(Locale.ROOT)
                        .contains(key.toLowerCase(Locale.ROOT)));
  }

  private Optional<String> byKey(TicketType type, String key, String reference, Deadline deadline)
      throws OrgTrouble {
    String soql =
        "SELECT Id FROM "
            + type.object()
            + " WHERE "
            + key
            + " = "
            + Soql.literal(reference)
            + " LIMIT 1";
    return ids(org.query(soql, deadline)).stream().findFirst();
  }

  private static List<String> ids(JsonObject page) {
    return JsonFields.objects(page, "records").stream()
        .map(row -> JsonFields.text(row, "Id", ""))
        .filter(id -> !id.isEmpty())
        .toList();
  }
}
