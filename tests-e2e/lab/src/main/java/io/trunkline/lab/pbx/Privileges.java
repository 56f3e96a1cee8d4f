package io.trunkline.lab.pbx;

import io.trunkline.ami.wire.AmiMessage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may do and hear what: the classes of actions as Asterisk 22 lists them (ListCommands), those
 * of events as they say of themselves (Privilege), and the user's lines in manager.conf.
 */
final class Privileges {
  private static final Pattern PRIVILEGE = Pattern.compile("\r\nPrivilege: ([^\r]*)\r\n");
  private static final Pattern CONFIG =
      Pattern.compile("AST_CONFIG\\(manager\\.conf,([^,)]*),([^,)]*)(?:,-1)?\\)");

  /** Those that the fake answers, and those that show a class by being listed. */
  private static final Map<String, List<String>> CLASSES_BY_ACTION = actions();

  private Privileges() {}

  static boolean allow(ManagerUser user, AmiMessage action) {
    String name = action.name().toLowerCase(Locale.ROOT);
    return CLASSES_BY_ACTION.entrySet().stream()
        .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(name))
        .allMatch(entry -> user.may(entry.getValue()));
  }

  /** Rows as {@code Originate: ... (Priv: originate,all)}, of what the user may. */
  static String[] list(ManagerUser user) {
    return CLASSES_BY_ACTION.entrySet().stream()
        .filter(entry -> user.may(entry.getValue()))
        .flatMap(
            entry ->
                List.of(
                    entry.getKey(),
                    "What it does.  (Priv: "
                        + (entry.getValue().isEmpty()
                            ? "<none>"
                            : String.join(",", entry.getValue()) + ",all")
                        + ")")
                    .stream())
        .toArray(String[]::new);
  }

  /** The classes of an event; a text without any is heard by everybody. */
  static List<String> of(String event) {
    Matcher matcher = PRIVILEGE.matcher(event);
    return matcher.find()
        ? List.of(matcher.group(1).split(",")).stream().filter(one -> !one.equals("all")).toList()
        : List.of();
  }

  /**
   * What AST_CONFIG says of the one user, whose secret is nobody's; empty for what is not there.
   */
  static String config(String variable, String username, ManagerUser user) {
    Matcher matcher = CONFIG.matcher(variable);
    if (!matcher.matches()) {
      return "";
    }
    String key = matcher.group(2);
    if (matcher.group(1).equals("general")) {
      return key.equals("enabled") ? "yes" : "";
    }
    return !matcher.group(1).equals(username)
        ? ""
        : switch (key) {
          case "read" -> user.read();
          case "write" -> user.write();
          case "writetimeout" -> user.writeTimeout();
          default -> "";
        };
  }

  private static Map<String, List<String>> actions() {
    Map<String, List<String>> all = new TreeMap<>();
    for (String free :
        List.of(
            "BridgeInfo",
            "BridgeList",
            "Challenge",
            "Events",
            "ListCommands",
            "Login",
            "Logoff",
            "Ping",
            "QueueStatus")) {
      all.put(free, List.of());
    }
    all.put("Command", List.of("command"));
    all.put("CoreSettings", List.of("system", "reporting"));
    all.put("CoreShowChannels", List.of("system", "reporting"));
    all.put("CoreStatus", List.of("system", "reporting"));
    all.put("DBDel", List.of("system"));
    all.put("DeviceStateList", List.of("call", "reporting"));
    all.put("FAXStats", List.of("reporting"));
    all.put("Getvar", List.of("call", "reporting"));
    all.put("Hangup", List.of("system", "call"));
    all.put("Originate", List.of("originate"));
    all.put("PJSIPShowEndpoints", List.of("system"));
    all.put("QueueAdd", List.of("agent"));
    all.put("Redirect", List.of("call"));
    all.put("ShowDialPlan", List.of("config", "reporting"));
    all.put("Status", List.of("system", "call", "reporting"));
    all.put("UpdateConfig", List.of("config"));
    return all;
  }
}
