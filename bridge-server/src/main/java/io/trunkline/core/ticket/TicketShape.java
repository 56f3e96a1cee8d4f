package io.trunkline.core.ticket;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object of the org, as it describes it to the account's user.
 *
 * @param object API name
 * @param fields all fields; their picklists offer what the record type below offers
 * @param recordTypes the record types that the object has; empty for most objects
 * @param recordType the API name of the record type whose picklists these are, or null where the
 *     object has none, or the org told no difference
 */
public record TicketShape(
    String object,
    List<FieldShape> fields,
    List<RecordType> recordTypes,
    @Nullable String recordType) {

  /**
   * A kind of records of one object.
   *
   * @param id as this org knows it; another org has another
   * @param name API name, the same in a sandbox and in production
   * @param label for people
   * @param available whether the account's user may create records of it
   * @param byDefault whether records that name none get it
   */
  public record RecordType(
      String id, String name, String label, boolean available, boolean byDefault) {}

  public TicketShape {
    fields = List.copyOf(fields);
    recordTypes = List.copyOf(recordTypes);
  }

  /** An object without record types. */
  public TicketShape(String object, List<FieldShape> fields) {
    this(object, fields, List.of(), null);
  }

  /** The field of this API name, compared without case as Salesforce does. */
  public Optional<FieldShape> field(String name) {
    return fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The record type of this API name or id. */
  public Optional<RecordType> recordType(String nameOrId) {
    String wanted = nameOrId.strip();
    return recordTypes.stream()
        .filter(type -> type.name().equalsIgnoreCase(wanted) || isId(type.id(), wanted))
        .findFirst();
  }

  /** The record type that records get which name none; empty where there is only the master. */
  public Optional<RecordType> defaultRecordType() {
    return recordTypes.stream().filter(RecordType::byDefault).findFirst();
  }

  /** An id has 15 characters, and three more that only check them. */
  private static boolean isId(String id, String wanted) {
    return wanted.length() >= 15 && (id.equals(wanted) || id.startsWith(wanted));
  }

  /** The object as Salesforce delivers it, for an org that cannot be asked. */
  public static TicketShape usual(TicketType type) {
    return UsualShapes.of(type);
  }
}
