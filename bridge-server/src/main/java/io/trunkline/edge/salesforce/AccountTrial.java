package io.trunkline.edge.salesforce;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.trunkline.core.Finding;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.AccountHealth;
import io.trunkline.core.ticket.AccountUse;
import io.trunkline.core.ticket.TicketType;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tries an account on somebody's request: signs in anew even where an earlier refusal is
 * remembered, and asks the org anew what it remembers of it. {@link #run} is the list of what is
 * looked at. One instance per trial.
 */
final class AccountTrial {
  /** A search, up to three for the ticket, and two for its end. */
  private static final int REQUESTS_PER_TICKET = 6;

  /** Above this share there is little room for a busy day, and for others. */
  private static final int LARGE_SHARE = 50;

  private static final Duration EXPIRES_SOON = Duration.ofDays(30);

  private final Credentials credentials;
  private final Account account;
  private final AccountUse use;
  private final Org org;
  private final Describer describer;
  private final UserDirectory users;
  private final HealthBoard health;
  private final Clock clock;
  private final Deadline deadline;
  private final TrialNotes notes;

  AccountTrial(
      Credentials credentials,
      AccountUse use,
      Org org,
      Describer describer,
      UserDirectory users,
      HealthBoard health,
      Clock clock,
      Deadline deadline) {
    this.credentials = credentials;
    this.account = credentials.account();
    this.use = use;
    this.org = org;
    this.describer = describer;
    this.users = users;
    this.health = health;
    this.clock = clock;
    this.deadline = deadline;
    this.notes = new TrialNotes(deadline);
  }

  /** Everything in turn, up to the first thing without which the rest makes no sense. */
  List<Finding> run(Sessions sessions, HostPolicy hosts) {
    sessions.forgive();
    describer.forgetAll();
    notes.add(
        hosts
            .objection(account.uri())
            .map(why -> Finding.fail("address", why, "Enter the org's My Domain."))
            .orElse(Finding.ok("address", account.uri())));
    if (hosts.objection(account.uri()).isPresent()
        || !notes.look("sign-in", TrialNotes.AGAIN, () -> signIn(sessions))) {
      return notes.all();
    }
    legacy().ifPresent(notes::add);
    certificate().ifPresent(notes::add);
    if (!notes.look("api-version", TrialNotes.AGAIN, this::version)
        || !notes.lookAtAll("api-access", TrialNotes.AGAIN, this::access)) {
      return notes.all();
    }
    notes.look("org", TrialNotes.AGAIN, this::name);
    notes.look(
        "time-zone",
        "Give the account's user read access to Organization; until then tickets show the time of"
            + " the bridge's machine.",
        this::zone);
    notes.look("identity", TrialNotes.ID_SCOPE, this::identity);
    customers().ifPresent(notes::add);
    new TrialRights(account, use, org, deadline).look(notes);
    defaultOwner();
    closedStatus();
    return notes.all();
  }

  private Finding signIn(Sessions sessions) throws OrgTrouble {
    return Finding.ok(
        "sign-in", account.signIn() + ": signed in at " + sessions.current(deadline).instance());
  }

  private Optional<Finding> legacy() {
    return account.signIn() == Account.SignIn.USERNAME_PASSWORD
        ? Optional.of(
            Finding.warn(
                "sign-in", UsernamePassword.LEGACY.what(), UsernamePassword.LEGACY.remedy()))
        : Optional.empty();
  }

  private Optional<Finding> certificate() {
    Optional<X509Certificate> known =
        account.signIn() == Account.SignIn.JWT_BEARER
            ? SigningKey.certificateOf(credentials)
            : Optional.empty();
    return known.map(
        certificate -> {
          Instant until = certificate.getNotAfter().toInstant();
          boolean soon = clock.instant().plus(EXPIRES_SOON).isAfter(until);
          return soon
              ? Finding.warn(
                  "certificate",
                  "The certificate of the account's key expires at " + until,
                  "Make a new key, and upload its certificate to the app on the same day.")
              : Finding.ok("certificate", "It is good until " + until);
        });
  }

  private Finding version() throws OrgTrouble {
    return Finding.ok("api-version", "Version " + org.version(deadline));
  }

  /** The first request that needs the API. */
  private List<Finding> access() throws OrgTrouble {
    Finding limits = limits();
    return List.of(Finding.ok("api-access", "The org answers requests of its API"), limits);
  }

  /** Not every user may ask for the limits; every answer's header counts as well. */
  private Finding limits() throws OrgTrouble {
    try {
      JsonObject answer = org.read("/limits", deadline).object();
      JsonElement daily = answer.get("DailyApiRequests");
      if (daily != null && daily.isJsonObject()) {
        JsonObject counts = daily.getAsJsonObject();
        return share(JsonFields.number(counts, "Remaining"), JsonFields.number(counts, "Max"));
      }
    } catch (OrgTrouble trouble) {
      if (!trouble.isRefusal()) {
        throw trouble;
      }
    }
    AccountHealth counted = health.read();
    return share(counted.apiLimit() - counted.apiUsed(), counted.apiLimit());
  }

  private Finding share(int left, int most) {
    int daily = use.ticketsPerDay() * REQUESTS_PER_TICKET;
    long percent = most == 0 ? 0 : 100L * daily / most;
    String words =
        left
            + " of "
            + most
            + " requests of these 24 hours are left; this site's "
            + use.ticketsPerDay()
            + " tickets a day need some "
            + daily
            + ", which are "
            + percent
            + " %";
    if (percent > LARGE_SHARE) {
      return Finding.warn(
          "limits", words, "Buy more API requests, or let fewer calls leave a ticket.");
    }
    boolean low = most > 0 && 100L * left < (long) most * account.reservePercent();
    return low
        ? Finding.warn(
            "limits",
            words + "; customers are not looked up below " + account.reservePercent() + " %",
            "Look in Setup, System Overview, who uses them.")
        : Finding.ok("limits", words);
  }

  private Finding name() throws OrgTrouble {
    String soql = "SELECT Name, OrganizationType, IsSandbox FROM Organization LIMIT 1";
    return JsonFields.objects(org.query(soql, deadline), "records").stream()
        .findFirst()
        .map(
            one ->
                Finding.ok(
                    "org",
                    JsonFields.text(one, "Name", "An org without a name")
                        + ", "
                        + JsonFields.text(one, "OrganizationType", "edition unknown")
                        + (JsonFields.flag(one, "IsSandbox") ? ", a sandbox" : "")))
        .orElse(Finding.ok("org", "The org does not tell its name to this user"));
  }

  private Finding zone() throws OrgTrouble {
    return Finding.ok(
        "time-zone",
        "Times in tickets are in the agent's own time zone, else in the org's: "
            + new Zones(org, users, clock).of(null, deadline));
  }

  private Finding identity() throws OrgTrouble {
    JsonObject user = org.readAt("/services/oauth2/userinfo", deadline).object();
    String name = JsonFields.text(user, "preferred_username", "a user without a name");
    String wanted = account.username();
    boolean byName =
        account.signIn() == Account.SignIn.JWT_BEARER
            || account.signIn() == Account.SignIn.USERNAME_PASSWORD;
    return byName && wanted != null && !wanted.equalsIgnoreCase(name)
        ? Finding.warn(
            "identity",
            "Signed in as " + name + ", not as " + wanted,
            "Correct the account's username.")
        : Finding.ok("identity", "Signed in as " + name);
  }

  /** Pages outside Salesforce cannot look there. */
  private Optional<Finding> customers() {
    return account.looksInPages() && account.type() == Account.Type.NEW_TAB
        ? Optional.of(
            Finding.warn(
                "customers",
                "Customers are never found: only what the agent may see is to be told, the bridge"
                    + " cannot sign in as the agent by "
                    + account.signIn()
                    + ", and pages outside Salesforce cannot look there.",
                "Sign in by JWT_BEARER, or make the account's type INTEGRATION_TAB and let agents"
                    + " work in the panel, or let onlyWhatAgentsMaySee be false."))
        : Optional.empty();
  }

  private void defaultOwner() {
    String owner = account.defaultOwner();
    if (owner == null || owner.isBlank()) {
      return;
    }
    notes.look(
        "owner",
        TrialNotes.AGAIN,
        () ->
            users.find(owner, deadline).isPresent()
                ? Finding.ok("owner", "The default owner " + owner + " is an active user")
                : Finding.fail(
                    "owner",
                    "The default owner " + owner + " is no single active user of the org.",
                    "Name another in the account, or activate the user."));
  }

  private void closedStatus() {
    String wanted = account.closedStatus();
    if (wanted == null || wanted.isBlank()) {
      return;
    }
    notes.look("closed-status", TrialNotes.AGAIN, () -> closedStatus(wanted));
  }

  private Finding closedStatus(String wanted) throws OrgTrouble {
    String soql =
        "SELECT ApiName, MasterLabel, IsClosed FROM " + TicketType.TASK.object() + "Status";
    List<JsonObject> all = JsonFields.objects(org.query(soql, deadline), "records");
    Optional<JsonObject> found =
        all.stream().filter(one -> wanted.equals(JsonFields.text(one, "ApiName"))).findFirst();
    if (found.isEmpty()) {
      return Finding.fail(
          "closed-status",
          "Tasks have no status " + wanted + " in this org.",
          "Name one of: "
              + String.join(
                  ", ",
                  all.stream()
                      .filter(one -> JsonFields.flag(one, "IsClosed"))
                      .map(one -> JsonFields.text(one, "ApiName", ""))
                      .toList()));
    }
    return JsonFields.flag(found.get(), "IsClosed")
        ? Finding.ok("closed-status", wanted + " closes a task")
        : Finding.warn(
            "closed-status",
            wanted + " does not close a task in this org.",
            "Name a status that is marked Closed.");
  }
}
