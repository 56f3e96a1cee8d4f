package io.trunkline.lab.org.rest.oauth;

import com.google.gson.JsonObject;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Users;
import io.trunkline.lab.org.rest.App;
import io.trunkline.lab.org.rest.AppPolicy.Trait;
import io.trunkline.lab.org.rest.OrgSwitch;
import io.trunkline.lab.org.rest.Switches;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The grants that need no more than a form: each method is one {@link Grant}. */
final class Grants {
  /** Where the form keeps the host that the client asked; no client can send this name. */
  static final String HOST = " host";

  private static final Set<String> LOGIN_HOSTS =
      Set.of("login.salesforce.com", "test.salesforce.com");

  private final Apps apps;
  private final Users users;
  private final Doorkeeper doorkeeper;
  private final Tokens tokens;
  private final Switches switches;

  Grants(Apps apps, Users users, Doorkeeper doorkeeper, Tokens tokens, Switches switches) {
    this.apps = apps;
    this.users = users;
    this.doorkeeper = doorkeeper;
    this.tokens = tokens;
    this.switches = switches;
  }

  /** The application acts as the user that was chosen for it; only at the org's own address. */
  JsonObject clientCredentials(Map<String, String> form) {
    if (LOGIN_HOSTS.contains(form.get(HOST))) {
      throw OAuthRefusal.grant("request not supported on this domain");
    }
    App app = apps.proven(form);
    OrgUser user =
        Optional.ofNullable(app.runAs())
            .flatMap(users::byUsername)
            .orElseThrow(() -> OAuthRefusal.grant("no client credentials user enabled"));
    doorkeeper.approved(user, app, apps.approved(app, user.username()));
    doorkeeper.admit(user, app);
    return tokens.reply(user, app, "api openid id");
  }

  /** All that can go wrong with the user looks the same. */
  JsonObject password(Map<String, String> form) {
    App app = apps.proven(form);
    if (switches.on(OrgSwitch.PASSWORD_FLOW_BLOCKED) || app.policy().is(Trait.EXTERNAL)) {
      throw OAuthRefusal.authentication();
    }
    OrgUser user =
        doorkeeper
            .sent(form.getOrDefault("username", ""), form.getOrDefault("password", ""))
            .orElseThrow(OAuthRefusal::authentication);
    doorkeeper.admit(user, app);
    return tokens.reply(user, app, "api openid id");
  }

  JsonObject refreshToken(Map<String, String> form) {
    App app = apps.provenUnlessPublic(form);
    String token = form.getOrDefault("refresh_token", "");
    OrgUser user = users.byId(tokens.known(token, app).userId()).orElseThrow();
    doorkeeper.admit(user, app);
    return tokens.refresh(token, app, user);
  }

  /** The code is spent by the attempt, whether it succeeds or not. */
  JsonObject authorizationCode(Map<String, String> form, Codes codes) {
    App app = apps.provenUnlessPublic(form);
    Codes.Promise promise = codes.take(form.getOrDefault("code", ""));
    if (!promise.clientId().equals(app.clientId())) {
      throw OAuthRefusal.grant("invalid authorization code");
    }
    if (!promise.redirectUri().equals(form.get("redirect_uri"))) {
      throw new OAuthRefusal("redirect_uri_mismatch", "redirect_uri must match configuration");
    }
    if (!promise.provenBy(form.getOrDefault("code_verifier", ""))) {
      throw OAuthRefusal.grant("invalid code verifier");
    }
    OrgUser user = users.byId(promise.userId()).orElseThrow();
    doorkeeper.admit(user, app);
    return tokens.replyWithRefresh(user, app, promise.scope());
  }
}
