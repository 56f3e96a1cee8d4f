package io.trunkline.core.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All system variables that a ticket may show. The console's pick list and docs/variables.md are
 * made from it. Names are those that administrators know; case does not count.
 */
public final class VariableCatalogue {
  private static final List<SystemVariable> ALL = list();
  private static final Map<String, SystemVariable> BY_NAME =
      ALL.stream()
          .collect(Collectors.toUnmodifiableMap(one -> key(one.name()), Function.identity()));

  private VariableCatalogue() {}

  /** All of them, in the order in which people are offered them. */
  public static List<SystemVariable> all() {
    return ALL;
  }

  /** The variable of this name. */
  public static Optional<SystemVariable> find(String name) {
    return Optional.ofNullable(BY_NAME.get(key(name)));
  }

  /** The name without case. */
  static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** The documentation of all variables, as docs/variables.md holds it. */
  public static String markdown() {
    var text = new StringBuilder();
    text.append("# Variables\n\n");
    text.append("What a configuration may put into a ticket. A variable that the call does not\n");
    text.append(
        "have is empty. Known: from the ring, from the answer, or at the end of the call;\n");
    text.append("a field that needs a later one is filled when the call ends. Case does not\n");
    text.append("count. Times read `2026-11-22T09:30:05+01:00`: in the time zone of the agent's\n");
    text.append(
        "Salesforce user, else in the org's; for an account without credentials in that of\n");
    text.append("the bridge's machine. A test holds this page to the code.\n\n");
    text.append("| variable | says | known |\n|---|---|---|\n");
    for (SystemVariable one : ALL) {
      text.append("| `").append(one.name()).append("` | ").append(one.says());
      text.append(" | ").append(one.known().word()).append(" |\n");
    }
    return text.toString();
  }

  private static List<SystemVariable> list() {
    List<SystemVariable> all = new ArrayList<>();
    CallWords.addTo(all);
    PbxWords.addTo(all);
    return List.copyOf(all);
  }
}
