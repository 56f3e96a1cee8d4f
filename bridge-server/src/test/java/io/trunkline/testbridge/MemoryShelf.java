package io.trunkline.testbridge;

import io.trunkline.core.Kept;
import io.trunkline.core.Shelf;
import io.trunkline.core.access.Login;
import io.trunkline.core.access.Logins;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.agent.Agents;
import io.trunkline.core.dial.Pbx;
import io.trunkline.core.dial.Pbxs;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Accounts;
import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.Configurations;
import io.trunkline.core.ticket.CustomVariable;
import io.trunkline.core.ticket.CustomVariables;
import io.trunkline.core.trigger.Trigger;
import io.trunkline.core.trigger.Triggers;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A shelf in memory. */
public class MemoryShelf<T extends Kept> implements Shelf<T> {
  private final Map<String, T> thingById = new ConcurrentHashMap<>();

  @Override
  public List<T> all() {
    return thingById.values().stream().sorted(Comparator.comparing(Kept::name)).toList();
  }

  @Override
  public Optional<T> find(String id) {
    return Optional.ofNullable(thingById.get(id));
  }

  @Override
  public void put(T thing) {
    if (all().stream().anyMatch(o -> o.name().equals(thing.name()) && !o.id().equals(thing.id()))) {
      throw new NameTaken(thing.name());
    }
    thingById.put(thing.id(), thing);
  }

  @Override
  public boolean remove(String id) {
    return thingById.remove(id) != null;
  }

  static final class OfAccounts extends MemoryShelf<Account> implements Accounts {}

  static final class OfConfigurations extends MemoryShelf<Configuration>
      implements Configurations {}

  static final class OfTriggers extends MemoryShelf<Trigger> implements Triggers {}

  public static final class OfVariables extends MemoryShelf<CustomVariable>
      implements CustomVariables {}

  public static final class OfPbxs extends MemoryShelf<Pbx> implements Pbxs {}

  public static final class OfLogins extends MemoryShelf<Login> implements Logins {}

  public static final class OfAgents extends MemoryShelf<Agent> implements Agents {
    @Override
    public Optional<Agent> at(Agent.Line line) {
      return all().stream().filter(agent -> agent.lines().contains(line)).findFirst();
    }
  }
}
