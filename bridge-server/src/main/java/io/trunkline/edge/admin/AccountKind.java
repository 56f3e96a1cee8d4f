package io.trunkline.edge.admin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.OrgPages;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Salesforce accounts: what may stand in one, and what needs it. */
final class AccountKind {
  private static final Pattern ORIGIN =
      Pattern.compile(
          "https://[a-z0-9.-]{1,253}(:[0-9]{1,5})?|http://(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?");

  private final Shelves shelves;
  private final Function<String, Optional<String>> objection;

  private AccountKind(Shelves shelves, Function<String, Optional<String>> objection) {
    this.shelves = shelves;
    this.objection = objection;
  }

  static Kind<Account> of(Shelves shelves, Function<String, Optional<String>> objection) {
    AccountKind kind = new AccountKind(shelves, objection);
    return new Kind<>(
        "account",
        "/api/accounts",
        Account.class,
        shelves.accounts(),
        AccountKind::complete,
        kind::check,
        kind::users,
        List.of("clientSecret", "password", "securityToken"),
        List.of("privateKey", "refreshToken"));
  }

  /** Addresses are copied with the slash behind the host; it means nothing. */
  private static void withoutSlash(JsonObject sent, String name) {
    JsonElement address = sent.get(name);
    if (address != null && address.isJsonPrimitive() && address.getAsJsonPrimitive().isString()) {
      sent.addProperty(name, address.getAsString().replaceFirst("(?<=[^/])/$", ""));
    }
  }

  private static void complete(JsonObject sent) {
    withoutSlash(sent, "uri");
    withoutSlash(sent, "proxyAddress");
    new Defaults(sent)
        .text("description", "")
        .text("signIn", Account.SignIn.CLIENT_CREDENTIALS.name())
        .flag("ownerFollowsCall", false)
        .flag("onlyWhatAgentsMaySee", false)
        .put("origins", origins(sent.get("uri")));
  }

  private static JsonArray origins(@Nullable JsonElement uri) {
    JsonArray origins = new JsonArray();
    if (uri != null && uri.isJsonPrimitive()) {
      OrgPages.origins(uri.getAsString()).forEach(origins::add);
    }
    return origins;
  }

  private void check(Account account, Checks checks) {
    checks.name("name", account.name());
    checks.text("description", account.description(), 2000);
    uri(account.uri(), checks);
    checks.line("clientId", account.clientId(), 512);
    boolean signsIn = account.signIn() != Account.SignIn.NONE;
    checks.that(
        !signsIn || isThere(account.clientId()),
        "clientId",
        "is missing",
        "send the consumer key of the external client app, or sign in with NONE");
    boolean named =
        account.signIn() == Account.SignIn.JWT_BEARER
            || account.signIn() == Account.SignIn.USERNAME_PASSWORD;
    checks.that(
        !named || isThere(account.username()),
        "username",
        "is missing",
        "send the Salesforce username that the bridge shall be");
    checks.line("username", account.username(), 255);
    checks.line("defaultOwner", account.defaultOwner(), 255);
    checks.line("closedStatus", account.closedStatus(), 255);
    checks.apiName("taskExternalId", account.taskExternalId());
    checks.apiName("caseExternalId", account.caseExternalId());
    checks.that(
        account.reservePercent() >= 0 && account.reservePercent() <= 90,
        "lookUpReserve",
        "is no share to keep for tickets",
        "give 0 to 90 percent, or leave it out for 10");
    if (account.proxyAddress() != null) {
      checks.that(
          plainAddress(account.proxyAddress()),
          "proxyAddress",
          "is no address",
          "write it like https://cti.example.com");
    }
    checks.size("origins", account.origins(), 20);
    for (int i = 0; i < account.origins().size(); i++) {
      checks.matches(
          ORIGIN,
          "origins[" + i + "]",
          account.origins().get(i),
          "is no origin",
          "write it like https://acme.lightning.force.com, without a path");
    }
  }

  private static boolean isThere(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  private void uri(String uri, Checks checks) {
    String remedy = "write the org's My Domain, like https://acme.my.salesforce.com";
    if (!plainAddress(uri)) {
      checks.add("uri", "is no address", remedy);
      return;
    }
    objection.apply(uri).ifPresent(words -> checks.add("uri", "cannot be used", words));
  }

  private static boolean plainAddress(String text) {
    try {
      URI uri = new URI(text);
      return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && "".equals(uri.getRawPath())
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private List<String> users(String id) {
    List<String> users = new ArrayList<>();
    shelves.configurations().all().stream()
        .filter(configuration -> configuration.accountId().equals(id))
        .forEach(configuration -> users.add("configuration " + configuration.name()));
    shelves.triggers().all().stream()
        .filter(trigger -> trigger.actions().stream().anyMatch(a -> a.accountId().equals(id)))
        .forEach(trigger -> users.add("trigger " + trigger.name()));
    return users;
  }
}
