package io.trunkline.lab.org.rest.oauth;

import com.google.gson.JsonObject;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Users;
import io.trunkline.lab.org.rest.App;
import io.trunkline.lab.org.rest.AppPolicy.Trait;
import io.trunkline.lab.org.rest.Sessions;
import io.trunkline.lab.org.web.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hands out access and refresh tokens. Thread-safe. */
final class Tokens {
  static final String SCOPES = "api refresh_token openid id";

  /**
   * What a refresh token stands for.
   *
   * @param family the same for all tokens that follow one another by rotation
   */
  record Refresh(String userId, String clientId, String scope, String family) {}

  private final Users users;
  private final Sessions sessions;
  private final Supplier<URI> instance;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Refresh> refreshByToken = new HashMap<>();
  private final Map<String, Refresh> spentByToken = new HashMap<>();

  Tokens(Users users, Sessions sessions, Supplier<URI> instance, Clock clock) {
    this.users = users;
    this.sessions = sessions;
    this.instance = instance;
    this.clock = clock;
  }

  /** A reply without a refresh token. There is no expires_in: Salesforce sends none. */
  JsonObject reply(OrgUser user, App app, String scope) {
    return reply(user, app, scope, "");
  }

  /** A reply with a refresh token, when the scope asks for one. */
  synchronized JsonObject replyWithRefresh(OrgUser user, App app, String scope) {
    if (!scope.matches(".*\\b(refresh_token|offline_access|full)\\b.*")) {
      return reply(user, app, scope);
    }
    String family = secret();
    JsonObject reply = reply(user, app, scope, family);
    reply.addProperty("refresh_token", keep(new Refresh(user.id(), app.clientId(), scope, family)));
    return reply;
  }

  /**
   * Takes a refresh token and answers with a new access token, and the next refresh token where the
   * application rotates them. That a spent token, used again, ends its whole family is a guess
   * after RFC 9700.
   */
  synchronized JsonObject refresh(String token, App app, OrgUser user) {
    Refresh known = known(token, app);
    JsonObject reply = reply(user, app, known.scope(), known.family());
    if (app.policy().is(Trait.ROTATES_REFRESH_TOKENS)) {
      refreshByToken.remove(token);
      spentByToken.put(token, known);
      reply.addProperty("refresh_token", keep(known));
    }
    return reply;
  }

  synchronized Refresh known(String token, App app) {
    Refresh spent = spentByToken.get(token);
    if (spent != null) {
      end(spent.family());
    }
    Refresh known = refreshByToken.get(token);
    if (known == null || !known.clientId().equals(app.clientId())) {
      throw OAuthRefusal.grant("expired access/refresh token");
    }
    return known;
  }

  synchronized Optional<Refresh> find(String token) {
    return Optional.ofNullable(refreshByToken.get(token));
  }

  /** Ends a refresh token and its sessions, or a session; false for a token that is neither. */
  synchronized boolean revoke(String token) {
    Refresh refresh = refreshByToken.get(token);
    if (refresh != null) {
      end(refresh.family());
      return true;
    }
    boolean session = sessions.find(token).isPresent();
    sessions.end(token);
    return session;
  }

  String identity(String userId) {
    return instance.get() + "/id/" + users.orgId() + "/" + userId;
  }

  private void end(String family) {
    refreshByToken.values().removeIf(other -> other.family().equals(family));
    sessions.endOf(family);
  }

  private String keep(Refresh refresh) {
    String token = "5Aep861" + secret();
    refreshByToken.put(token, refresh);
    return token;
  }

  private JsonObject reply(OrgUser user, App app, String scope, String family) {
    String id = identity(user.id());
    String issued = String.valueOf(clock.millis());
    Sessions.Session session = new Sessions.Session(user.id(), app.clientId(), scope, family);
    return Json.object(
        "access_token",
        sessions.open(users.orgId(), session),
        "signature",
        signature(app.clientSecret(), id + issued),
        "scope",
        scope,
        "instance_url",
        instance.get().toString(),
        "id",
        id,
        "token_type",
        "Bearer",
        "issued_at",
        issued);
  }

  private String secret() {
    byte[] bytes = new byte[33];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The identity and the time, signed with the application's secret. */
  private static String signature(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }
}
