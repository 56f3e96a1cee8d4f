package io.trunkline.edge.store;

import io.trunkline.core.dial.Pbx;
import io.trunkline.core.dial.Pbxs;
import io.trunkline.core.trigger.Condition;
import java.util.ArrayList;
import java.util.List;

/** Keeps PBXs; agents' lines and triggers (by name) need them. */
final class JdbcPbxs extends JdbcShelf<Pbx> implements Pbxs {
  private final JdbcAgents agents;
  private final JdbcTriggers triggers;

  JdbcPbxs(Shelving shelving, JdbcAgents agents, JdbcTriggers triggers) {
    super(shelving, new Table<>("pbxs", "PBX", Pbx.class, null));
    this.agents = agents;
    this.triggers = triggers;
  }

  @Override
  List<String> users(Pbx pbx) {
    List<String> users = new ArrayList<>();
    users.addAll(
        agents.that(agent -> agent.lines().stream().anyMatch(line -> line.pbx().equals(pbx.id()))));
    users.addAll(triggers.thatAsk(Condition.Field.PBX, pbx.name()));
    return users;
  }
}
