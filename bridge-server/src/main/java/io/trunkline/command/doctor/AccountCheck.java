package io.trunkline.command.doctor;

import io.trunkline.AccountUses;
import io.trunkline.core.Finding;
import io.trunkline.core.ticket.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** One account: everything that the account's own test tries, from the sign-in to the limits. */
final class AccountCheck implements Check {
  private final Site site;
  private final Account account;

  AccountCheck(Site site, Account account) {
    this.site = site;
    this.account = account;
  }

  @Override
  public String about() {
    return "account " + account.name();
  }

  @Override
  public List<Finding> look() {
    if (!maySignIn(account)) {
      return List.of(
          Finding.warn(
              about(),
              "not tried: its refresh token may be good only once, and belongs to the bridge",
              "let the running bridge test it: POST /api/accounts/" + account.id() + "/test"));
    }
    AccountUses uses =
        new AccountUses(
            site.store().configurations(),
            site.store().agents(),
            site.store().ledger(),
            site.clock());
    Optional<CompletableFuture<List<Finding>>> test = site.desks().test(account, uses.of(account));
    if (test.isEmpty()) {
      return List.of(
          Finding.warn(
              about(),
              "it has no credentials: only agents' pages file",
              "enter them, so that calls nobody answers leave a ticket too"));
    }
    try {
      return findings(test.get().join());
    } catch (CompletionException trouble) {
      return List.of(Finding.fail(about(), words(trouble), "mend that and run this again"));
    }
  }

  /**
   * Whether a command may sign in beside the running bridge: where refresh tokens rotate, whoever
   * uses one spends it, and only the bridge can keep the next.
   */
  private static boolean maySignIn(Account account) {
    return account.signIn() != Account.SignIn.AUTHORIZATION_CODE;
  }

  private List<Finding> findings(List<Finding> report) {
    List<Finding> findings = new ArrayList<>();
    report.forEach(one -> findings.add(one.of(about())));
    return findings;
  }

  private static String words(CompletionException trouble) {
    Throwable cause = trouble.getCause();
    return String.valueOf((cause == null ? trouble : cause).getMessage());
  }
}
