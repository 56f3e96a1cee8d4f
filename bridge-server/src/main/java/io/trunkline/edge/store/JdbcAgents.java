package io.trunkline.edge.store;

import io.trunkline.core.agent.Agent;
import io.trunkline.core.agent.Agents;
import io.trunkline.core.trigger.Condition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Keeps agents; logins, triggers and tickets that are not done need them. */
final class JdbcAgents extends JdbcShelf<Agent> implements Agents {
  private final JdbcLogins logins;
  private final JdbcTriggers triggers;
  private volatile Index index = Index.of(List.of());

  JdbcAgents(Shelving shelving, JdbcLogins logins, JdbcTriggers triggers) {
    super(shelving, new Table<>("agents", "agent", Agent.class, null));
    this.logins = logins;
    this.triggers = triggers;
  }

  /** A phone that two agents call theirs belongs to the one whose name comes first. */
  @Override
  public Optional<Agent> at(Agent.Line line) {
    List<Agent> agents = all();
    Index current = index;
    if (!current.isOf(agents)) {
      current = Index.of(agents);
      index = current;
    }
    return Optional.ofNullable(current.agentByLine().get(line));
  }

  @Override
  List<String> users(Agent agent) {
    List<String> users = new ArrayList<>();
    users.addAll(logins.that(login -> agent.id().equals(login.agentId())));
    users.addAll(triggers.thatAsk(Condition.Field.AGENT, agent.id()));
    return users;
  }

  @Override
  List<String> unfinished(Sql sql, Agent agent) throws SQLException {
    return JdbcLedger.unfinishedOf(sql, "agent_id", agent.id());
  }

  /** The agents that say so, in words for people. */
  List<String> that(Predicate<Agent> says) {
    return all().stream().filter(says).map(agent -> "agent " + agent.name()).toList();
  }

  /** Made anew when the list it was made of is no longer the shelf's. */
  private record Index(List<Agent> agents, Map<Agent.Line, Agent> agentByLine) {
    static Index of(List<Agent> agents) {
      Map<Agent.Line, Agent> agentByLine = new HashMap<>();
      agents.forEach(agent -> agent.lines().forEach(line -> agentByLine.putIfAbsent(line, agent)));
      return new Index(agents, Map.copyOf(agentByLine));
    }

    @SuppressWarnings("ReferenceEquality") // the very list, not one that looks the same
    boolean isOf(List<Agent> current) {
      return agents == current;
    }
  }
}
