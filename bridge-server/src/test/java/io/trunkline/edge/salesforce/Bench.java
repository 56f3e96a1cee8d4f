package io.trunkline.edge.salesforce;

import io.trunkline.core.Finding;
import io.trunkline.core.Secret;
import io.trunkline.core.SecretChanges;
import io.trunkline.core.Secrets;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.AccountHealth;
import io.trunkline.core.ticket.AccountUse;
import io.trunkline.core.ticket.Accounts;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketDraft;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.OrgSettings;
import io.trunkline.lab.org.rest.App;
import io.trunkline.testbridge.AccountLike;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A fake org and a bridge's desks beside it, both on a clock that tests move. */
final class Bench implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final String KEY = "Trunkline_Ref__c";
  static final DeskLimits QUICK =
      new DeskLimits(Duration.ofSeconds(2), Duration.ofMillis(700), Duration.ofSeconds(4), 4, 100);

  final MovedClock clock = new MovedClock();
  private volatile Duration skew = Duration.ZERO;
  final MapSecrets secrets = new MapSecrets();
  final FakeOrg org;
  final SalesforceDesks desks;
  private final DeskLimits limits;

  Bench() {
    this(QUICK);
  }

  Bench(DeskLimits limits) {
    this(limits, settings -> settings);
  }

  /** Beside an org that has something special. */
  Bench(DeskLimits limits, UnaryOperator<OrgSettings> special) {
    org =
        FakeOrg.start(
            special.apply(
                OrgSettings.local(new OrgClock(), ZoneId.of("Europe/Berlin"))
                    .withApp(new App("consumer-key-1", "s3cret-of-the-app", FakeOrg.ADMIN))));
    secrets.put("account/a1/clientSecret", new Secret("s3cret-of-the-app"));
    this.limits = limits;
    desks = anotherRun();
  }

  /** The desks of a bridge that starts with what is kept. */
  SalesforceDesks anotherRun() {
    HostPolicy hosts = new HostPolicy(List.of(org.url().toString()));
    return new SalesforceDesks(secrets, clock, hosts, limits, null);
  }

  Account account() {
    return account(org.url().toString(), null);
  }

  Account withKeys() {
    org.addExternalId("Task", KEY);
    org.addExternalId("Case", KEY);
    return account(org.url().toString(), KEY);
  }

  static Account account(String uri, @Nullable String key) {
    return account(uri, key, null);
  }

  /** An account that keeps this share of the day's requests for tickets. */
  Account keeping(int percent) {
    return account(org.url().toString(), null, percent);
  }

  private static Account account(String uri, @Nullable String key, @Nullable Integer reserve) {
    return account(uri, key, reserve, Account.SignIn.CLIENT_CREDENTIALS, null, null, null);
  }

  /** An account that signs in so, as the administrator where it names a user. */
  Account signingIn(Account.SignIn way) {
    return signingIn(way, FakeOrg.ADMIN);
  }

  Account signingIn(Account.SignIn way, String username) {
    return account(org.url().toString(), way, username);
  }

  static Account account(String uri, Account.SignIn way, String username) {
    return account(uri, null, null, way, username, null, null);
  }

  /** The account, for agents whose tickets the bridge files. */
  Account inNewTab() {
    return AccountLike.of(account(), one -> one.type = Account.Type.NEW_TAB);
  }

  /** An account of this default owner and closed status. */
  Account naming(@Nullable String owner, @Nullable String closedStatus) {
    return account(
        org.url().toString(),
        KEY,
        null,
        Account.SignIn.CLIENT_CREDENTIALS,
        null,
        owner,
        closedStatus);
  }

  private static Account account(
      String uri,
      @Nullable String key,
      @Nullable Integer reserve,
      Account.SignIn way,
      @Nullable String username,
      @Nullable String owner,
      @Nullable String closedStatus) {
    return new Account(
        "a1",
        "Acme",
        Account.Type.INTEGRATION_TAB,
        way,
        uri,
        "consumer-key-1",
        username,
        null,
        "",
        owner,
        key,
        key,
        closedStatus,
        List.of(),
        false,
        false,
        reserve);
  }

  /** The set-up of accounts, whose browsers come back to this address. */
  SalesforceSetUp setUp(Account account) {
    return setUp(account, AccountUse.unknown());
  }

  SalesforceSetUp setUp(Account account, AccountUse use) {
    OneAccount accounts = new OneAccount(account);
    return new SalesforceSetUp(
        accounts, secrets, desks, any -> use, URI.create("https://cti.test"), clock);
  }

  /** What the test of an account finds, of one kind. */
  List<Finding> trial(Account account, AccountUse use, String about) {
    return now(desks.test(account, use).orElseThrow()).stream()
        .filter(one -> one.about().equals(about))
        .toList();
  }

  private record OneAccount(Account account) implements Accounts {
    @Override
    public List<Account> all() {
      return List.of(account);
    }

    @Override
    public Optional<Account> find(String id) {
      return all().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    @Override
    public void put(Account other) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean remove(String id) {
      throw new UnsupportedOperationException();
    }
  }

  TicketDesk desk() {
    return desk(account());
  }

  CompletableFuture<List<Match>> find(SearchSettings search, String number, String country) {
    return find(desk(), search, number, country);
  }

  static CompletableFuture<List<Match>> find(
      TicketDesk desk, SearchSettings search, String number, String country) {
    return desk.find(Set.of(search), number, country).thenApply(found -> found.get(search));
  }

  TicketDesk desk(Account account) {
    return desks.at(account).orElseThrow();
  }

  /** A site with this account alone. */
  static Accounts only(Account account) {
    return new OneAccount(account);
  }

  AccountHealth health() {
    return desks.health(account()).orElseThrow();
  }

  List<String> warnings(Account account) {
    return desks.health(account).orElseThrow().warnings();
  }

  String url(String object, String id) {
    return org.url() + "/lightning/r/" + object + "/" + id + "/view";
  }

  static TicketDraft task(Object... more) {
    return draft(TicketType.TASK, more);
  }

  static TicketDraft draft(TicketType type, Object... more) {
    Map<String, Object> fields = new HashMap<>(Map.of("Subject", "[Trunkline Ticket] sales"));
    if (type == TicketType.TASK) {
      fields.put("CallObject", "ref-1");
    }
    for (int i = 0; i < more.length; i += 2) {
      fields.put((String) more[i], more[i + 1]);
    }
    return new TicketDraft(type, fields, List.of(), List.of());
  }

  /** The answer, or the desk's own exception; never waits for long. */
  static <T> T now(CompletableFuture<T> future) {
    try {
      return future.get(10, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(failed.getCause());
    } catch (InterruptedException | TimeoutException never) {
      throw new AssertionError(never);
    }
  }

  @Override
  public void close() {
    desks.close();
    org.close();
  }

  /** From now on our clock is so far ahead of the org's. */
  void skew(Duration ahead) {
    skew = ahead;
    clock.move(ahead);
  }

  /** The org's clock, which is ours unless a test says otherwise. */
  private final class OrgClock extends Clock {
    @Override
    public Instant instant() {
      return clock.instant().minus(skew);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** A clock that stands still until it is moved. */
  static final class MovedClock extends Clock {
    private volatile Instant now = NOON;

    void move(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Secrets in memory. */
  static final class MapSecrets implements Secrets {
    private final Map<String, Secret> secretByName = new ConcurrentHashMap<>();
    private final SecretChanges changes = new SecretChanges();

    /** How often one was read. */
    final AtomicInteger reads = new AtomicInteger();

    @Override
    public Optional<Secret> find(String name) {
      reads.incrementAndGet();
      return Optional.ofNullable(secretByName.get(name));
    }

    @Override
    public boolean known(String name) {
      return secretByName.containsKey(name);
    }

    @Override
    public long lastChange(String name) {
      return changes.lastOf(name);
    }

    @Override
    public void put(String name, Secret secret) {
      secretByName.put(name, secret);
      changes.put(name);
    }

    @Override
    public void removeAll(String prefix) {
      secretByName.keySet().removeIf(name -> name.startsWith(prefix));
      changes.removed(prefix);
    }
  }
}
