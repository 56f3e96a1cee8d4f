package io.trunkline.lab.org.rest;

import com.google.gson.JsonObject;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Users;
import io.trunkline.lab.org.web.Answer;
import io.trunkline.lab.org.web.Ask;
import io.trunkline.lab.org.web.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The token endpoint: client credentials. Its errors are objects, unlike the API's. Thread-safe.
 */
public final class Login {
  private static final Set<String> LOGIN_HOSTS =
      Set.of("login.salesforce.com", "test.salesforce.com");

  private final Map<String, App> appById = new ConcurrentHashMap<>();
  private final Users users;
  private final Sessions sessions;
  private final Supplier<URI> instance;
  private final Clock clock;

  /**
   * @param instance the address that replies name as {@code instance_url}
   */
  public Login(Users users, Sessions sessions, Supplier<URI> instance, Clock clock) {
    this.users = users;
    this.sessions = sessions;
    this.instance = instance;
    this.clock = clock;
  }

  public void register(App app) {
    appById.put(app.clientId(), app);
  }

  public Answer token(Ask ask) {
    if (!ask.method().equals("POST")) {
      return error("invalid_request", "must use HTTP POST");
    }
    Map<String, String> form = withBasic(ask);
    if (!"client_credentials".equals(form.get("grant_type"))) {
      return error("unsupported_grant_type", "grant type not supported");
    }
    String host = ask.header("host").orElse("").replaceFirst(":\\d+$", "");
    if (LOGIN_HOSTS.contains(host)) {
      return error("invalid_grant", "request not supported on this domain");
    }
    App app = appById.get(form.getOrDefault("client_id", ""));
    if (app == null) {
      return error("invalid_client_id", "client identifier invalid");
    }
    if (!app.clientSecret().equals(form.get("client_secret"))) {
      return error("invalid_client", "invalid client credentials");
    }
    return runAs(app);
  }

  private Answer runAs(App app) {
    Optional<OrgUser> user = Optional.ofNullable(app.runAs()).flatMap(users::byUsername);
    if (user.isEmpty()) {
      return error("invalid_grant", "no client credentials user enabled");
    }
    if (!user.get().active()) {
      return error("inactive_user", "user is inactive");
    }
    String id = instance.get() + "/id/" + users.orgId() + "/" + user.get().id();
    return Answer.json(
            200,
            Json.object(
                "access_token", sessions.open(users.orgId(), user.get().id()),
                "signature",
                    Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8)),
                "scope", "api openid",
                "instance_url", instance.get().toString(),
                "id", id,
                "token_type", "Bearer",
                "issued_at", String.valueOf(clock.millis())))
        .with("Cache-Control", "no-cache, no-store");
  }

  /** Who the bearer of a token is. */
  JsonObject userinfo(OrgUser user) {
    return Json.object(
        "sub", instance.get() + "/id/" + users.orgId() + "/" + user.id(),
        "user_id", user.id(),
        "organization_id", users.orgId(),
        "preferred_username", user.username(),
        "nickname", user.username(),
        "name", user.name(),
        "email", user.email(),
        "email_verified", true,
        "given_name", user.firstName(),
        "family_name", user.lastName(),
        "zoneinfo", users.zone().getId(),
        "urls",
            Json.object(
                "rest", instance.get() + "/services/data/v{version}/",
                "sobjects", instance.get() + "/services/data/v{version}/sobjects/",
                "query", instance.get() + "/services/data/v{version}/query/"),
        "active", user.active(),
        "user_type", "STANDARD",
        "language", "en_US",
        "locale", "en_US");
  }

  private static Map<String, String> withBasic(Ask ask) {
    Map<String, String> form = new HashMap<>(ask.form());
    String authorization = ask.header("authorization").orElse("");
    if (authorization.startsWith("Basic ")) {
      String pair = decoded(authorization.substring(6));
      int colon = pair.indexOf(':');
      form.put("client_id", pair.substring(0, Math.max(colon, 0)));
      form.put("client_secret", pair.substring(colon + 1));
    }
    return form;
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return ":";
    }
  }

  private static Answer error(String code, String description) {
    return Answer.json(400, Json.object("error", code, "error_description", description));
  }
}
