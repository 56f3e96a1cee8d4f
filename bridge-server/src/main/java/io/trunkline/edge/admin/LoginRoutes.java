package io.trunkline.edge.admin;

import com.google.gson.JsonObject;
import io.trunkline.core.Secret;
import io.trunkline.core.Shelf;
import io.trunkline.core.access.Login;
import io.trunkline.core.access.Logins;
import io.trunkline.core.access.Role;
import io.trunkline.core.agent.Agent;
import io.trunkline.json.Json;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may sign in. There is always an administrator; a password is never shown. */
final class LoginRoutes {
  private static final int SHORTEST = 8;
  private static final int LONGEST = 200;
  private final AdminParts parts;
  private final Object changes;

  LoginRoutes(AdminParts parts, Object changes) {
    this.parts = parts;
    this.changes = changes;
  }

  /** A login as it is sent; without a password the old one stays. */
  record Sent(String email, Role role, @Nullable String agentId, @Nullable String password) {}

  /** A new password. */
  record NewPassword(String password) {}

  Answer list(Ask ask) {
    return Answer.ok(logins().all().stream().map(LoginRoutes::view).toList());
  }

  Answer read(Ask ask) {
    return Answer.ok(view(find(ask)));
  }

  Answer create(Ask ask) {
    Sent sent = sent(ask);
    Checks checks = new Checks();
    String hash = sent.password() == null ? null : hash("password", sent.password(), checks);
    synchronized (changes) {
      Login login = login(Ids.next(), sent, hash, checks);
      put(login);
      parts.note(ask.by(), "login created", detail(login));
      return Answer.created("/api/logins/" + login.id(), view(login));
    }
  }

  Answer replace(Ask ask) {
    Sent sent = sent(ask);
    Checks checks = new Checks();
    String hash = sent.password() == null ? null : hash("password", sent.password(), checks);
    synchronized (changes) {
      Login old = find(ask);
      Login login = login(old.id(), sent, hash == null ? old.passwordHash() : hash, checks);
      if (old.role() == Role.ADMINISTRATOR && login.role() != Role.ADMINISTRATOR) {
        refuseLast(old);
      }
      put(login);
      boolean less = !login.role().includes(old.role());
      if (less || hash != null || !Objects.equals(old.agentId(), login.agentId())) {
        parts.access().signOutEverywhere(old.id());
      }
      parts.note(ask.by(), "login changed", detail(login));
      return Answer.ok(view(login));
    }
  }

  Answer remove(Ask ask) {
    synchronized (changes) {
      Login gone = find(ask);
      refuseLast(gone);
      logins().remove(gone.id());
      parts.access().signOutEverywhere(gone.id());
      parts.note(ask.by(), "login removed", detail(gone));
      return Answer.nothing();
    }
  }

  Answer signOutEverywhere(Ask ask) {
    Login login = find(ask);
    parts.access().signOutEverywhere(login.id());
    parts.note(ask.by(), "login signed out everywhere", detail(login));
    return Answer.nothing();
  }

  /** Gives an agent a password; the login is made or found under the agent's e-mail. */
  Answer agentPassword(Ask ask) {
    Agent agent =
        parts.shelves().agents().find(ask.part("id")).orElseThrow(() -> Problem.notFound("agent"));
    Checks checks = new Checks();
    String hash = hash("password", ask.body(NewPassword.class).password(), checks);
    refuse(checks);
    synchronized (changes) {
      Login login = agentLogin(agent, hash);
      put(login);
      parts.access().signOutEverywhere(login.id());
      parts.note(ask.by(), "agent's password set", detail(login));
      return Answer.nothing();
    }
  }

  private Login agentLogin(Agent agent, @Nullable String hash) {
    Optional<Login> own =
        logins().all().stream().filter(one -> agent.id().equals(one.agentId())).findFirst();
    Optional<Login> login = own.isPresent() ? own : parts.access().named(agent.email());
    if (login.isEmpty()) {
      return new Login(Ids.next(), lower(agent.email()), Role.AGENT, agent.id(), hash);
    }
    Login old = login.get();
    if (old.role() != Role.AGENT || (old.agentId() != null && !old.agentId().equals(agent.id()))) {
      throw Problem.of(
          409,
          "The login "
              + old.email()
              + " is not this agent's alone; set its password under logins.");
    }
    return new Login(old.id(), lower(agent.email()), Role.AGENT, agent.id(), hash);
  }

  /** The first administrator, from what setup sent. */
  Login first(String email, String password) {
    Checks checks = new Checks();
    checks.email("email", email);
    String hash = hash("password", password, checks);
    refuse(checks);
    return new Login(Ids.next(), lower(email), Role.ADMINISTRATOR, null, hash);
  }

  private static Sent sent(Ask ask) {
    JsonObject object = ask.object();
    object.remove("id");
    object.remove("hasPassword");
    var reader = new io.trunkline.json.StrictReader();
    Sent sent = reader.read(object, Sent.class);
    if (sent == null) {
      throw Problem.invalid(reader.faults());
    }
    return sent;
  }

  private Login login(String id, Sent sent, @Nullable String hash, Checks checks) {
    checks.email("email", sent.email());
    String agentId = sent.agentId();
    checks.that(
        sent.role() != Role.AGENT || agentId != null,
        "agentId",
        "is missing",
        "send the agent's id, or another role");
    if (agentId != null) {
      checks.that(
          parts.shelves().agents().find(agentId).isPresent(),
          "agentId",
          "names no agent",
          "send an id");
      checks.that(
          logins().all().stream()
              .noneMatch(other -> !other.id().equals(id) && agentId.equals(other.agentId())),
          "agentId",
          "has a login already",
          "change that one");
    }
    refuse(checks);
    return new Login(id, lower(sent.email()), sent.role(), agentId, hash);
  }

  private @Nullable String hash(String field, String password, Checks checks) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      checks.add(
          field,
          "has the wrong length",
          "choose one of " + SHORTEST + " to " + LONGEST + " characters");
      return null;
    }
    return parts.passwords().hash(new Secret(password));
  }

  private static void refuse(Checks checks) {
    if (!checks.faults().isEmpty()) {
      throw Problem.invalid(checks.faults());
    }
  }

  private void refuseLast(Login login) {
    long others =
        logins().all().stream()
            .filter(one -> one.role() == Role.ADMINISTRATOR && !one.id().equals(login.id()))
            .count();
    if (login.role() == Role.ADMINISTRATOR && others == 0) {
      throw Problem.of(409, "This is the last administrator. Make another one first.");
    }
  }

  private void put(Login login) {
    try {
      logins().put(login);
    } catch (Shelf.NameTaken e) {
      throw Problem.taken("email", login.email());
    }
  }

  private Login find(Ask ask) {
    return logins().find(ask.part("id")).orElseThrow(() -> Problem.notFound("login"));
  }

  private static JsonObject view(Login login) {
    JsonObject view = Json.gson().toJsonTree(login).getAsJsonObject();
    view.remove("passwordHash");
    view.addProperty("hasPassword", login.passwordHash() != null);
    return view;
  }

  private static String lower(String email) {
    return email.toLowerCase(Locale.ROOT);
  }

  private static String detail(Login login) {
    return login.email() + " (" + login.id() + ")";
  }

  private Logins logins() {
    return parts.shelves().logins();
  }
}
