package io.trunkline.edge.admin;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that can be asked.
 *
 * @param method HTTP method
 * @param path with {@code {name}} for a part that varies
 * @param need what its caller must be
 * @param action what is done
 */
public record Route(String method, String path, Need need, Action action) {

  /** What a route does; throws {@link Problem} when it cannot. */
  @FunctionalInterface
  public interface Action {
    /** Answers the question; may take a while, but not for ever. */
    Answer answer(Ask ask);
  }

  /** The varying parts, when this path is the route's. */
  Optional<Map<String, String>> match(String asked) {
    String[] pattern = path.split("/", -1);
    String[] parts = asked.split("/", -1);
    if (pattern.length != parts.length) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < parts.length; i++) {
      if (pattern[i].startsWith("{") && !parts[i].isEmpty()) {
        values.put(pattern[i].substring(1, pattern[i].length() - 1), parts[i]);
      } else if (!pattern[i].equals(parts[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }
}
