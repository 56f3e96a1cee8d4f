package io.trunkline.edge.store;

import io.trunkline.core.Kept;
import io.trunkline.core.Shelf;
import io.trunkline.core.access.Login;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.dial.Pbx;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.CustomVariable;
import io.trunkline.core.trigger.Condition;
import io.trunkline.core.trigger.Trigger;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Each shelf in SQLite. */
class SqliteShelvesIT {

  abstract static class OnSqlite<T extends Kept> extends ShelfContract<T> {
    @TempDir private Path data;
    Store store;

    @BeforeEach
    void open() {
      store = Store.open(data);
    }

    @AfterEach
    void close() {
      store.close();
    }

    @Override
    void reopen() {
      store.close();
      open();
    }
  }

  @Nested
  class OfTriggers extends OnSqlite<Trigger> {
    @Override
    Shelf<Trigger> shelf() {
      return store.triggers();
    }

    @Override
    Trigger thing(String id, String name) {
      return Samples.trigger(id, name, Samples.asks(Condition.Field.QUEUE, "sales"));
    }
  }

  @Nested
  class OfAccounts extends OnSqlite<Account> {
    @Override
    Shelf<Account> shelf() {
      return store.accounts();
    }

    @Override
    Account thing(String id, String name) {
      return Samples.account(id, name);
    }
  }

  @Nested
  class OfConfigurations extends OnSqlite<Configuration> {
    @BeforeEach
    void openAnAccount() {
      store.accounts().put(Samples.account("a1", "Acme"));
    }

    @Override
    Shelf<Configuration> shelf() {
      return store.configurations();
    }

    @Override
    Configuration thing(String id, String name) {
      return Samples.configuration(id, "a1", name);
    }
  }

  @Nested
  class OfCustomVariables extends OnSqlite<CustomVariable> {
    @Override
    Shelf<CustomVariable> shelf() {
      return store.customVariables();
    }

    @Override
    CustomVariable thing(String id, String name) {
      return Samples.customVariable(id, name);
    }
  }

  @Nested
  class OfAgents extends OnSqlite<Agent> {
    @Override
    Shelf<Agent> shelf() {
      return store.agents();
    }

    @Override
    Agent thing(String id, String name) {
      return Samples.agent(id, name, new Agent.Line("p1", "PJSIP/100" + id));
    }
  }

  @Nested
  class OfLogins extends OnSqlite<Login> {
    @Override
    Shelf<Login> shelf() {
      return store.logins();
    }

    @Override
    Login thing(String id, String name) {
      return Samples.login(id, name.toLowerCase(Locale.ROOT));
    }
  }

  @Nested
  class OfPbxs extends OnSqlite<Pbx> {
    @Override
    Shelf<Pbx> shelf() {
      return store.pbxs();
    }

    @Override
    Pbx thing(String id, String name) {
      return Samples.pbx(id, name);
    }
  }
}
