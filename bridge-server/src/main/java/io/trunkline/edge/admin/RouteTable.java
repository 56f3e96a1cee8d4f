package io.trunkline.edge.admin;

import static io.trunkline.edge.admin.Need.ADMINISTRATOR;
import static io.trunkline.edge.admin.Need.AGENT;
import static io.trunkline.edge.admin.Need.NOTHING;
import static io.trunkline.edge.admin.Need.SUPERVISOR;

import io.trunkline.core.Kept;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everything that can be asked, in one table; openapi.yaml says the same to people. */
final class RouteTable {
  private static final int USUAL_AUDIT = 200;
  private static final int MOST_AUDIT = 2000;

  private RouteTable() {}

  static List<Route> of(AdminParts parts) {
    Object changes = new Object();
    return Stream.of(
            session(parts, changes),
            people(parts, changes),
            tickets(parts, changes),
            rest(parts, changes))
        .flatMap(routes -> routes)
        .toList();
  }

  private static Stream<Route> session(AdminParts parts, Object changes) {
    SessionRoutes session = new SessionRoutes(parts, new LoginRoutes(parts, changes));
    return Stream.of(
        new Route("POST", "/api/setup", NOTHING, session::setup),
        new Route("POST", "/api/agent/sign-in", NOTHING, session::agentSignIn),
        new Route("POST", "/api/agent/sign-out", AGENT, session::signOut),
        new Route("POST", "/api/token", NOTHING, session::createToken),
        new Route("POST", "/api/session", NOTHING, session::createSession),
        new Route("GET", "/api/session", AGENT, session::readSession),
        new Route("DELETE", "/api/session", AGENT, session::signOut),
        new Route("GET", "/api/me", AGENT, session::me),
        new Route("GET", "/api/agent/recordings", AGENT, new RecordingRoutes(parts)::own),
        new Route("GET", "/api/openapi.yaml", NOTHING, ask -> openApi()));
  }

  private static Stream<Route> people(AdminParts parts, Object changes) {
    LoginRoutes logins = new LoginRoutes(parts, changes);
    return Stream.concat(
        kind(AgentKind.of(parts.shelves()), SUPERVISOR, parts, changes),
        Stream.of(
            new Route("PUT", "/api/agents/{id}/password", ADMINISTRATOR, logins::agentPassword),
            new Route("GET", "/api/logins", ADMINISTRATOR, logins::list),
            new Route("POST", "/api/logins", ADMINISTRATOR, logins::create),
            new Route("GET", "/api/logins/{id}", ADMINISTRATOR, logins::read),
            new Route("PUT", "/api/logins/{id}", ADMINISTRATOR, logins::replace),
            new Route("DELETE", "/api/logins/{id}", ADMINISTRATOR, logins::remove),
            new Route(
                "DELETE", "/api/logins/{id}/tokens", ADMINISTRATOR, logins::signOutEverywhere)));
  }

  private static Stream<Route> tickets(AdminParts parts, Object changes) {
    LedgerRoutes ledger = new LedgerRoutes(parts);
    OrgQuestions org = new OrgQuestions();
    AccountRoutes accounts = new AccountRoutes(parts, org, changes);
    Shelves shelves = parts.shelves();
    return Stream.of(
            kind(AccountKind.of(shelves, parts.objection()), ADMINISTRATOR, parts, changes),
            kind(ConfigurationKind.of(shelves, parts.catalogue()), ADMINISTRATOR, parts, changes),
            designs(new DesignRoutes(parts, org)),
            Stream.of(
                new Route("POST", "/api/accounts/{id}/test", ADMINISTRATOR, accounts::test),
                new Route("GET", "/api/accounts/{id}/health", ADMINISTRATOR, accounts::health),
                new Route("POST", "/api/accounts/{id}/key", ADMINISTRATOR, accounts::newKey),
                new Route("PUT", "/api/accounts/{id}/key", ADMINISTRATOR, accounts::takeKey),
                new Route(
                    "GET", "/api/accounts/{id}/certificate", ADMINISTRATOR, accounts::certificate),
                new Route("POST", "/api/accounts/{id}/connect", ADMINISTRATOR, accounts::connect),
                new Route(
                    "POST", "/api/accounts/{id}/connected", ADMINISTRATOR, accounts::connected),
                new Route("GET", "/api/oauth/callback", ADMINISTRATOR, accounts::callback),
                new Route(
                    "GET",
                    "/api/configuration-templates",
                    ADMINISTRATOR,
                    ask -> Answer.ok(Templates.all())),
                new Route("GET", "/api/ledger", SUPERVISOR, ledger::list),
                new Route("GET", "/api/ledger/{reference}", SUPERVISOR, ledger::read),
                new Route("POST", "/api/ledger/{reference}/retry", SUPERVISOR, ledger::retry),
                new Route("POST", "/api/ledger/{reference}/correct", SUPERVISOR, ledger::correct),
                new Route("POST", "/api/ledger/{reference}/discard", SUPERVISOR, ledger::discard),
                new Route(
                    "POST",
                    "/api/ledger/{reference}/remove-double",
                    SUPERVISOR,
                    ledger::removeDouble),
                new Route("GET", "/api/passages", SUPERVISOR, ledger::passages)))
        .flatMap(routes -> routes);
  }

  private static Stream<Route> designs(DesignRoutes designs) {
    return Stream.of(
        new Route("GET", "/api/accounts/{id}/fields", ADMINISTRATOR, designs::fields),
        new Route("GET", "/api/accounts/{id}/ticket-fields", ADMINISTRATOR, designs::ticketFields),
        new Route("POST", "/api/configurations/preview", ADMINISTRATOR, designs::preview),
        new Route("GET", "/api/recent-calls", ADMINISTRATOR, designs::recent));
  }

  private static Stream<Route> rest(AdminParts parts, Object changes) {
    Shelves shelves = parts.shelves();
    return Stream.of(
            kind(TriggerKind.of(shelves), ADMINISTRATOR, parts, changes),
            kind(VariableKind.of(shelves), ADMINISTRATOR, parts, changes),
            kind(PbxKind.of(shelves), ADMINISTRATOR, parts, changes),
            Stream.of(
                new Route(
                    "GET",
                    "/api/variable-catalogue",
                    ADMINISTRATOR,
                    ask -> Answer.ok(parts.catalogue().get())),
                new Route("GET", "/api/queues", SUPERVISOR, ask -> Answer.ok(parts.queues().get())),
                new Route(
                    "GET",
                    "/api/audit",
                    ADMINISTRATOR,
                    ask -> Answer.ok(parts.audit().newest(ask.limit(USUAL_AUDIT, MOST_AUDIT))))))
        .flatMap(routes -> routes);
  }

  private static <T extends Kept> Stream<Route> kind(
      Kind<T> kind, Need readers, AdminParts parts, Object changes) {
    KindRoutes<T> routes = new KindRoutes<>(kind, parts, changes);
    String one = kind.path() + "/{id}";
    return Stream.of(
        new Route("GET", kind.path(), readers, routes::list),
        new Route("POST", kind.path(), ADMINISTRATOR, routes::create),
        new Route("GET", one, readers, routes::read),
        new Route("PUT", one, ADMINISTRATOR, routes::replace),
        new Route("DELETE", one, ADMINISTRATOR, routes::remove));
  }

  private static Answer openApi() {
    try (InputStream in = RouteTable.class.getResourceAsStream("/openapi.yaml")) {
      if (in == null) {
        throw new IllegalStateException("openapi.yaml is not on the class path");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(200, text, Map.of("Content-Type", "application/yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
