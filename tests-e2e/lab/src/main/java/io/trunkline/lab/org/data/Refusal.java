package io.trunkline.lab.org.data;

import java.util.List;

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

  private Refusal(int status, String code, String message, List<String> fields, boolean ofData) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.fields = List.copyOf(fields);
    this.ofData = ofData;
  }

  /** A record was refused: the answer names fields, be they none. */
  public static Refusal ofData(String code, String message, String... fields) {
    return new Refusal(400, code, message, List.of(fields), true);
  }

  /** A request was refused: the answer has no list of fields. */
  public static Refusal of(int status, String code, String message) {
    return new Refusal(status, code, message, List.of(), false);
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

  /** Whether the answer carries a list of fields. */
  public boolean namesFields() {
    return ofData;
  }
}
