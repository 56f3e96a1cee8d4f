package io.trunkline.edge.admin;

import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.TicketShape;
import io.trunkline.json.Fault;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** What is asked of an account's org while somebody waits. */
final class AccountRoutes {
  private static final Set<String> OBJECTS = Set.of("Task", "Case", "Contact", "Lead", "Account");
  private static final int PATIENCE = 30;

  /** Each holds a thread while the org thinks. */
  private final Semaphore atOnce = new Semaphore(8);

  private final AdminParts parts;

  AccountRoutes(AdminParts parts) {
    this.parts = parts;
  }

  /** What the test of an account found. */
  record Report(boolean good, List<Finding> findings) {}

  Answer test(Ask ask) {
    Account account = find(ask);
    List<Finding> findings =
        one(() -> Waiting.upTo(PATIENCE, parts.test().apply(account), "Salesforce"));
    parts.note(ask.by(), "account tested", account.name() + " (" + account.id() + ")");
    return Answer.ok(new Report(findings.stream().allMatch(Finding::good), findings));
  }

  Answer fields(Ask ask) {
    Account account = find(ask);
    String object = ask.query().getOrDefault("object", "");
    if (!OBJECTS.contains(object)) {
      throw Problem.invalid(
          List.of(new Fault("object", "is none of its words", "send one of " + OBJECTS)));
    }
    if (account.signIn() == Account.SignIn.NONE) {
      throw Problem.of(409, "This account has no credentials, so that its org cannot be asked.");
    }
    TicketShape shape =
        one(() -> Waiting.upTo(PATIENCE, parts.shape().apply(account, object), "Salesforce"));
    return Answer.ok(shape);
  }

  private <T> T one(Supplier<T> question) {
    if (!atOnce.tryAcquire()) {
      throw Problem.of(503, "Too many questions to Salesforce at once. Try again.")
          .with("Retry-After", "5");
    }
    try {
      return question.get();
    } finally {
      atOnce.release();
    }
  }

  private Account find(Ask ask) {
    return parts
        .shelves()
        .accounts()
        .find(ask.part("id"))
        .orElseThrow(() -> Problem.notFound("account"));
  }
}
