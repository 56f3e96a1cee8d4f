package io.trunkline.lab.org.data;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Salesforce says when it refuses: an HTTP status, an error code, a message for people and the
 * fields concerned. Thrown inside the fake org, turned into an answer at its doors.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient List<String> fields;
  private final boolean ofData;

  private final transient @Nullable Duplicates duplicates;

  /**
   * Which records a duplicate rule found.
   *
   * @param ids the records that were there before
   */
  public record Duplicates(DuplicateRule rule, List<String> ids) {
    public Duplicates {
      ids = List.copyOf(ids);
    }
  }

  private Refusal(
      int status,
      String code,
      String message,
      List<String> fields,
      boolean ofData,
      @Nullable Duplicates duplicates) {
    super(message, null, false, false);
    this.duplicates = duplicates;
    this.status = status;
    this.code = code;
    this.fields = List.copyOf(fields);
    this.ofData = ofData;
  }

  /** A record was refused: the answer names fields, be they none. */
  public static Refusal ofData(String code, String message, String... fields) {
    return new Refusal(400, code, message, List.of(fields), true, null);
  }

  /** A request was refused: the answer has no list of fields. */
  public static Refusal of(int status, String code, String message) {
    return new Refusal(status, code, message, List.of(), false, null);
  }

  /** A duplicate rule stopped the record. */
  static Refusal duplicates(DuplicateRule rule, List<String> ids) {
    return new Refusal(
        400, "DUPLICATES_DETECTED", rule.words(), List.of(), false, new Duplicates(rule, ids));
  }

  /** A field that an object does not have, or not for this user. */
  public static Refusal noColumn(String field, String object) {
    return of(
        400, "INVALID_FIELD", "No such column '%s' on sobject of type %s".formatted(field, object));
  }

  public static Refusal notFound() {
    return of(404, "NOT_FOUND", "The requested resource does not exist");
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String words() {
    return String.valueOf(getMessage());
  }

  public List<String> fields() {
    return fields;
  }

  /** What a duplicate rule found, where one refused. */
  public Optional<Duplicates> found() {
    return Optional.ofNullable(duplicates);
  }

  /** Whether the answer carries a list of fields. */
  public boolean namesFields() {
    return ofData;
  }
}
