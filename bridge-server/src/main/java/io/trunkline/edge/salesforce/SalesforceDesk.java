package io.trunkline.edge.salesforce;

import io.trunkline.core.Finding;
import io.trunkline.core.Secret;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.AccountHealth;
import io.trunkline.core.ticket.AccountUse;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketDraft;
import io.trunkline.core.ticket.TicketOutcome;
import io.trunkline.core.ticket.TicketShape;
import io.trunkline.core.ticket.TicketTrace;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.edge.salesforce.UserDirectory.Person;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One account's org. Safe for several threads; the work is done on the desk's own threads, whose
 * number and queue are bounded.
 */
final class SalesforceDesk implements TicketDesk {
  private final Credentials credentials;
  private final Account account;
  private final HostPolicy hosts;
  private final Clock clock;
  private final Budget budget;
  private final HealthBoard health;
  private final Sessions sessions;
  private final Guests guests;
  private final Org org;
  private final Describer describer;
  private final UserDirectory users;
  private final Zones zones;
  private final Shared<List<String>, TicketShape> shapes = new Shared<>();
  private final Shared<String, ZoneId> zonesAsked = new Shared<>();
  private final Customers customers;
  private final AgentEyes eyes;
  private final Tickets tickets;
  private final Doubles doubles;
  private final Completion completion;
  private final RecordAddress addresses;
  private final Errands errands;

  SalesforceDesk(Credentials credentials, Surroundings around) {
    this.credentials = credentials;
    this.account = credentials.account();
    this.hosts = around.hosts();
    this.clock = around.clock();
    this.budget = new Budget(account.reservePercent(), around.clock());
    this.health = new HealthBoard(account.name(), budget, around.clock());
    Http http = new Http(around.limits(), around.tls(), around.watch());
    this.errands = new Errands(account.name(), around.limits(), around.watch(), http::close);
    if (account.signIn() == Account.SignIn.USERNAME_PASSWORD) {
      health.always(UsernamePassword.LEGACY.words());
    }
    TokenEndpoint endpoint = new TokenEndpoint(credentials, http, hosts, around.clock());
    this.guests = new Guests(credentials, endpoint, http);
    this.sessions = new Sessions(SignIn.of(credentials, around.clock()), endpoint, health);
    this.org = new Org(account, sessions, http, health, around.clock());
    this.describer = new Describer(org, around.clock());
    this.users = new UserDirectory(account.name(), org, health, around.clock());
    this.zones = new Zones(org, users, around.clock());
    this.customers = new Customers(account.name(), org, describer, health);
    this.eyes = new AgentEyes(credentials, endpoint, http, health, users, around.clock());
    this.addresses = new RecordAddress(this::instance);
    Writer writer = new Writer(account.name(), org, describer, Pause.JITTERED);
    SeenTickets seen = new SeenTickets();
    this.tickets = new Tickets(account, org, seen, users, writer, addresses);
    this.doubles = new Doubles(org, tickets);
    this.completion = new Completion(account, org, seen, writer, describer, addresses);
  }

  @Override
  public CompletableFuture<TicketShape> shape(String object) {
    return known(describer.known(object))
        .orElseGet(
            () ->
                shapes.answer(
                    List.of(object),
                    () -> ask("shape", deadline -> describer.shape(object, deadline))));
  }

  @Override
  public CompletableFuture<TicketShape> shape(String object, @Nullable String recordType) {
    return known(describer.known(object, recordType))
        .orElseGet(
            () ->
                shapes.answer(
                    List.of(object, String.valueOf(recordType)),
                    () -> ask("shape", deadline -> describer.shape(object, recordType, deadline))));
  }

  @Override
  public void forgetShapes() {
    describer.forgetAll();
  }

  @Override
  public void forgetShape(String object) {
    describer.outdated(object);
  }

  @Override
  public CompletableFuture<ZoneId> zone(@Nullable String emailOrUsername) {
    return known(zones.known(emailOrUsername))
        .orElseGet(
            () ->
                zonesAsked.answer(
                    String.valueOf(emailOrUsername),
                    () -> ask("zone", deadline -> zones.of(emailOrUsername, deadline))));
  }

  @Override
  public CompletableFuture<Optional<String>> userId(String emailOrUsername) {
    Optional<Optional<Person>> known = users.known(emailOrUsername);
    return known.isPresent()
        ? CompletableFuture.completedFuture(told(emailOrUsername, known.get().map(Person::id)))
        : ask("owner", deadline -> told(emailOrUsername, users.find(emailOrUsername, deadline)));
  }

  /** Of the default owner the account's administrator hears; of agents the tickets tell. */
  private Optional<String> told(String emailOrUsername, Optional<String> id) {
    String owner = account.defaultOwner();
    if (id.isEmpty() && owner != null && owner.strip().equalsIgnoreCase(emailOrUsername.strip())) {
      health.warn(
          "The default owner "
              + owner.strip()
              + " is no single active user of the org: tickets that nobody answered belong to the"
              + " account's own user. Name another in the account, or activate the user.");
    }
    return id;
  }

  @Override
  public CompletableFuture<Map<SearchSettings, List<Match>>> find(
      Set<SearchSettings> searches, String number, String country) {
    return search(deadline -> customers.find(searches, number, country, deadline));
  }

  @Override
  public CompletableFuture<Map<SearchSettings, List<Match>>> findAs(
      String emailOrUsername, Set<SearchSettings> searches, String number, String country) {
    return search(deadline -> eyes.find(emailOrUsername, searches, number, country, deadline));
  }

  private <T> CompletableFuture<T> search(Errands.Errand<T> errand) {
    Optional<String> low = budget.noLookUps();
    if (low.isPresent()) {
      return CompletableFuture.failedFuture(new LookUpsRest(low.get()));
    }
    return ask(
        "search",
        deadline -> {
          T found = errand.run(deadline);
          budget.hadRoom();
          return found;
        });
  }

  @Override
  public CompletableFuture<Match> create(
      SearchSettings.Create what, String number, @Nullable String ownerId) {
    return budget
        .ticketsOnly()
        .map(low -> CompletableFuture.<Match>failedFuture(new LookUpsRest(low)))
        .orElseGet(
            () -> ask("create", deadline -> customers.create(what, number, ownerId, deadline)));
  }

  @Override
  public CompletableFuture<TicketOutcome> file(TicketDraft draft, String reference) {
    return write("file", deadline -> tickets.file(draft, reference, deadline));
  }

  @Override
  public CompletableFuture<List<String>> lookUp(TicketTrace trace) {
    return ask("look-up", deadline -> tickets.lookUp(trace, deadline));
  }

  @Override
  public CompletableFuture<String> removeYounger(
      TicketTrace trace, List<String> named, @Nullable String main) {
    return ask("remove", deadline -> doubles.removeYounger(trace, named, main, deadline));
  }

  @Override
  public CompletableFuture<String> createdBy(TicketType type, String recordId) {
    return ask("created-by", deadline -> doubles.createdBy(type, recordId, deadline));
  }

  @Override
  public CompletableFuture<TicketOutcome> complete(
      TicketType type,
      String recordId,
      String reference,
      Map<String, Object> fields,
      String appended) {
    return write(
        "complete",
        deadline -> completion.complete(type, recordId, reference, fields, appended, deadline));
  }

  @Override
  public String recordUrl(String object, String recordId) {
    return addresses.of(object, recordId);
  }

  CompletableFuture<List<Finding>> test(AccountUse use) {
    users.forgetAll();
    zones.forget();
    eyes.forgive();
    return ask(
        "test",
        deadline ->
            new AccountTrial(credentials, use, org, describer, users, health, clock, deadline)
                .run(sessions, hosts));
  }

  /** Ends a connection: spends the code, and keeps the refresh token that comes of it. */
  CompletableFuture<Account> connect(Secret code, Secret verifier, String callback) {
    return ask(
        "connect",
        deadline -> {
          sessions.exchange(new CodeExchange(credentials, code, verifier, callback), deadline);
          return account;
        });
  }

  /** Signs somebody in who is not the account's user. */
  CompletableFuture<Guests.Visit> admit(Secret code, Secret verifier, String callback) {
    return ask("guest", deadline -> guests.admit(code, verifier, callback, deadline));
  }

  /** Whether a guest's own session reads a record. */
  CompletableFuture<Boolean> reads(Session session, String recordId) {
    return ask("guest-reads", deadline -> guests.reads(session, recordId, deadline));
  }

  AccountHealth health() {
    return health.read();
  }

  /** Takes nothing new; what is under way comes to its end, then the connections are closed. */
  void retire() {
    errands.retire();
  }

  /** Waits for the end of what is under way, and ends it after the desk's time limit. */
  void close() {
    errands.close();
  }

  /** What is known is answered without a thread, so that nobody who drafts must wait for it. */
  private static <T> Optional<CompletableFuture<T>> known(Optional<T> known) {
    return known.map(CompletableFuture::completedFuture);
  }

  private <T> CompletableFuture<T> ask(String stage, Errands.Errand<T> errand) {
    return errands.run(
        stage,
        errand,
        trouble -> {
          throw trouble.isOfTheWholeOrg()
              ? new Away(trouble.words())
              : new DeskException(trouble.words());
        });
  }

  private CompletableFuture<TicketOutcome> write(
      String stage, Errands.Errand<TicketOutcome> errand) {
    Function<OrgTrouble, TicketOutcome> answer = OrgTrouble::outcome;
    return errands.run(stage, errand, answer);
  }

  /** The org's own address, where a sign-in has told it. */
  Optional<URI> signedInAt() {
    return sessions.instance();
  }

  private URI instance() {
    return signedInAt().orElseGet(() -> hosts.origin(account.uri()));
  }
}
