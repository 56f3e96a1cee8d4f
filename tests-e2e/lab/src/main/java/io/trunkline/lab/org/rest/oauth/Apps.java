package io.trunkline.lab.org.rest.oauth;

import io.trunkline.lab.org.rest.App;
import io.trunkline.lab.org.rest.AppPolicy.Trait;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The client applications of an org and the users who allowed them. Thread-safe. */
final class Apps {
  private final Map<String, App> appById = new ConcurrentHashMap<>();
  private final Set<String> consents = ConcurrentHashMap.newKeySet();

  void register(App app) {
    appById.put(app.clientId(), app);
  }

  /** The application of a client id that may be used in this org. */
  App known(String clientId) {
    App app = appById.get(clientId);
    if (app == null) {
      throw new OAuthRefusal("invalid_client_id", "client identifier invalid");
    }
    if (app.policy().is(Trait.UNINSTALLED)) {
      throw new OAuthRefusal("invalid_client", "app must be installed into org");
    }
    return app;
  }

  /** The same, its secret checked. */
  App proven(Map<String, String> form) {
    App app = known(form.getOrDefault("client_id", ""));
    if (!app.clientSecret().equals(form.get("client_secret"))) {
      throw new OAuthRefusal("invalid_client", "invalid client credentials");
    }
    return app;
  }

  /** For the flows that start in a browser, where an application may have no secret. */
  App provenUnlessPublic(Map<String, String> form) {
    App app = known(form.getOrDefault("client_id", ""));
    boolean open = app.policy().is(Trait.PUBLIC) && !form.containsKey("client_secret");
    return open ? app : proven(form);
  }

  /** A user said yes on the consent page. */
  void consent(App app, String username) {
    consents.add(app.clientId() + " " + username);
  }

  boolean approved(App app, String username) {
    return app.policy().approved().contains(username)
        || (!app.policy().is(Trait.ADMIN_APPROVED)
            && consents.contains(app.clientId() + " " + username));
  }
}
