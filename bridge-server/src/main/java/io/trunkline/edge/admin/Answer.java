package io.trunkline.edge.admin;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is answered.
 *
 * @param status HTTP status
 * @param body becomes JSON; a String is sent as it is; null for none
 * @param headers beside those that every answer has
 */
public record Answer(int status, @Nullable Object body, Map<String, String> headers) {
  static Answer ok(Object body) {
    return new Answer(200, body, Map.of());
  }

  static Answer created(String location, Object body) {
    return new Answer(201, body, Map.of("Location", location));
  }

  static Answer nothing() {
    return new Answer(204, null, Map.of());
  }

  Answer with(String header, String value) {
    return new Answer(status, body, Map.of(header, value));
  }
}
