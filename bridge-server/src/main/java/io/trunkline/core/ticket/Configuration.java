package io.trunkline.core.ticket;

import io.trunkline.core.Kept;
import java.util.List;

/**
 * How a ticket is designed.
 *
 * @param id made by us
 * @param accountId the account it belongs to
 * @param name for people, unique within the account
 * @param channel {@code voice}, the only one so far
 * @param type which template it began as; decides nothing afterwards
 * @param ticketType Task or Case
 * @param subject items joined by one blank
 * @param description lines joined by newline
 * @param fields further fields
 * @param search how the customer is found
 */
public record Configuration(
    String id,
    String accountId,
    String name,
    String channel,
    Type type,
    TicketType ticketType,
    List<Item> subject,
    List<Line> description,
    List<FieldValue> fields,
    SearchSettings search)
    implements Kept {

  /** The template a configuration began as. */
  public enum Type {
    INBOUND_IN_QUEUE,
    OUTBOUND_CALL
  }

  public Configuration {
    subject = List.copyOf(subject);
    description = List.copyOf(description);
    fields = List.copyOf(fields);
  }
}
