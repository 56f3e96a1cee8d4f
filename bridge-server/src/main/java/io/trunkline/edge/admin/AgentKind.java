package io.trunkline.edge.admin;

import io.trunkline.core.agent.Agent;
import io.trunkline.core.trigger.Condition;
import io.trunkline.core.trigger.Trigger;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Agents: what may stand in one, and what needs it. */
final class AgentKind {
  private static final Pattern PHONE = Pattern.compile("[A-Za-z0-9]{2,16}/[A-Za-z0-9._@+-]{1,80}");

  private AgentKind() {}

  static Kind<Agent> of(Shelves shelves) {
    return new Kind<>(
        "agent",
        "/api/agents",
        Agent.class,
        shelves.agents(),
        sent -> new Defaults(sent).list("lines"),
        (agent, checks) -> check(shelves, agent, checks),
        id -> users(shelves, id),
        List.of());
  }

  private static void check(Shelves shelves, Agent agent, Checks checks) {
    checks.name("name", agent.name());
    checks.email("email", agent.email());
    checks.that(
        shelves.agents().all().stream()
            .noneMatch(
                other ->
                    !other.id().equals(agent.id())
                        && other.email().equalsIgnoreCase(agent.email())),
        "email",
        "is another agent's",
        "choose another");
    if (agent.salesforceUsername() != null && !agent.salesforceUsername().isBlank()) {
      checks.email("salesforceUsername", agent.salesforceUsername());
    }
    checks.size("lines", agent.lines(), 10);
    for (int i = 0; i < agent.lines().size(); i++) {
      line(shelves, "lines[" + i + "]", agent, agent.lines().get(i), checks);
    }
  }

  private static void line(
      Shelves shelves, String at, Agent agent, Agent.Line line, Checks checks) {
    checks.that(
        shelves.pbxs().find(line.pbx()).isPresent(), at + ".pbx", "names no PBX", "send an id");
    checks.matches(
        PHONE, at + ".phone", line.phone(), "is no interface", "write it like PJSIP/1001");
    shelves
        .agents()
        .at(line)
        .filter(owner -> !owner.id().equals(agent.id()))
        .ifPresent(
            owner ->
                checks.add(at + ".phone", "is the phone of " + owner.name(), "take it from there"));
  }

  private static List<String> users(Shelves shelves, String id) {
    return Stream.concat(
            shelves.triggers().all().stream()
                .filter(trigger -> names(trigger, id))
                .map(trigger -> "trigger " + trigger.name()),
            shelves.logins().all().stream()
                .filter(login -> id.equals(login.agentId()))
                .map(login -> "login " + login.email()))
        .toList();
  }

  private static boolean names(Trigger trigger, String id) {
    return Stream.concat(trigger.all().stream(), trigger.any().stream())
        .anyMatch(one -> one.field() == Condition.Field.AGENT && one.value().equals(id));
  }
}
