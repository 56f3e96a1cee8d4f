package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the org's active users by e-mail, remembered for minutes. Safe for several threads. */
final class UserDirectory {
  private static final Logger log = LoggerFactory.getLogger(UserDirectory.class);
  private static final Duration KNOWN_FOR = Duration.ofMinutes(10);

  /** Different users seldom share one. */
  private static final int TURNS = 64;

  private final String account;
  private final Org org;
  private final HealthBoard health;
  private final Fresh<String, Optional<Person>> users;
  private final List<ReentrantLock> turns =
      Stream.generate(ReentrantLock::new).limit(TURNS).toList();

  /**
   * A user of the org.
   *
   * @param zone Salesforce's key of the time zone, which is Java's as well; empty if untold
   */
  record Person(String id, String username, String zone) {}

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
    return person(emailOrUsername, deadline).map(Person::id);
  }

  /** The same with what else is known of the user. */
  Optional<Person> person(String emailOrUsername, Deadline deadline) throws OrgTrouble {
    String wanted = key(emailOrUsername);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    Optional<Optional<Person>> known = users.find(wanted);
    if (known.isPresent()) {
      return known.get();
    }
    return askedOnce(wanted, deadline);
  }

  /** Id and zone of one user are wanted at the same moment: the second finds the first's answer. */
  private Optional<Person> askedOnce(String wanted, Deadline deadline) throws OrgTrouble {
    ReentrantLock turn = turns.get(Math.floorMod(wanted.hashCode(), turns.size()));
    take(turn, deadline);
    try {
      Optional<Optional<Person>> meanwhile = users.find(wanted);
      if (meanwhile.isPresent()) {
        return meanwhile.get();
      }
      Optional<Person> found = chosen(wanted, asked(wanted, deadline));
      users.keep(wanted, found);
      return found;
    } finally {
      turn.unlock();
    }
  }

  private static void take(ReentrantLock turn, Deadline deadline) throws OrgTrouble {
    try {
      if (!turn.tryLock(deadline.remainingMillis(), TimeUnit.MILLISECONDS)) {
        throw OrgTrouble.unreachable("The org did not name its user in time.");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw OrgTrouble.unreachable("The bridge is stopping.");
    }
  }

  /** What was answered before; empty if nothing was, or it is too old. */
  Optional<Optional<Person>> known(String emailOrUsername) {
    return users.find(key(emailOrUsername));
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
        "SELECT Id, Username, Email, TimeZoneSidKey FROM User WHERE IsActive = true AND (Email = "
            + literal
            + " OR Username = "
            + literal
            + ") ORDER BY Id LIMIT 50";
    return JsonFields.objects(org.query(soql, deadline), "records");
  }

  private Optional<Person> chosen(String wanted, List<JsonObject> users) {
    List<JsonObject> meant = meant(wanted, users);
    if (meant.size() > 1) {
      log.warn("account={} stage=owner outcome=several-users", account);
      health.warn(
          "Several active users of the org have the e-mail "
              + wanted
              + " and none has it as username: their tickets belong to the account's own user. Say in"
              + " the agent's record which username is meant (salesforceUsername).");
      return Optional.empty();
    }
    return meant.stream().findFirst().flatMap(UserDirectory::person);
  }

  private static Predicate<JsonObject> is(String wanted, String field) {
    return user -> wanted.equalsIgnoreCase(JsonFields.text(user, field));
  }

  private static Optional<Person> person(JsonObject user) {
    String zone = JsonFields.text(user, "TimeZoneSidKey", "");
    String username = JsonFields.text(user, "Username", "");
    return Optional.ofNullable(JsonFields.text(user, "Id"))
        .map(id -> new Person(id, username, zone));
  }

  private static String key(String emailOrUsername) {
    return emailOrUsername.strip().toLowerCase(Locale.ROOT);
  }
}
