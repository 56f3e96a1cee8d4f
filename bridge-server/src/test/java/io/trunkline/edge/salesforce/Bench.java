package io.trunkline.edge.salesforce;

import io.trunkline.core.Secret;
import io.trunkline.core.Secrets;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketDraft;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.OrgSettings;
import io.trunkline.lab.org.rest.App;
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
import org.jspecify.annotations.Nullable;

/** A fake org and a bridge's desks beside it, both on a clock that tests move. */
final class Bench implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final String KEY = "Trunkline_Ref__c";
  static final DeskLimits QUICK =
      new DeskLimits(Duration.ofSeconds(2), Duration.ofMillis(700), Duration.ofSeconds(4), 4, 100);

  final MovedClock clock = new MovedClock();
  final MapSecrets secrets = new MapSecrets();
  final FakeOrg org;
  final SalesforceDesks desks;

  Bench() {
    this(QUICK);
  }

  Bench(DeskLimits limits) {
    org =
        FakeOrg.start(
            OrgSettings.local(clock, ZoneId.of("Europe/Berlin"))
                .withApp(new App("consumer-key-1", "s3cret-of-the-app", FakeOrg.ADMIN)));
    secrets.put("account/a1/clientSecret", new Secret("s3cret-of-the-app"));
    desks =
        new SalesforceDesks(
            secrets, clock, new HostPolicy(List.of(org.url().toString())), limits, null);
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
    return new Account(
        "a1",
        "Acme",
        Account.Type.INTEGRATION_TAB,
        Account.SignIn.CLIENT_CREDENTIALS,
        uri,
        "consumer-key-1",
        null,
        null,
        "",
        null,
        key,
        key,
        null,
        List.of(),
        false,
        false,
        reserve);
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

  AccountHealth health() {
    return desks.health(account()).orElseThrow();
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

    @Override
    public Optional<Secret> find(String name) {
      return Optional.ofNullable(secretByName.get(name));
    }

    @Override
    public boolean known(String name) {
      return secretByName.containsKey(name);
    }

    @Override
    public void put(String name, Secret secret) {
      secretByName.put(name, secret);
    }

    @Override
    public void removeAll(String prefix) {
      secretByName.keySet().removeIf(name -> name.startsWith(prefix));
    }
  }
}
