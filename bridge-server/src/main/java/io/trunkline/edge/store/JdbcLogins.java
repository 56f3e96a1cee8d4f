package io.trunkline.edge.store;

import io.trunkline.core.access.Login;
import io.trunkline.core.access.Logins;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Keeps logins, their e-mails in lower case; nothing needs them. */
final class JdbcLogins extends JdbcShelf<Login> implements Logins {
  JdbcLogins(Shelving shelving) {
    super(
        shelving,
        new Table<>(
            "logins",
            "login",
            Login.class,
            new Table.Owner<>("agent_id", "agents", "agent", Login::agentId)));
  }

  @Override
  Login normal(Login login) {
    String email = login.email().toLowerCase(Locale.ROOT);
    return new Login(login.id(), email, login.role(), login.agentId(), login.passwordHash());
  }

  @Override
  List<String> users(Login login) {
    return List.of();
  }

  /** The logins that say so, in words for people. */
  List<String> that(Predicate<Login> says) {
    return all().stream().filter(says).map(login -> "login " + login.email()).toList();
  }
}
