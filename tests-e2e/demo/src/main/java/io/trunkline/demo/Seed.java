package io.trunkline.demo;

import static io.trunkline.demo.AdminClient.object;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.trunkline.core.ticket.Account;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does in a fresh bridge what an administrator does on the first day, and through the same API. */
final class Seed {
  private final AdminClient admin;

  private Seed(AdminClient admin) {
    this.admin = admin;
  }

  /** What the administrator must know of the world. */
  record Site(
      Account.Type type,
      URI org,
      String clientId,
      String clientSecret,
      WorldSettings.PbxLogin pbx) {
    @Override
    public String toString() {
      return "Site[" + org + "]";
    }
  }

  static void plant(AdminClient admin, Site site) {
    Seed seed = new Seed(admin);
    String pbx = seed.pbx(site);
    for (Person person : Person.ALL) {
      seed.agent(person, pbx);
    }
    seed.variable("CUSTOMER_ID");
    seed.variable("IVR_CHOICE");
    String account = seed.account(site);
    String inbound = seed.configuration(account, "INBOUND_IN_QUEUE", "Call from a queue");
    String outbound = seed.configuration(account, "OUTBOUND_CALL", "Outbound call");
    seed.trigger(
        "Sales",
        List.of(condition("QUEUE", "sales"), condition("STATUS", "answer")),
        action(account, inbound));
    seed.trigger(
        "Support",
        List.of(condition("QUEUE", "support"), condition("STATUS", "answer")),
        action(account, inbound));
    seed.trigger(
        "Outbound",
        List.of(condition("DIRECTION", "outbound"), condition("STATUS", "answer")),
        action(account, outbound));
  }

  private String pbx(Site site) {
    return admin.create(
        "/api/pbxs",
        object(
            "name", "Demo PBX",
            "host", site.pbx().host(),
            "port", site.pbx().port(),
            "username", site.pbx().username(),
            "secret", site.pbx().secret(),
            "country", "IT",
            "outsidePrefix", "0",
            "internalExtensions", List.of("1XXX"),
            "dialling",
                object(
                    "context",
                    "agents",
                    "ringSeconds",
                    20,
                    "forbiddenPrefixes",
                    List.of("+39899"))));
  }

  private void agent(Person person, String pbx) {
    JsonObject line = object("pbx", pbx, "phone", person.phone());
    String id =
        admin.create(
            "/api/agents",
            object("name", person.name(), "email", person.email(), "lines", List.of(line)));
    admin.put("/api/agents/" + id + "/password", object("password", person.password()));
  }

  private void variable(String name) {
    String unused = admin.create("/api/variables", object("name", name, "description", ""));
  }

  private String account(Site site) {
    return admin.create(
        "/api/accounts",
        object(
            "name", World.ACCOUNT,
            "type", site.type(),
            "signIn", Account.SignIn.CLIENT_CREDENTIALS,
            "uri", site.org().toString(),
            "clientId", site.clientId(),
            "clientSecret", site.clientSecret(),
            "closedStatus", "Completed",
            "origins", List.of(site.org().toString())));
  }

  /** A template as it comes, with a name. */
  private String configuration(String account, String type, String name) {
    for (JsonElement one : admin.list("/api/configuration-templates")) {
      JsonObject template = one.getAsJsonObject();
      if (template.get("type").getAsString().equals(type)) {
        template.addProperty("name", name);
        template.addProperty("accountId", account);
        return admin.create("/api/configurations", template);
      }
    }
    throw new IllegalStateException("there is no template " + type);
  }

  private void trigger(String name, List<JsonObject> all, JsonObject action) {
    JsonArray conditions = new JsonArray();
    all.forEach(conditions::add);
    String unused =
        admin.create(
            "/api/triggers", object("name", name, "all", conditions, "actions", List.of(action)));
  }

  private static JsonObject condition(String field, @Nullable String value) {
    return object("field", field, "operator", "EQUALS", "value", value);
  }

  private static JsonObject action(String account, String configuration) {
    return object("accountId", account, "configurationId", configuration, "fileAtOnce", false);
  }
}
