package io.trunkline.edge.admin;

import io.trunkline.core.Finding;
import io.trunkline.core.Secret;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.TicketShape;
import io.trunkline.json.Fault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** What is asked of an account's org while somebody waits. */
final class AccountRoutes {
  private static final Set<String> OBJECTS = Set.of("Task", "Case", "Contact", "Lead", "Account");
  private static final int PATIENCE = 45;
  private static final Map<String, String> PEM =
      Map.of(
          "Content-Type", "application/x-pem-file",
          "Content-Disposition", "attachment; filename=\"trunkline.crt\"");

  /** Each holds a thread while the org thinks. */
  private final Semaphore atOnce = new Semaphore(8);

  private final AdminParts parts;

  AccountRoutes(AdminParts parts) {
    this.parts = parts;
  }

  /** What the test of an account found. */
  record Report(boolean good, List<Finding> findings) {}

  /** A private key that was made elsewhere. */
  record Key(String privateKey) {
    @Override
    public String toString() {
      return "Key[****]";
    }
  }

  /** A certificate for the app in Salesforce. */
  record Certificate(String certificate) {}

  /** Where the administrator's browser must go. */
  record Connect(String url) {}

  /** What Salesforce sent back with the browser. */
  record Connected(String state, String code) {
    @Override
    public String toString() {
      return "Connected[****]";
    }
  }

  Answer test(Ask ask) {
    Account account = find(ask);
    List<Finding> findings =
        one(() -> Waiting.upTo(PATIENCE, parts.setUp().test(account), "Salesforce"));
    parts.note(ask.by(), "account tested", account.name() + " (" + account.id() + ")");
    return Answer.ok(
        new Report(
            findings.stream().noneMatch(one -> one.level() == Finding.Level.FAIL), findings));
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

  /** A new key, made here; the app needs its certificate. */
  Answer newKey(Ask ask) {
    Account account = find(ask);
    String pem = parts.setUp().newKey(account);
    parts.note(ask.by(), "account key made", account.name() + " (" + account.id() + ")");
    return Answer.ok(new Certificate(pem));
  }

  Answer takeKey(Ask ask) {
    Account account = find(ask);
    Key sent = ask.body(Key.class);
    parts
        .setUp()
        .takeKey(account, new Secret(sent.privateKey()))
        .ifPresent(
            why -> {
              throw Problem.invalid(List.of(new Fault("privateKey", "is no good", why)));
            });
    parts.note(ask.by(), "account key entered", account.name() + " (" + account.id() + ")");
    return Answer.nothing();
  }

  Answer certificate(Ask ask) {
    Account account = find(ask);
    return parts
        .setUp()
        .certificate(account)
        .map(pem -> new Answer(200, pem, PEM))
        .orElseThrow(
            () -> Problem.of(404, "The bridge has no certificate of this account. Make a key."));
  }

  Answer connect(Ask ask) {
    Account account = find(ask);
    if (account.signIn() != Account.SignIn.AUTHORIZATION_CODE) {
      throw Problem.of(409, "This account does not sign in by AUTHORIZATION_CODE.");
    }
    return Answer.ok(new Connect(parts.setUp().connect(account, ask.caller().pass().id())));
  }

  /** The browser comes back from Salesforce, with the console's cookie. */
  Answer callback(Ask ask) {
    Account account = connected(ask, ask.query());
    return new Answer(
        200,
        account.name() + " is connected. You may close this tab.\n",
        Map.of("Content-Type", "text/plain;charset=UTF-8"));
  }

  /** The same for those without the console's cookie, who bring what the address held. */
  Answer connected(Ask ask) {
    Connected sent = ask.body(Connected.class);
    connected(ask, Map.of("state", sent.state(), "code", sent.code()));
    return Answer.nothing();
  }

  private Account connected(Ask ask, Map<String, String> answer) {
    String who = ask.caller().pass().id();
    Account account =
        one(() -> Waiting.upTo(PATIENCE, parts.setUp().connected(answer, who), "Salesforce"));
    parts.note(ask.by(), "account connected", account.name() + " (" + account.id() + ")");
    return account;
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
