package io.trunkline.edge.store;

import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.Configurations;
import java.util.List;
import java.util.function.Predicate;

/** Keeps configurations; triggers need them. */
final class JdbcConfigurations extends JdbcShelf<Configuration> implements Configurations {
  private final JdbcTriggers triggers;

  JdbcConfigurations(Shelving shelving, JdbcTriggers triggers) {
    super(
        shelving,
        new Table<>(
            "configurations",
            "configuration",
            Configuration.class,
            new Table.Owner<>("account_id", "accounts", "account", Configuration::accountId)));
    this.triggers = triggers;
  }

  @Override
  boolean shareNames(Configuration one, Configuration other) {
    return one.accountId().equals(other.accountId());
  }

  @Override
  List<String> users(Configuration configuration) {
    return triggers.that(
        trigger ->
            trigger.actions().stream()
                .anyMatch(action -> action.configurationId().equals(configuration.id())));
  }

  /** The configurations that say so, in words for people. */
  List<String> that(Predicate<Configuration> says) {
    return all().stream().filter(says).map(one -> "configuration " + one.name()).toList();
  }
}
