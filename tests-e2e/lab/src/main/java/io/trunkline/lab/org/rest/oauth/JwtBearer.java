package io.trunkline.lab.org.rest.oauth;

import com.google.gson.JsonObject;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Users;
import io.trunkline.lab.org.rest.App;
import io.trunkline.lab.org.rest.AppPolicy.Trait;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/** A token for the user whom a signed assertion names. */
final class JwtBearer implements Grant {
  private static final String PRODUCTION = "https://login.salesforce.com";
  private static final String SANDBOX = "https://test.salesforce.com";

  /** How far the client's clock may be off; three minutes is what Salesforce's own tools assume. */
  private static final Duration SKEW = Duration.ofMinutes(3);

  /** How far ahead the end may lie. Documentation says three minutes; more passes in practice. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Apps apps;
  private final Users users;
  private final Doorkeeper doorkeeper;
  private final Tokens tokens;
  private final Supplier<URI> instance;
  private final Clock clock;

  JwtBearer(
      Apps apps,
      Users users,
      Doorkeeper doorkeeper,
      Tokens tokens,
      Supplier<URI> instance,
      Clock clock) {
    this.apps = apps;
    this.users = users;
    this.doorkeeper = doorkeeper;
    this.tokens = tokens;
    this.instance = instance;
    this.clock = clock;
  }

  @Override
  public JsonObject answer(Map<String, String> form) {
    Jwt jwt = Jwt.read(form.getOrDefault("assertion", ""));
    App app = apps.known(jwt.claim("iss"));
    signed(jwt, app);
    audience(jwt.claim("aud"), app);
    timely(jwt.claim("exp"));
    String username = jwt.claim("sub").isEmpty() ? jwt.claim("prn") : jwt.claim("sub");
    OrgUser user =
        users
            .byUsername(username)
            .orElseThrow(() -> OAuthRefusal.grant("user hasn't approved this consumer"));
    boolean approved = apps.approved(app, user.username());
    doorkeeper.approved(user, app, approved);
    if (!approved) {
      throw OAuthRefusal.grant("user hasn't approved this consumer");
    }
    doorkeeper.admit(user, app);
    return tokens.reply(user, app, "api openid id");
  }

  /** An application without a certificate answers like a wrong signature; that is a guess. */
  private void signed(Jwt jwt, App app) {
    X509Certificate certificate = app.policy().certificate();
    if (certificate == null
        || certificate.getNotAfter().toInstant().isBefore(clock.instant())
        || !jwt.signedBy(certificate)) {
      throw Jwt.invalid();
    }
  }

  /** This org is no sandbox. The description beside app_not_found is a guess. */
  private void audience(String audience, App app) {
    if (audience.equals(SANDBOX) && app.policy().is(Trait.EXTERNAL)) {
      throw new OAuthRefusal("app_not_found", "External client app is not found in this org");
    }
    String plain = audience.replaceFirst("/$", "");
    if (!plain.equals(PRODUCTION) && !plain.equals(instance.get().toString())) {
      throw OAuthRefusal.grant("audience validation failed");
    }
  }

  /** Both descriptions are a guess: users report several for an assertion that came too late. */
  private void timely(String expiry) {
    Instant end;
    try {
      end = Instant.ofEpochSecond(Long.parseLong(expiry.replaceFirst("\\.\\d*$", "")));
    } catch (NumberFormatException | java.time.DateTimeException e) {
      throw Jwt.invalid();
    }
    if (end.plus(SKEW).isBefore(clock.instant())) {
      throw OAuthRefusal.grant("expired authorization code");
    }
    if (end.minus(SKEW).isAfter(clock.instant().plus(LONGEST))) {
      throw Jwt.invalid();
    }
  }
}
