package io.trunkline.lab.org.rest.oauth;

import com.google.gson.JsonObject;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Users;
import io.trunkline.lab.org.rest.App;
import io.trunkline.lab.org.rest.Sessions;
import io.trunkline.lab.org.rest.Switches;
import io.trunkline.lab.org.web.Answer;
import io.trunkline.lab.org.web.Ask;
import io.trunkline.lab.org.web.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Everything under /services/oauth2, and the identity URL. Thread-safe. */
public final class OAuth {
  private final Apps apps = new Apps();
  private final Users users;
  private final Sessions sessions;
  private final Doorkeeper doorkeeper;
  private final Tokens tokens;
  private final AuthorizePage page;
  private final Identity identity;
  private final Map<String, Grant> grants;

  /**
   * @param instance the address that replies name as {@code instance_url}
   */
  public OAuth(
      Users users, Sessions sessions, Switches switches, Supplier<URI> instance, Clock clock) {
    this.users = users;
    this.sessions = sessions;
    this.doorkeeper = new Doorkeeper(users, switches, clock);
    this.tokens = new Tokens(users, sessions, instance, clock);
    this.identity = new Identity(users, tokens, instance);
    Codes codes = new Codes(clock);
    this.page = new AuthorizePage(apps, users, doorkeeper, codes);
    Grants plain = new Grants(apps, users, doorkeeper, tokens, switches);
    this.grants =
        Map.of(
            "client_credentials", plain::clientCredentials,
            "password", plain::password,
            "refresh_token", plain::refreshToken,
            "authorization_code", form -> plain.authorizationCode(form, codes),
            "urn:ietf:params:oauth:grant-type:jwt-bearer",
                new JwtBearer(apps, users, doorkeeper, tokens, instance, clock));
  }

  /** Makes a client application known, or changes what is known of it. */
  public void register(App app) {
    apps.register(app);
  }

  public Answer answer(Ask ask) {
    List<String> steps = ask.steps();
    if (steps.get(0).equals("id")) {
      return bearer(ask, steps);
    }
    try {
      return switch (steps.size() == 3 ? steps.get(2) : "") {
        case "token" -> token(ask);
        case "authorize" -> page.answer(ask);
        case "revoke" -> revoke(ask);
        case "introspect" -> introspect(ask);
        case "userinfo" -> bearer(ask, steps);
        default -> Answer.text(404, "text/html", "<html><body>URL No Longer Exists</body></html>");
      };
    } catch (OAuthRefusal refusal) {
      return Answer.json(400, refusal.json()).with("Cache-Control", "no-store");
    }
  }

  private Answer token(Ask ask) {
    if (!ask.method().equals("POST")) {
      throw new OAuthRefusal("invalid_request", "must use HTTP POST");
    }
    Map<String, String> form = withBasic(ask);
    Grant grant = grants.get(form.getOrDefault("grant_type", ""));
    if (grant == null) {
      throw new OAuthRefusal("unsupported_grant_type", "grant type not supported");
    }
    doorkeeper.open();
    form.put(Grants.HOST, ask.header("host").orElse("").replaceFirst(":\\d+$", ""));
    return Answer.json(200, grant.answer(form)).with("Cache-Control", "no-cache, no-store");
  }

  private Answer revoke(Ask ask) {
    String token =
        ask.method().equals("POST")
            ? ask.form().getOrDefault("token", "")
            : ask.parameters().getOrDefault("token", "");
    if (!tokens.revoke(token)) {
      throw new OAuthRefusal("invalid_token", "invalid token: " + token);
    }
    return Answer.empty(200);
  }

  private Answer introspect(Ask ask) {
    Map<String, String> form = withBasic(ask);
    App app = apps.proven(form);
    String token = form.getOrDefault("token", "");
    JsonObject inactive = Json.object("active", false);
    Optional<JsonObject> access =
        sessions
            .find(token)
            .filter(session -> session.clientId().equals(app.clientId()))
            .map(s -> introspected(s.userId(), s.scope(), app, "access_token"));
    Optional<JsonObject> refresh =
        tokens
            .find(token)
            .filter(known -> known.clientId().equals(app.clientId()))
            .map(r -> introspected(r.userId(), r.scope(), app, "refresh_token"));
    return Answer.json(200, access.or(() -> refresh).orElse(inactive));
  }

  private JsonObject introspected(String userId, String scope, App app, String type) {
    return Json.object(
        "active",
        true,
        "scope",
        scope,
        "client_id",
        app.clientId(),
        "username",
        users.byId(userId).map(OrgUser::username).orElse(""),
        "sub",
        tokens.identity(userId),
        "token_type",
        type);
  }

  /** Userinfo and identity answer a bad token in a word of their own, not as the API does. */
  private Answer bearer(Ask ask, List<String> steps) {
    String header = ask.header("authorization").orElse("");
    String token =
        header.isEmpty()
            ? ask.parameters().getOrDefault("oauth_token", "")
            : header.replaceFirst("(?i)^(Bearer|OAuth) ", "");
    OrgUser user = sessions.userId(token).flatMap(users::byId).filter(OrgUser::active).orElse(null);
    if (user == null) {
      String word = token.isEmpty() ? "Missing_OAuth_Token" : "Bad_OAuth_Token";
      return Answer.text(403, "text/html;charset=UTF-8", word);
    }
    if (!steps.get(0).equals("id")) {
      return identity.userinfo(user);
    }
    boolean own = steps.equals(List.of("id", users.orgId(), user.id()));
    return own ? identity.identity(user) : Answer.text(404, "text/html;charset=UTF-8", "Bad_Id");
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
}
