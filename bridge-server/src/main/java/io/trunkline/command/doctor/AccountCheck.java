package io.trunkline.command.doctor;

import io.trunkline.core.ticket.Account;
import io.trunkline.edge.salesforce.TestReport;
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
    Optional<CompletableFuture<TestReport>> test = site.desks().test(account);
    if (test.isEmpty()) {
      return List.of(
          Finding.warn(
              about() + ": it has no credentials: only agents' pages file",
              "enter them, so that calls nobody answers leave a ticket too"));
    }
    try {
      return findings(test.get().join());
    } catch (CompletionException trouble) {
      return List.of(Finding.fail(about() + ": " + words(trouble), "mend that and run this again"));
    }
  }

  private List<Finding> findings(TestReport report) {
    List<Finding> findings = new ArrayList<>();
    for (TestReport.Check check : report.checks()) {
      String words = about() + ": " + check.name() + ": " + check.words();
      findings.add(
          check.ok()
              ? Finding.ok(words)
              : Finding.fail(words, "mend it in Salesforce or in the account"));
    }
    if (account.taskExternalId() == null) {
      findings.add(
          Finding.warn(
              about() + ": external-id: Task has none: a ticket may be filed twice in rare cases",
              "make a unique external-id text field on Activity and name it in the account"));
    }
    return findings;
  }

  private static String words(CompletionException trouble) {
    Throwable cause = trouble.getCause();
    return String.valueOf((cause == null ? trouble : cause).getMessage());
  }
}
