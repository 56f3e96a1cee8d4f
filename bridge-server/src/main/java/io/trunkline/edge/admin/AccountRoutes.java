package io.trunkline.edge.admin;

import io.trunkline.core.Finding;
import io.trunkline.core.Secret;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.OrgPages;
import io.trunkline.json.Fault;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What is asked of an account's org while somebody waits. */
final class AccountRoutes {
  /** Where people connect accounts; it says that one is, or why not. */
  private static final String CONNECT_PAGE = "/console/connect.html?";

  private static final int LONGEST_REASON = 1000;

  private static final Map<String, String> PEM =
      Map.of(
          "Content-Type", "application/x-pem-file",
          "Content-Disposition", "attachment; filename=\"trunkline.crt\"");

  private final AdminParts parts;
  private final OrgQuestions org;
  private final Object changes;

  /** {@code changes} is the lock that all changes share. */
  AccountRoutes(AdminParts parts, OrgQuestions org, Object changes) {
    this.parts = parts;
    this.org = org;
    this.changes = changes;
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
    List<Finding> findings = org.ask(() -> parts.setUp().test(account));
    parts.note(ask.by(), "account tested", account.name() + " (" + account.id() + ")");
    learnOrigins(ask, account);
    return Answer.ok(
        new Report(
            findings.stream().noneMatch(one -> one.level() == Finding.Level.FAIL), findings));
  }

  /** How it fares, with what somebody should look at; the health page says no names. */
  Answer health(Ask ask) {
    return parts
        .setUp()
        .health(find(ask))
        .map(Answer::ok)
        .orElseThrow(
            () -> Problem.of(404, "The account has no credentials: only agents' pages write."));
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

  /** The browser comes back from Salesforce, with the console's cookie, and goes on to our page. */
  Answer callback(Ask ask) {
    try {
      return onTheConnectPage("connected", connected(ask, ask.query()).id());
    } catch (Problem problem) {
      String reason = problem.detail();
      return onTheConnectPage(
          "refused", reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
    }
  }

  private static Answer onTheConnectPage(String what, String value) {
    String address = CONNECT_PAGE + what + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    return new Answer(303, null, Map.of("Location", address));
  }

  /** The same for those without the console's cookie, who bring what the address held. */
  Answer connected(Ask ask) {
    Connected sent = ask.body(Connected.class);
    connected(ask, Map.of("state", sent.state(), "code", sent.code()));
    return Answer.nothing();
  }

  private Account connected(Ask ask, Map<String, String> answer) {
    String who = ask.caller().pass().id();
    Account account = org.ask(() -> parts.setUp().connected(answer, who));
    parts.note(ask.by(), "account connected", account.name() + " (" + account.id() + ")");
    learnOrigins(ask, account);
    return account;
  }

  /** Where nobody has named origins: those of the org at which the sign-in arrived. */
  private void learnOrigins(Ask ask, Account account) {
    List<String> pages = parts.setUp().instance(account).map(OrgPages::origins).orElse(List.of());
    synchronized (changes) {
      parts
          .shelves()
          .accounts()
          .find(account.id())
          .filter(now -> now.origins().isEmpty() && !pages.isEmpty())
          .ifPresent(
              now -> {
                parts.shelves().accounts().put(now.withOrigins(pages));
                String detail = now.name() + " (" + now.id() + "): " + String.join(", ", pages);
                parts.note(ask.by(), "account origins found", detail);
              });
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
