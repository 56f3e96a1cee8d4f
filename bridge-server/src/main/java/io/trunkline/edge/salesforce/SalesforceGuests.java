package io.trunkline.edge.salesforce;

import io.trunkline.core.Secret;
import io.trunkline.core.access.Login;
import io.trunkline.core.access.Role;
import io.trunkline.core.recording.GuestSignIn;
import io.trunkline.core.recording.Hearer;
import io.trunkline.core.recording.Recordings;
import io.trunkline.core.recording.TicketReaders;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Accounts;
import io.trunkline.core.ticket.TicketDesk.DeskException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who signed in with Salesforce to hear a recording: their sessions, in memory and for minutes, and
 * what these can read. Safe for several threads.
 */
public final class SalesforceGuests implements GuestSignIn, TicketReaders {
  /** The path behind the bridge's address to which Salesforce sends these browsers back. */
  public static final String CALLBACK = "/recordings/salesforce";

  private static final Logger log = LoggerFactory.getLogger(SalesforceGuests.class);

  /** Longer than the permit that is given for it. */
  private static final Duration LIFE = Duration.ofMinutes(10);

  private static final int MOST = 500;
  private static final long PATIENCE_S = 20;

  private final Accounts accounts;
  private final SalesforceDesks desks;
  private final String callback;
  private final Clock clock;
  private final Connections begun;
  private final Map<String, Kept> guestById = new LinkedHashMap<>();

  /**
   * @param publicUrl the bridge's own address, as browsers know it
   */
  public SalesforceGuests(Accounts accounts, SalesforceDesks desks, URI publicUrl, Clock clock) {
    this.accounts = accounts;
    this.desks = desks;
    this.callback = publicUrl.toString().replaceFirst("/$", "") + CALLBACK;
    this.clock = clock;
    this.begun = new Connections(clock);
  }

  @Override
  public List<Org> orgs() {
    return accounts.all().stream()
        .filter(account -> desks.desk(account).isPresent())
        .map(account -> new Org(account.id(), account.name()))
        .toList();
  }

  @Override
  public Optional<String> begin(String accountId, String reference) {
    return accounts
        .find(accountId)
        .filter(account -> desks.desk(account).isPresent())
        .map(
            account ->
                AuthorizeAddress.of(
                    account, callback, "api id", begun.begin(account.id(), reference)));
  }

  @Override
  public CompletableFuture<Guest> arrived(Map<String, String> answer) {
    Optional<Connections.Begun> one = begun.take(answer.getOrDefault("state", ""));
    Optional<Account> account = one.flatMap(is -> accounts.find(is.accountId()));
    Optional<SalesforceDesk> desk = account.flatMap(desks::desk);
    if (one.isEmpty() || account.isEmpty() || desk.isEmpty()) {
      return failed("This sign-in was not begun here, or is too old. Open the recording's link.");
    }
    String error = answer.get("error");
    if (error != null) {
      String description = answer.getOrDefault("error_description", "");
      return failed(SignInWords.of(Refusal.of(account.get(), error, description)).words());
    }
    Secret code = new Secret(answer.getOrDefault("code", ""));
    return desk.get()
        .admit(code, one.get().verifier(), callback)
        .thenApply(visit -> keep(one.get(), visit));
  }

  private Guest keep(Connections.Begun one, Guests.Visit visit) {
    String id = "guest-" + UUID.randomUUID();
    String email = visit.email().toLowerCase(Locale.ROOT);
    Login login = new Login(id, email, Role.AGENT, null, null);
    synchronized (guestById) {
      guestById.values().removeIf(this::isOver);
      guestById.put(
          id,
          new Kept(
              login,
              one.accountId(),
              visit.session(),
              clock.instant().plus(LIFE),
              new ConcurrentHashMap<>()));
      if (guestById.size() > MOST) {
        guestById.remove(guestById.keySet().iterator().next());
      }
    }
    return new Guest(id, one.who());
  }

  @Override
  public Optional<Login> guest(String id) {
    return kept(id).map(Kept::login);
  }

  @Override
  public boolean mayRead(Hearer hearer, List<Recordings.Ticket> tickets) {
    Kept guest = kept(hearer.login().id()).orElse(null);
    if (guest == null) {
      return false;
    }
    return tickets.stream()
        .filter(ticket -> ticket.accountId().equals(guest.accountId()))
        .anyMatch(ticket -> reads(guest, ticket.recordId()));
  }

  /** Asked once for each ticket: a player fetches a file in many pieces. */
  private boolean reads(Kept guest, String recordId) {
    Boolean known = guest.verdicts().get(recordId);
    if (known != null) {
      return known;
    }
    Optional<SalesforceDesk> desk = accounts.find(guest.accountId()).flatMap(desks::desk);
    if (desk.isEmpty()) {
      return false;
    }
    try {
      boolean reads = desk.get().reads(guest.session(), recordId).get(PATIENCE_S, TimeUnit.SECONDS);
      guest.verdicts().put(recordId, reads);
      return reads;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException noAnswer) {
      log.warn("account={} stage=guest outcome=not-asked", guest.accountId(), noAnswer);
      return false;
    }
  }

  private Optional<Kept> kept(String id) {
    synchronized (guestById) {
      return Optional.ofNullable(guestById.get(id)).filter(guest -> !isOver(guest));
    }
  }

  private boolean isOver(Kept guest) {
    return !clock.instant().isBefore(guest.until());
  }

  private static CompletableFuture<Guest> failed(String words) {
    return CompletableFuture.failedFuture(new DeskException(words));
  }

  private record Kept(
      Login login,
      String accountId,
      Session session,
      Instant until,
      Map<String, Boolean> verdicts) {}
}
