package io.trunkline.edge.salesforce;

import io.trunkline.core.Finding;
import io.trunkline.core.Secret;
import io.trunkline.core.Secrets;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.AccountHealth;
import io.trunkline.core.ticket.AccountSetUp;
import io.trunkline.core.ticket.AccountUse;
import io.trunkline.core.ticket.Accounts;
import io.trunkline.core.ticket.TicketDesk.DeskException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Signs accounts in for the first time, and tries them out. Safe for several threads. */
public final class SalesforceSetUp implements AccountSetUp {
  /** The path behind the bridge's address to which Salesforce sends browsers back. */
  public static final String CALLBACK = "/api/oauth/callback";

  private final Accounts accounts;
  private final Secrets secrets;
  private final SalesforceDesks desks;
  private final Function<Account, AccountUse> uses;
  private final String callback;
  private final Clock clock;
  private final Connections connections;

  /**
   * @param uses what the site asks of an account's org
   * @param publicUrl the bridge's own address, as browsers know it
   */
  public SalesforceSetUp(
      Accounts accounts,
      Secrets secrets,
      SalesforceDesks desks,
      Function<Account, AccountUse> uses,
      URI publicUrl,
      Clock clock) {
    this.accounts = accounts;
    this.secrets = secrets;
    this.desks = desks;
    this.uses = uses;
    this.callback = publicUrl.toString().replaceFirst("/$", "") + CALLBACK;
    this.clock = clock;
    this.connections = new Connections(clock);
  }

  @Override
  public Optional<AccountHealth> health(Account account) {
    return desks.health(account);
  }

  @Override
  public CompletableFuture<List<Finding>> test(Account account) {
    return desks
        .test(account, uses.apply(account))
        .orElseGet(
            () ->
                CompletableFuture.completedFuture(
                    List.of(Finding.ok("credentials", "None: only agents' pages write."))));
  }

  @Override
  public Optional<String> instance(Account account) {
    return desks.desk(account).flatMap(SalesforceDesk::signedInAt).map(URI::toString);
  }

  @Override
  public String newKey(Account account) {
    SigningKey key = SigningKey.make(account.name(), clock.instant());
    keep(account, key);
    return key.certificatePem().orElseThrow();
  }

  @Override
  public Optional<String> takeKey(Account account, Secret pem) {
    try {
      keep(account, SigningKey.read(pem.reveal()));
      return Optional.empty();
    } catch (SigningKey.Unfit unfit) {
      return Optional.ofNullable(unfit.getMessage());
    }
  }

  @Override
  public Optional<String> certificate(Account account) {
    return new Credentials(account, secrets).find(Credentials.CERTIFICATE).map(Secret::reveal);
  }

  @Override
  public String connect(Account account, String who) {
    Connections.Ticket ticket = connections.begin(account.id(), who);
    return AuthorizeAddress.of(account, callback, "api id refresh_token", ticket);
  }

  @Override
  public CompletableFuture<Account> connected(Map<String, String> answer, String who) {
    Optional<Connections.Begun> begun = connections.take(answer.getOrDefault("state", ""), who);
    Optional<Account> account = begun.flatMap(one -> accounts.find(one.accountId()));
    if (begun.isEmpty() || account.isEmpty()) {
      return failed(
          "This connection was not begun by you, has ended already, or is older than ten minutes."
              + " Begin it again.");
    }
    @Nullable String error = answer.get("error");
    if (error != null) {
      String description = answer.getOrDefault("error_description", "");
      return failed(SignInWords.of(Refusal.of(account.get(), error, description)).words());
    }
    Secret code = new Secret(answer.getOrDefault("code", ""));
    return desks
        .connect(account.get(), code, begun.get().verifier(), callback)
        .orElseGet(() -> failed("The account has no consumer key. Enter it."));
  }

  private void keep(Account account, SigningKey key) {
    Credentials credentials = new Credentials(account, secrets);
    credentials.put(Credentials.PRIVATE_KEY, new Secret(key.keyPem()));
    key.certificatePem()
        .ifPresentOrElse(
            pem -> credentials.put(Credentials.CERTIFICATE, new Secret(pem)),
            () -> credentials.forget(Credentials.CERTIFICATE));
  }

  private static CompletableFuture<Account> failed(String words) {
    return CompletableFuture.failedFuture(new DeskException(words));
  }
}
