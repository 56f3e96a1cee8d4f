package io.trunkline.demo;

import java.util.ArrayList;
import java.util.List;

/** What a newcomer needs to know, as a table. */
final class Greeting {
  private Greeting() {}

  static String of(World world) {
    List<String> lines = new ArrayList<>();
    lines.add("Trunkline's demo runs: a bridge, a Salesforce org and a PBX, all in this process.");
    lines.add("");
    lines.add(row("Salesforce", world.orgPage() + "   sign in here first"));
    lines.add(row("Agent's desktop", world.desktop() + "   without Salesforce around it"));
    lines.add(row("API", world.bridge().resolve("/api/openapi.yaml").toString()));
    lines.add("");
    lines.add(row("Sign in as", "%-22s %-12s %s".formatted("E-mail", "Salesforce", "Trunkline")));
    for (Person one : Person.ALL) {
      lines.add(row("", person(one.email(), one.orgPassword(), one.password())));
    }
    lines.add(row("", person(World.ADMINISTRATOR, "admin", World.ADMINISTRATOR_PASSWORD)));
    lines.add("");
    lines.add(
        "Open Salesforce as Alice, then sign in to the phone in the bar at its bottom. A call");
    lines.add("rings every few seconds; when Alice answers one, its Task appears.");
    lines.add("Ctrl-C ends the demo; nothing is kept.");
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private static String person(String email, String org, String bridge) {
    return "%-22s %-12s %s".formatted(email, org, bridge);
  }

  private static String row(String head, String text) {
    return "  %-16s %s".formatted(head, text);
  }
}
