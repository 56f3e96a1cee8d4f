package io.trunkline.core.flow;

import io.trunkline.core.pop.AgentPage;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A page that remembers what it was told. */
record TestPage(String id, String agentId, FromPage.Host host, List<ToPage> told)
    implements AgentPage {
  TestPage(String id, String agentId, FromPage.Host host) {
    this(id, agentId, host, new ArrayList<>());
  }

  /** The same page after a reload: another socket. */
  TestPage reloaded() {
    return new TestPage(id, agentId, host);
  }

  @Override
  public void send(ToPage message) {
    told.add(message);
  }

  <T extends ToPage> List<T> all(Class<T> type) {
    return told.stream().filter(type::isInstance).map(type::cast).toList();
  }

  <T extends ToPage> Optional<T> last(Class<T> type) {
    List<T> all = all(type);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
