package io.trunkline.lab.org.rest.oauth;

import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Users;
import io.trunkline.lab.org.rest.App;
import io.trunkline.lab.org.rest.AppPolicy.Trait;
import io.trunkline.lab.org.rest.OrgSwitch;
import io.trunkline.lab.org.rest.Switches;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Lets users in or keeps them out, whatever the flow. Thread-safe. */
final class Doorkeeper {
  /** Salesforce's defaults: ten wrong passwords, a quarter of an hour. */
  private static final int TRIES = 10;

  private static final Duration LOCKED = Duration.ofMinutes(15);

  private record Failures(int count, Instant last) {}

  private final Users users;
  private final Switches switches;
  private final Clock clock;
  private final Map<String, Failures> failuresByUserId = new ConcurrentHashMap<>();

  Doorkeeper(Users users, Switches switches, Clock clock) {
    this.users = users;
    this.switches = switches;
    this.clock = clock;
  }

  /** Before any grant: is anybody let in now? The words of both refusals are a guess. */
  void open() {
    if (switches.on(OrgSwitch.LOGIN_RATE_EXCEEDED)) {
      throw new OAuthRefusal("rate_limit_exceeded", "login rate exceeded");
    }
    if (switches.on(OrgSwitch.ORG_INACTIVE)) {
      throw new OAuthRefusal("inactive_org", "organization is inactive");
    }
  }

  /** May this user use this application from here? */
  void admit(OrgUser user, App app) {
    if (app.policy().is(Trait.BLOCKED)) {
      throw new OAuthRefusal("OAUTH_APP_BLOCKED", "this app is blocked by admin");
    }
    if (!user.active()) {
      throw new OAuthRefusal("inactive_user", "user is inactive");
    }
    if (switches.on(OrgSwitch.NETWORK_RESTRICTED) && !app.policy().is(Trait.IP_RELAXED)) {
      throw OAuthRefusal.grant("ip restricted or invalid login hours");
    }
  }

  /** An application with admin-approved users lets in nobody else. */
  void approved(OrgUser user, App app, boolean approved) {
    if (app.policy().is(Trait.ADMIN_APPROVED) && !approved) {
      throw new OAuthRefusal("invalid_app_access", "user is not admin approved to access this app");
    }
  }

  /** The user of a name and a password as typed on a page; empty when anything is wrong. */
  Optional<OrgUser> typed(String username, String password) {
    return users
        .byUsername(username)
        .filter(user -> !locked(user))
        .filter(user -> counted(user, user.password().equals(password)))
        .filter(OrgUser::active);
  }

  /** The same for a client: outside trusted networks the security token follows the password. */
  Optional<OrgUser> sent(String username, String password) {
    boolean trusted = switches.on(OrgSwitch.NETWORK_TRUSTED);
    return users
        .byUsername(username)
        .filter(user -> !locked(user))
        .filter(user -> counted(user, right(user, password, trusted)))
        .filter(OrgUser::active);
  }

  private boolean right(OrgUser user, String password, boolean trusted) {
    return password.equals(user.password() + users.securityToken(user.id()))
        || (trusted && password.equals(user.password()));
  }

  private boolean locked(OrgUser user) {
    Failures failures = failuresByUserId.get(user.id());
    return failures != null
        && failures.count() >= TRIES
        && clock.instant().isBefore(failures.last().plus(LOCKED));
  }

  private boolean counted(OrgUser user, boolean right) {
    if (right) {
      failuresByUserId.remove(user.id());
    } else {
      failuresByUserId.merge(
          user.id(),
          new Failures(1, clock.instant()),
          (old, one) -> new Failures(old.count() + 1, one.last()));
    }
    return right;
  }
}
