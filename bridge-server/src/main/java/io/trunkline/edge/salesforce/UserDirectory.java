package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the org's active users by e-mail, remembered for minutes. Safe for several threads. */
final class UserDirectory {
  private static final Logger log = LoggerFactory.getLogger(UserDirectory.class);
  private static final Duration KNOWN_FOR = Duration.ofMinutes(10);

  private final String account;
  private final Org org;
  private final HealthBoard health;
  private final Fresh<String, Optional<String>> users;

  UserDirectory(String account, Org org, HealthBoard health, Clock clock) {
    this.account = account;
    this.org = org;
    this.health = health;
    this.users = new Fresh<>(clock, KNOWN_FOR, 10_000);
  }

  /**
   * The user with this e-mail; of several the one whose username it is, else none and a warning;
   * without any, the one whose username it is. Usernames are unique in all of Salesforce, e-mails
   * are not.
   */
  Optional<String> find(String emailOrUsername, Deadline deadline) throws OrgTrouble {
    String wanted = emailOrUsername.strip().toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    Optional<Optional<String>> known = users.find(wanted);
    if (known.isPresent()) {
      return known.get();
    }
    Optional<String> found = chosen(wanted, asked(wanted, deadline));
    users.keep(wanted, found);
    return found;
  }

  /**
   * The active users who could be meant by this e-mail: none, one, or several of whom {@link #find}
   * chooses none.
   *
   * @param users rows with Email and Username, of anybody
   */
  static List<JsonObject> meant(String email, List<JsonObject> users) {
    String wanted = email.strip().toLowerCase(Locale.ROOT);
    List<JsonObject> sameMail = users.stream().filter(is(wanted, "Email")).toList();
    List<JsonObject> named = users.stream().filter(is(wanted, "Username")).toList();
    return sameMail.size() == 1 || named.isEmpty() ? sameMail : named;
  }

  void forgetAll() {
    users.forgetAll();
  }

  private List<JsonObject> asked(String wanted, Deadline deadline) throws OrgTrouble {
    String literal = Soql.literal(wanted);
    String soql =
        "SELECT Id, Username, Email FROM User WHERE IsActive = true AND (Email = "
            + literal
            + " OR Username = "
            + literal
            + ") ORDER BY Id LIMIT 50";
    return JsonFields.objects(org.query(soql, deadline), "records");
  }

  private Optional<String> chosen(String wanted, List<JsonObject> users) {
    List<JsonObject> meant = meant(wanted, users);
    if (meant.size() > 1) {
      log.warn("account={} stage=owner outcome=several-users", account);
      health.warn(
          "Several active users of the org have the e-mail "
              + wanted
              + " and none has it as username: their tickets belong to the account's own user.");
      return Optional.empty();
    }
    return meant.stream().findFirst().flatMap(UserDirectory::id);
  }

  private static Predicate<JsonObject> is(String wanted, String field) {
    return user -> wanted.equalsIgnoreCase(JsonFields.text(user, field));
  }

  private static Optional<String> id(JsonObject user) {
    return Optional.ofNullable(JsonFields.text(user, "Id"));
  }
}
