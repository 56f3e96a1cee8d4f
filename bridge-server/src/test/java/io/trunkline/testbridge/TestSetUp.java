package io.trunkline.testbridge;

import io.trunkline.core.Finding;
import io.trunkline.core.Secret;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.AccountHealth;
import io.trunkline.core.ticket.AccountSetUp;
import io.trunkline.core.ticket.TicketDesk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers the test of an account as a test says; the rest is the real thing, once it is there. */
public final class TestSetUp implements AccountSetUp {
  public volatile Function<Account, CompletableFuture<List<Finding>>> test =
      account -> CompletableFuture.completedFuture(List.of(Finding.ok("sign-in", "done")));
  public volatile @Nullable AccountSetUp real;

  /** Where sign-ins arrive. */
  public volatile Optional<String> instance = Optional.empty();

  private AccountSetUp real() {
    AccountSetUp known = real;
    if (known == null) {
      throw new IllegalStateException("this test has no org");
    }
    return known;
  }

  @Override
  public Optional<AccountHealth> health(Account account) {
    return Optional.ofNullable(real).flatMap(known -> known.health(account));
  }

  @Override
  public CompletableFuture<List<Finding>> test(Account account) {
    return test.apply(account);
  }

  @Override
  public Optional<String> instance(Account account) {
    return instance;
  }

  @Override
  public String newKey(Account account) {
    return real().newKey(account);
  }

  @Override
  public Optional<String> takeKey(Account account, Secret pem) {
    return real().takeKey(account, pem);
  }

  @Override
  public Optional<String> certificate(Account account) {
    return real().certificate(account);
  }

  @Override
  public String connect(Account account, String who) {
    return real().connect(account, who);
  }

  @Override
  public CompletableFuture<Account> connected(Map<String, String> answer, String who) {
    AccountSetUp known = real;
    return known == null
        ? CompletableFuture.failedFuture(new TicketDesk.DeskException("this test has no org"))
        : known.connected(answer, who);
  }
}
