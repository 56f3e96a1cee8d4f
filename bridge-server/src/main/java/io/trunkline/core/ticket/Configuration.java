package io.trunkline.core.ticket;

import io.trunkline.core.Kept;
import io.trunkline.core.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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
 * @param fields further fields; {@value #RECORD_TYPE} names the record type that tickets get
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

  /** The field that names a ticket's record type, by the type's API name or id. */
  public static final String RECORD_TYPE = "RecordTypeId";

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

  /** Whether Trunkline itself writes this field, so that no configuration may. */
  public static boolean isOurs(String field) {
    return ConfigurationCheck.isOurs(field);
  }

  /** The API name or id of the record type that tickets get; empty for the writer's default. */
  public Optional<String> recordType() {
    return fields.stream()
        .filter(value -> value.field().equalsIgnoreCase(RECORD_TYPE))
        .map(value -> value.item().text().strip())
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  /** What is wrong with it by itself, for people; empty when nothing is. */
  public List<Problem> problems() {
    return ConfigurationCheck.of(this);
  }

  /** What the org's object will not take of it; empty when it takes all. */
  public List<Problem> problemsWith(TicketShape shape) {
    return ConfigurationCheck.against(this, shape);
  }

  /** The custom variables in it that are not among these names. */
  public List<Problem> undeclared(Collection<String> customVariables) {
    return ConfigurationCheck.undeclared(this, customVariables);
  }
}
