package io.trunkline.edge.salesforce;

import io.trunkline.core.Finding;
import io.trunkline.core.Secret;
import io.trunkline.core.Secrets;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.AccountHealth;
import io.trunkline.core.ticket.AccountUse;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketDesks;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The desks of all accounts, made when they are first asked for. A desk lives as long as its
 * account's record and secrets stay what they are: then sessions, caches and a remembered refusal
 * end with it. To find one reads no secret: the flow's thread asks for every ticket. Safe for
 * several threads.
 */
public final class SalesforceDesks implements TicketDesks, AutoCloseable {
  private final Secrets secrets;
  private final Surroundings around;
  private final ScheduledThreadPoolExecutor watch;
  private final Map<String, Held> deskByAccountId = new HashMap<>();

  /**
   * @param secrets holds what accounts sign in with, under {@code account/ID/}
   * @param clock for what is remembered for hours
   * @param hosts where secrets may be sent
   * @param limits for each account's desk
   * @param tls whom to trust, for a private certificate authority; null for the JVM's own list
   */
  public SalesforceDesks(
      Secrets secrets, Clock clock, HostPolicy hosts, DeskLimits limits, @Nullable SSLContext tls) {
    this.secrets = secrets;
    this.watch = new ScheduledThreadPoolExecutor(1, SalesforceDesks::watchThread);
    this.watch.setRemoveOnCancelPolicy(true);
    this.around = new Surroundings(clock, hosts, limits, tls, watch);
  }

  @Override
  public Optional<TicketDesk> at(Account account) {
    return held(account).map(desk -> desk);
  }

  /** How the account fares; empty for an account without credentials. */
  public Optional<AccountHealth> health(Account account) {
    return held(account).map(SalesforceDesk::health);
  }

  /**
   * Tries the account on somebody's request against what the site uses, with one sign-in even where
   * an earlier refusal is remembered: what was wrong may have been mended in Salesforce. The future
   * fails only with {@link TicketDesk.DeskException}; it is empty for an account without
   * credentials.
   */
  public Optional<CompletableFuture<List<Finding>>> test(Account account, AccountUse use) {
    return held(account).map(desk -> desk.test(use));
  }

  /** Ends a connection; empty for an account without credentials. */
  Optional<CompletableFuture<Account>> connect(
      Account account, Secret code, Secret verifier, String callback) {
    return held(account).map(desk -> desk.connect(code, verifier, callback));
  }

  /** The account's own desk; empty without credentials. */
  Optional<SalesforceDesk> desk(Account account) {
    return held(account);
  }

  /** Lets go of a removed account's desk. */
  public synchronized void forget(String accountId) {
    Held held = deskByAccountId.remove(accountId);
    if (held != null) {
      held.desk().retire();
    }
  }

  /** Waits for what is under way, within the limits. */
  @Override
  public void close() {
    List<Held> all;
    synchronized (this) {
      all = List.copyOf(deskByAccountId.values());
      deskByAccountId.clear();
    }
    all.forEach(held -> held.desk().retire());
    all.forEach(held -> held.desk().close());
    watch.shutdownNow();
  }

  private synchronized Optional<SalesforceDesk> held(Account account) {
    if (account.signIn() == Account.SignIn.NONE || account.clientId() == null) {
      forget(account.id());
      return Optional.empty();
    }
    Credentials credentials = new Credentials(account, secrets);
    List<Long> changes = credentials.lastChanges();
    Held held = deskByAccountId.get(account.id());
    if (held != null && held.account().equals(account) && held.changes().equals(changes)) {
      return Optional.of(held.desk());
    }
    forget(account.id());
    SalesforceDesk desk = new SalesforceDesk(credentials, around);
    deskByAccountId.put(account.id(), new Held(account, changes, desk));
    return Optional.of(desk);
  }

  private static Thread watchThread(Runnable work) {
    Thread thread = Executors.defaultThreadFactory().newThread(work);
    thread.setName("salesforce-watch");
    thread.setDaemon(true);
    return thread;
  }

  private record Held(Account account, List<Long> changes, SalesforceDesk desk) {}
}
