package io.trunkline.edge.admin;

import io.trunkline.core.Secret;
import io.trunkline.core.access.Caller;
import io.trunkline.core.access.Login;
import io.trunkline.core.access.Pass;
import io.trunkline.core.access.Role;
import io.trunkline.core.access.SignIn;
import io.trunkline.core.agent.Agent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Signing in and out: agents' pages by token, the console by cookie, scripts by token. */
final class SessionRoutes {
  private final AdminParts parts;
  private final LoginRoutes logins;

  SessionRoutes(AdminParts parts, LoginRoutes logins) {
    this.parts = parts;
    this.logins = logins;
  }

  /** Who wants to sign in. */
  record Credentials(String email, String password) {
    @Override
    public String toString() {
      return "Credentials[" + email + "]";
    }
  }

  /** The first administrator. */
  record FirstAdministrator(String code, String email, String password) {
    @Override
    public String toString() {
      return "FirstAdministrator[" + email + "]";
    }
  }

  record AgentView(String id, String name, String email) {
    static AgentView of(Agent agent) {
      return new AgentView(agent.id(), agent.name(), agent.email());
    }
  }

  record AgentToken(String token, Instant expiresAt, AgentView agent) {}

  record Token(String token, Instant expiresAt) {}

  record SessionView(String email, Role role, Instant expiresAt, String csrfToken) {}

  record Me(String email, Role role, @Nullable AgentView agent, Instant expiresAt) {}

  Answer agentSignIn(Ask ask) {
    return signIn(
        ask,
        Pass.Kind.PAGE,
        login -> agent(login).isPresent(),
        good ->
            Answer.ok(
                new AgentToken(
                    good.token(),
                    good.caller().pass().expiresAt(),
                    AgentView.of(agent(good.caller().login()).orElseThrow()))));
  }

  Answer createToken(Ask ask) {
    return signIn(
        ask,
        Pass.Kind.SCRIPT,
        login -> true,
        good -> Answer.ok(new Token(good.token(), good.caller().pass().expiresAt())));
  }

  Answer createSession(Ask ask) {
    return signIn(
        ask,
        Pass.Kind.CONSOLE,
        login -> true,
        good ->
            Answer.ok(session(good.caller()))
                .with("Set-Cookie", SessionCookie.set(good.token(), ask.secure())));
  }

  Answer readSession(Ask ask) {
    if (ask.caller().pass().kind() != Pass.Kind.CONSOLE) {
      throw Problem.of(404, "This sign-in is no console session; see /api/me.");
    }
    return Answer.ok(session(ask.caller()));
  }

  Answer signOut(Ask ask) {
    parts.access().signOut(ask.caller().pass());
    return Answer.nothing().with("Set-Cookie", SessionCookie.clear(ask.secure()));
  }

  Answer me(Ask ask) {
    Caller caller = ask.caller();
    return Answer.ok(
        new Me(
            caller.login().email(),
            caller.role(),
            agent(caller.login()).map(AgentView::of).orElse(null),
            caller.pass().expiresAt()));
  }

  Answer setup(Ask ask) {
    SafeWay.check(ask);
    FirstAdministrator sent = ask.body(FirstAdministrator.class);
    if (!parts.setup().isOpen()) {
      throw Problem.of(409, "There is an administrator already. Sign in instead.");
    }
    if (!parts.setup().mayTry()) {
      throw Problem.of(429, "Too many wrong codes. Start the bridge anew for another one.");
    }
    if (!parts.setup().knows(sent.code())) {
      throw Problem.of(403, "The code is wrong. The bridge prints it when it starts.");
    }
    Login first = logins.first(sent.email(), sent.password());
    if (!parts.setup().create(first)) {
      throw Problem.of(409, "There is an administrator already. Sign in instead.");
    }
    parts.note(first.email(), "first administrator created", first.email());
    return Answer.created("/api/logins/" + first.id(), Map.of("email", first.email()));
  }

  private Answer signIn(
      Ask ask, Pass.Kind kind, Predicate<Login> welcome, Function<SignIn.Good, Answer> good) {
    SafeWay.check(ask);
    Credentials sent = ask.body(Credentials.class);
    if (sent.email().length() > 255 || sent.password().length() > 200) {
      throw Problem.of(401, "E-mail or password is wrong.");
    }
    SignIn outcome =
        parts
            .access()
            .signIn(sent.email(), new Secret(sent.password()), ask.address(), kind, welcome);
    return outcome.match(
        welcomed -> {
          parts.note(
              welcomed.caller().login().email(), "signed in", kind + " from " + ask.address());
          return good.apply(welcomed);
        },
        wrong -> {
          throw Problem.of(401, "E-mail or password is wrong.");
        },
        tooMany -> {
          String seconds = Long.toString(tooMany.retryAfter().toSeconds() + 1);
          throw Problem.of(429, "Too many attempts. Try again in " + seconds + " seconds.")
              .with("Retry-After", seconds);
        },
        busy -> {
          throw Problem.of(503, "Too many people sign in at this moment. Try again.")
              .with("Retry-After", "2");
        });
  }

  private SessionView session(Caller caller) {
    return new SessionView(
        caller.login().email(),
        caller.role(),
        caller.pass().expiresAt(),
        parts.access().csrf(caller.pass()));
  }

  private Optional<Agent> agent(Login login) {
    return Optional.ofNullable(login.agentId()).flatMap(parts.shelves().agents()::find);
  }
}
