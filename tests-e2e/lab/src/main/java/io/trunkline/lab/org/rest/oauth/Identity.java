package io.trunkline.lab.org.rest.oauth;

import com.google.gson.JsonObject;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Users;
import io.trunkline.lab.org.web.Answer;
import io.trunkline.lab.org.web.Json;
import java.net.URI;
import java.util.function.Supplier;

/** Who the bearer of a token is: the userinfo endpoint and the identity URL. */
final class Identity {
  private final Users users;
  private final Tokens tokens;
  private final Supplier<URI> instance;

  Identity(Users users, Tokens tokens, Supplier<URI> instance) {
    this.users = users;
    this.tokens = tokens;
    this.instance = instance;
  }

  Answer userinfo(OrgUser user) {
    JsonObject info =
        Json.object(
            "sub", tokens.identity(user.id()),
            "preferred_username", user.username(),
            "nickname", user.username(),
            "name", user.name(),
            "email_verified", true,
            "given_name", user.firstName(),
            "family_name", user.lastName(),
            "zoneinfo", users.zone(user.id()).getId());
    common(info, user);
    return Answer.json(200, info);
  }

  Answer identity(OrgUser user) {
    JsonObject info =
        Json.object(
            "id", tokens.identity(user.id()),
            "asserted_user", true,
            "username", user.username(),
            "nick_name", user.username(),
            "display_name", user.name(),
            "email_verified", true,
            "first_name", user.firstName(),
            "last_name", user.lastName(),
            "timezone", users.zone(user.id()).getId());
    common(info, user);
    info.addProperty("is_app_installed", true);
    return Answer.json(200, info);
  }

  private void common(JsonObject info, OrgUser user) {
    info.addProperty("user_id", user.id());
    info.addProperty("organization_id", users.orgId());
    info.addProperty("email", user.email());
    info.addProperty("active", user.active());
    info.addProperty("user_type", "STANDARD");
    info.addProperty("language", "en_US");
    info.addProperty("locale", "en_US");
    String data = instance.get() + "/services/data/v{version}/";
    info.add(
        "urls",
        Json.object(
            "rest", data,
            "sobjects", data + "sobjects/",
            "search", data + "search/",
            "query", data + "query/",
            "custom_domain", instance.get().toString()));
  }
}
