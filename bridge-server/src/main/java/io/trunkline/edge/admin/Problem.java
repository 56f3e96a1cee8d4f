package io.trunkline.edge.admin;

import io.trunkline.json.Fault;
import java.util.List;
import java.util.Map;

/** Why a question is not answered, as RFC 9457 has it. Words are for people and free of secrets. */
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final transient List<Fault> errors;
  private final transient Map<String, String> headers;

  private Problem(int status, String detail, List<Fault> errors, Map<String, String> headers) {
    super(detail, null, false, false);
    this.status = status;
    this.errors = List.copyOf(errors);
    this.headers = Map.copyOf(headers);
  }

  static Problem of(int status, String detail) {
    return new Problem(status, detail, List.of(), Map.of());
  }

  static Problem invalid(List<Fault> errors) {
    return new Problem(422, "Some values cannot be taken.", errors, Map.of());
  }

  static Problem taken(String field, String name) {
    return new Problem(
        409,
        "The name is taken.",
        List.of(new Fault(field, "the name " + name + " is taken", "choose another")),
        Map.of());
  }

  static Problem notFound(String what) {
    return of(404, "There is no such " + what + ".");
  }

  Problem with(String header, String value) {
    return new Problem(status, detail(), errors, Map.of(header, value));
  }

  int status() {
    return status;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  List<Fault> errors() {
    return errors;
  }

  Map<String, String> headers() {
    return headers;
  }
}
