package io.trunkline.lab.org.rest.oauth;

import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Users;
import io.trunkline.lab.org.rest.App;
import io.trunkline.lab.org.rest.AppPolicy.Trait;
import io.trunkline.lab.org.web.Answer;
import io.trunkline.lab.org.web.Ask;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The page where a person signs in and allows an application, and the redirect back with a code. A
 * request that names no trustworthy way back is answered here, as text without a type, as
 * Salesforce does. Thread-safe.
 */
final class AuthorizePage {
  private final Apps apps;
  private final Users users;
  private final Doorkeeper doorkeeper;
  private final Codes codes;

  /** Who signed in and was not yet asked for consent, by the ticket in the consent form. */
  private final Map<String, String> userIdByTicket = new ConcurrentHashMap<>();

  AuthorizePage(Apps apps, Users users, Doorkeeper doorkeeper, Codes codes) {
    this.apps = apps;
    this.users = users;
    this.doorkeeper = doorkeeper;
    this.codes = codes;
  }

  Answer answer(Ask ask) {
    Map<String, String> wish = ask.parameters();
    App app;
    try {
      app = apps.known(wish.getOrDefault("client_id", ""));
      comesBack(app, wish);
    } catch (OAuthRefusal refusal) {
      return new Answer(400, Map.of(), error(refusal));
    }
    try {
      if (ask.method().equals("GET")) {
        return html(200, OAuthHtml.login(ask.query(), ""));
      }
      return answered(ask, app, wish);
    } catch (OAuthRefusal refusal) {
      return back(wish, error(refusal));
    }
  }

  private static void comesBack(App app, Map<String, String> wish) {
    if (!app.policy().callbacks().contains(wish.getOrDefault("redirect_uri", ""))) {
      throw new OAuthRefusal("redirect_uri_mismatch", "redirect_uri must match configuration");
    }
    if (!"code".equals(wish.get("response_type"))) {
      throw new OAuthRefusal("unsupported_response_type", "response type not supported");
    }
    boolean challenged = !wish.getOrDefault("code_challenge", "").isEmpty();
    if (!challenged && app.policy().is(Trait.NEEDS_PKCE)) {
      throw new OAuthRefusal("invalid_request", "missing required code challenge");
    }
    // That another method than S256 is refused is documented; these words are a guess.
    if (!wish.getOrDefault("code_challenge_method", "S256").equals("S256")) {
      throw new OAuthRefusal("invalid_request", "code challenge method not supported");
    }
  }

  private Answer answered(Ask ask, App app, Map<String, String> wish) {
    Map<String, String> form = ask.form();
    String ticket = form.get("ticket");
    if (ticket == null) {
      return signedIn(ask, app, wish, form);
    }
    OrgUser user =
        Optional.ofNullable(userIdByTicket.remove(ticket)).flatMap(users::byId).orElse(null);
    if (user == null) {
      return html(200, OAuthHtml.login(ask.query(), "Your session has ended. Log in again."));
    }
    if (!form.containsKey("allow")) {
      throw new OAuthRefusal("access_denied", "end-user denied authorization");
    }
    apps.consent(app, user.username());
    return back(wish, "code=" + encoded(code(user, app, wish)));
  }

  private Answer signedIn(Ask ask, App app, Map<String, String> wish, Map<String, String> form) {
    OrgUser user =
        doorkeeper
            .typed(form.getOrDefault("username", ""), form.getOrDefault("pw", ""))
            .orElse(null);
    if (user == null) {
      return html(
          200,
          OAuthHtml.login(
              ask.query(),
              "Please check your username and password. If you still can't log in, contact your"
                  + " Salesforce administrator."));
    }
    allowed(user, app);
    if (apps.approved(app, user.username())) {
      return back(wish, "code=" + encoded(code(user, app, wish)));
    }
    String ticket = UUID.randomUUID().toString();
    userIdByTicket.put(ticket, user.id());
    return html(200, OAuthHtml.consent(ask.query(), ticket, app.clientId(), user.username()));
  }

  private void allowed(OrgUser user, App app) {
    if (app.policy().is(Trait.ADMIN_APPROVED) && !apps.approved(app, user.username())) {
      throw new OAuthRefusal(
          "OAUTH_APP_ACCESS_DENIED", "user is not admin approved to access this app");
    }
    doorkeeper.admit(user, app);
  }

  private String code(OrgUser user, App app, Map<String, String> wish) {
    return codes.give(
        new Codes.Promise(
            user.id(),
            app.clientId(),
            wish.getOrDefault("redirect_uri", ""),
            wish.getOrDefault("code_challenge", ""),
            wish.getOrDefault("scope", Tokens.SCOPES)));
  }

  private static Answer back(Map<String, String> wish, String result) {
    String uri = wish.getOrDefault("redirect_uri", "");
    String state = wish.get("state");
    String whole = uri + (uri.contains("?") ? "&" : "?") + result;
    return Answer.empty(302)
        .with("Location", state == null ? whole : whole + "&state=" + encoded(state));
  }

  private static String error(OAuthRefusal refusal) {
    return "error="
        + refusal.error()
        + "&error_description="
        + encoded(refusal.description()).replace("+", "%20");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Answer html(int status, String page) {
    return Answer.text(status, "text/html;charset=UTF-8", page).with("Cache-Control", "no-store");
  }
}
