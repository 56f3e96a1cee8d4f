package io.trunkline.edge.salesforce;

import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.edge.salesforce.UserDirectory.Person;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The org as single agents see it: signed in for each of them by an assertion in the agent's own
 * name. A sign-in that the org refuses an agent is remembered for hours and says nothing of the
 * account. Safe for several threads.
 */
final class AgentEyes {
  private static final Duration KNOWN_FOR = Duration.ofHours(4);
  private static final int MOST_AGENTS = 500;

  private final Credentials credentials;
  private final TokenEndpoint endpoint;
  private final Http http;
  private final HealthBoard health;
  private final UserDirectory users;
  private final Clock clock;
  private final Fresh<String, Customers> customersByUsername;

  AgentEyes(
      Credentials credentials,
      TokenEndpoint endpoint,
      Http http,
      HealthBoard health,
      UserDirectory users,
      Clock clock) {
    this.credentials = credentials;
    this.endpoint = endpoint;
    this.http = http;
    this.health = health;
    this.users = users;
    this.clock = clock;
    this.customersByUsername = new Fresh<>(clock, KNOWN_FOR, MOST_AGENTS);
  }

  Map<SearchSettings, List<Match>> find(
      String email, Set<SearchSettings> searches, String number, String country, Deadline deadline)
      throws OrgTrouble {
    Optional<Person> person = users.person(email, deadline);
    if (person.isEmpty()) {
      throw OrgTrouble.refused(
          "NO_USER",
          "The org has no single active user with the agent's e-mail, so nothing can be looked for"
              + " with the agent's eyes.",
          List.of());
    }
    return of(person.get().username()).find(searches, number, country, deadline);
  }

  /** Lets every agent's sign-in be tried again. */
  void forgive() {
    customersByUsername.forgetAll();
  }

  private synchronized Customers of(String username) {
    Optional<Customers> known = customersByUsername.find(username);
    if (known.isPresent()) {
      return known.get();
    }
    String name = credentials.account().name() + "/" + username;
    HealthBoard own = health.of(username);
    Sessions sessions = new Sessions(new JwtBearer(credentials, clock, username), endpoint, own);
    Org org = new Org(credentials.account(), sessions, http, own, clock);
    Customers eyes = new Customers(name, org, new Describer(org, clock), own);
    customersByUsername.keep(username, eyes);
    return eyes;
  }
}
