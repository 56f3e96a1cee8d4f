package io.trunkline.demo;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.TicketType;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What an administrator changes in a bridge that is set up already, through its REST API. */
public record Administrator(AdminClient api) {

  /** The softphone may stand in pages of this origin, and in no others. */
  public void allowsFrom(String origin) {
    JsonArray origins = new JsonArray();
    origins.add(origin);
    change("/api/accounts", World.ACCOUNT, account -> account.add("origins", origins));
  }

  /** The recordings that the PBX has below this folder of its own are in that one here. */
  public void readsRecordings(String prefix, Path folder) {
    JsonObject recordings = new JsonObject();
    recordings.addProperty("prefix", prefix);
    recordings.addProperty("folder", folder.toString());
    change("/api/pbxs", "Demo PBX", pbx -> pbx.add("recordings", recordings));
  }

  /** The configuration fills this field of the ticket too. */
  public void fills(String configuration, String field, String kind, String text) {
    JsonObject item = new JsonObject();
    item.addProperty("kind", kind);
    item.addProperty("text", text);
    JsonObject value = new JsonObject();
    value.addProperty("field", field);
    value.add("item", item);
    change(
        "/api/configurations",
        configuration,
        one -> {
          JsonArray fields = one.getAsJsonArray("fields");
          fields.add(value);
        });
  }

  /** Calls of this queue that end like this become a ticket by this configuration. */
  public void triggers(String queue, String status, String configuration) {
    triggers(queue, status, World.ACCOUNT, configuration);
  }

  /** The same, in this account. */
  public void triggers(String queue, String status, String account, String configuration) {
    JsonObject action = new JsonObject();
    action.addProperty("accountId", id("/api/accounts", account));
    action.addProperty("configurationId", id("/api/configurations", configuration));
    action.addProperty("fileAtOnce", false);
    JsonObject trigger = new JsonObject();
    trigger.addProperty("name", queue + " " + status);
    trigger.add("all", list(condition("QUEUE", queue), condition("STATUS", status)));
    trigger.add("actions", list(action));
    String unused = api.create("/api/triggers", trigger);
  }

  /** Tickets of calls that nobody answered belong to this person. */
  public void givesUnansweredCallsTo(Person person) {
    change(
        "/api/accounts",
        World.ACCOUNT,
        account -> account.addProperty("defaultOwner", person.email()));
  }

  /**
   * One more account of the same org, which signs in by a person's yes; nobody has given it yet.
   *
   * @return its id
   */
  public String connectsByYes(String name, String clientId, String clientSecret) {
    JsonObject known = api.named("/api/accounts", World.ACCOUNT).orElseThrow();
    JsonObject account = new JsonObject();
    account.addProperty("name", name);
    account.add("type", known.get("type"));
    account.addProperty("signIn", "AUTHORIZATION_CODE");
    account.add("uri", known.get("uri"));
    account.addProperty("clientId", clientId);
    account.addProperty("clientSecret", clientSecret);
    return api.create("/api/accounts", account);
  }

  /** One more account of the same org, whose tickets open in a new tab. */
  public void opensTabsFor(String name) {
    JsonObject known = api.named("/api/accounts", World.ACCOUNT).orElseThrow();
    JsonObject account = new JsonObject();
    account.addProperty("name", name);
    account.addProperty("type", Account.Type.NEW_TAB.name());
    account.addProperty("clientSecret", World.CLIENT_SECRET);
    for (String same : List.of("signIn", "uri", "clientId", "closedStatus", "origins")) {
      account.add(same, known.get(same));
    }
    String unused = api.create("/api/accounts", account);
  }

  /** A configuration of this account that makes tickets of this type of queues' calls. */
  public void designs(String name, String account, TicketType type) {
    JsonObject template =
        api.list("/api/configuration-templates").asList().stream()
            .map(JsonElement::getAsJsonObject)
            .filter(one -> one.get("type").getAsString().equals("INBOUND_IN_QUEUE"))
            .findFirst()
            .orElseThrow();
    template.addProperty("name", name);
    template.addProperty("accountId", id("/api/accounts", account));
    template.addProperty("ticketType", type.name());
    String unused = api.create("/api/configurations", template);
  }

  /** Customers are looked for with the agent's eyes alone; by credentials, or by no one's. */
  public void showsOnlyWhatAgentsMaySee(Account.SignIn way) {
    change(
        "/api/accounts",
        World.ACCOUNT,
        account -> {
          account.addProperty("onlyWhatAgentsMaySee", true);
          account.addProperty("signIn", way.name());
        });
  }

  /** The reference of each Task stands in this unique external-id field. */
  public void marksTasksIn(String field) {
    change("/api/accounts", World.ACCOUNT, account -> account.addProperty("taskExternalId", field));
  }

  /** The reference of each ticket of this account stands in this unique external-id field. */
  public void marksTicketsIn(String account, String field) {
    change(
        "/api/accounts",
        account,
        one -> {
          one.addProperty("taskExternalId", field);
          one.addProperty("caseExternalId", field);
        });
  }

  /** One more agent, with a phone on the demo's PBX. */
  public void hires(Person person) {
    JsonObject line = new JsonObject();
    line.addProperty("pbx", id("/api/pbxs", "Demo PBX"));
    line.addProperty("phone", person.phone());
    JsonObject agent = new JsonObject();
    agent.addProperty("name", person.name());
    agent.addProperty("email", person.email());
    agent.add("lines", list(line));
    String unused = api.create("/api/agents", agent);
  }

  /** The agent may sign in to a page. */
  public void letsSignIn(Person person) {
    JsonObject password = new JsonObject();
    password.addProperty("password", person.password());
    api.put("/api/agents/" + id("/api/agents", person.name()) + "/password", password);
  }

  private String id(String path, String name) {
    return api.named(path, name).orElseThrow().get("id").getAsString();
  }

  private static JsonObject condition(String field, String value) {
    JsonObject condition = new JsonObject();
    condition.addProperty("field", field);
    condition.addProperty("operator", "EQUALS");
    condition.addProperty("value", value);
    return condition;
  }

  private static JsonArray list(JsonObject... all) {
    JsonArray list = new JsonArray();
    for (JsonObject one : all) {
      list.add(one);
    }
    return list;
  }

  private void change(String path, String name, Consumer<JsonObject> change) {
    JsonObject one = api.named(path, name).orElseThrow();
    String id = one.get("id").getAsString();
    change.accept(one);
    api.put(path + "/" + id, one);
  }
}
