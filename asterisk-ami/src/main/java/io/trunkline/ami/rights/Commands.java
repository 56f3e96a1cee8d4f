package io.trunkline.ami.rights;

import io.trunkline.ami.wire.AmiMessage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The actions that Asterisk offers to this session ({@code ListCommands}): it lists those of which
 * the session has at least one class, and so shows which classes are in force.
 *
 * @param classesByAction the classes of each action in lower case, of which one is enough; empty
 *     for what everybody may
 */
record Commands(Map<String, Set<String>> classesByAction) {
  private static final Pattern CLASSES = Pattern.compile("\\(Priv: ([^)]*)\\)\\s*$");

  /** Actions that every Asterisk has and that need exactly this class. */
  private static final Map<String, String> OWN_ACTION =
      Map.of(
          "system", "dbdel",
          "call", "redirect",
          "originate", "originate",
          "config", "updateconfig",
          "command", "command");

  /** Actions that every Asterisk has and that need this class or {@code reporting}. */
  private static final Map<String, String> SHARED_WITH_REPORTING =
      Map.of("system", "coresettings", "call", "getvar", "config", "showdialplan");

  /** What a response lists; empty when it lists nothing. */
  static Optional<Commands> of(AmiMessage response) {
    Map<String, Set<String>> all = new HashMap<>();
    for (int i = 0; i < response.size(); i++) {
      Matcher matcher = CLASSES.matcher(response.value(i));
      if (matcher.find()) {
        all.put(lower(response.header(i)), classes(matcher.group(1)));
      }
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(new Commands(Map.copyOf(all)));
  }

  /** Whether the class is in force; empty where the list does not show it. */
  Optional<Boolean> holds(String word) {
    if (classesByAction.containsValue(Set.of(word))) {
      return Optional.of(true);
    }
    String own = OWN_ACTION.get(word);
    if (own != null) {
      return Optional.of(classesByAction.containsKey(own));
    }
    return switch (word) {
      case "agent" ->
          classesByAction.containsKey("queuestatus")
              ? Optional.of(classesByAction.containsKey("queueadd"))
              : Optional.empty();
      case "reporting" -> reporting();
      default -> Optional.empty();
    };
  }

  /** No action of every Asterisk needs this class alone: it shows where its sister is missing. */
  private Optional<Boolean> reporting() {
    return SHARED_WITH_REPORTING.entrySet().stream()
        .filter(entry -> holds(entry.getKey()).equals(Optional.of(false)))
        .findFirst()
        .map(entry -> classesByAction.containsKey(entry.getValue()));
  }

  private static Set<String> classes(String text) {
    Set<String> words =
        text.equals("<none>")
            ? new HashSet<>()
            : Arrays.stream(text.split(",")).map(String::strip).collect(Collectors.toSet());
    words.remove("all");
    return Set.copyOf(words);
  }

  private static String lower(String text) {
    return text.toLowerCase(java.util.Locale.ROOT);
  }
}
