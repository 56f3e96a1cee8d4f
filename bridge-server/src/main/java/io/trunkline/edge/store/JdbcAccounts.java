package io.trunkline.edge.store;

import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Accounts;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Keeps accounts; configurations, triggers and tickets that are not done need them. */
final class JdbcAccounts extends JdbcShelf<Account> implements Accounts {
  private final JdbcConfigurations configurations;
  private final JdbcTriggers triggers;

  JdbcAccounts(Shelving shelving, JdbcConfigurations configurations, JdbcTriggers triggers) {
    super(shelving, new Table<>("accounts", "account", Account.class, null));
    this.configurations = configurations;
    this.triggers = triggers;
  }

  @Override
  List<String> users(Account account) {
    List<String> users = new ArrayList<>();
    users.addAll(configurations.that(one -> one.accountId().equals(account.id())));
    users.addAll(
        triggers.that(
            trigger ->
                trigger.actions().stream()
                    .anyMatch(action -> action.accountId().equals(account.id()))));
    return users;
  }

  @Override
  List<String> unfinished(Sql sql, Account account) throws SQLException {
    return JdbcLedger.unfinishedOf(sql, "account_id", account.id());
  }
}
