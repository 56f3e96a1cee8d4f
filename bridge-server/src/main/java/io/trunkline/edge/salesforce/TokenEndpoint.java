package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import io.trunkline.core.Secret;
import io.trunkline.core.ticket.Account;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.NameValuePair;

/** Where forms are exchanged for sessions. Safe for several threads; blocks its caller. */
final class TokenEndpoint {
  private static final Set<String> NO_SECRETS = Set.of("grant_type", "redirect_uri");

  private final Credentials credentials;
  private final Http http;
  private final HostPolicy hosts;
  private final Clock clock;

  TokenEndpoint(Credentials credentials, Http http, HostPolicy hosts, Clock clock) {
    this.credentials = credentials;
    this.http = http;
    this.hosts = hosts;
    this.clock = clock;
  }

  /** Asks once. */
  Session ask(SignIn way, Deadline deadline) throws OrgTrouble {
    String address = way.account().uri();
    Optional<String> objection = hosts.objection(address);
    if (objection.isPresent()) {
      throw OrgTrouble.signInFailed(new Diagnosis(objection.get(), ""));
    }
    URI token = URI.create(hosts.origin(address) + "/services/oauth2/token");
    List<NameValuePair> form = way.form();
    var entity = new UrlEncodedFormEntity(form, StandardCharsets.UTF_8);
    Reply reply = http.send("POST", token, Map.of(), entity, deadline);
    if (!reply.ok()) {
      throw refused(reply, form, token);
    }
    Session session = granted(reply.object());
    way.granted(reply.object());
    return session;
  }

  private Session granted(JsonObject answer) throws OrgTrouble {
    String token = JsonFields.text(answer, "access_token");
    String instance = JsonFields.text(answer, "instance_url");
    if (token == null || token.isEmpty() || instance == null) {
      throw OrgTrouble.signInFailed(
          new Diagnosis(
              "What answers at this address is not Salesforce.", "Check the account's address."));
    }
    if (hosts.objection(instance).isPresent()) {
      throw OrgTrouble.signInFailed(
          new Diagnosis(
              "Salesforce names an instance that is not a Salesforce host.",
              "Check the account's address, or let the operator list the instance in the"
                  + " configuration file."));
    }
    return new Session(new Secret(token), hosts.origin(instance));
  }

  private OrgTrouble refused(Reply reply, List<NameValuePair> form, URI address) {
    String error = JsonFields.text(reply.object(), "error");
    if (error != null) {
      String description = JsonFields.text(reply.object(), "error_description", "");
      return refused(reply, error, withoutSecrets(description, form));
    }
    if (reply.status() == 429 || reply.status() >= 500) {
      return OrgTrouble.unreachable(
          "Salesforce cannot sign us in now (HTTP status " + reply.status() + ").");
    }
    if (reply.isOfSomethingBetween()) {
      return OrgTrouble.unreachable(reply.between("Nobody could sign us in"));
    }
    if (reply.says("API_DISABLED_FOR_ORG") || reply.says("API_CURRENTLY_DISABLED")) {
      return OrgTrouble.signInFailed(
          SignInWords.of(Refusal.of(account(), reply.errors().get(0).code(), "")));
    }
    return OrgTrouble.signInFailed(
        reply.redirects()
            ? new Diagnosis(
                address.getHost() + " sends us elsewhere, and credentials are not sent after.",
                "Enter the org's My Domain (https://NAME.my.salesforce.com) as it is now.")
            : new Diagnosis(
                "What answers at this address is not Salesforce's sign-in (HTTP status "
                    + reply.status()
                    + ").",
                "Enter the org's My Domain (https://NAME.my.salesforce.com)."));
  }

  private OrgTrouble refused(Reply reply, String error, String description) {
    if (SignInWords.temporary(error, description)) {
      return OrgTrouble.unreachable(SignInWords.meanwhile(error, description));
    }
    return OrgTrouble.signInFailed(
        SignInWords.of(
            new Refusal(
                account(),
                error,
                description,
                new PasswordMemory(credentials).since(),
                credentials.find(Credentials.SECURITY_TOKEN).isPresent(),
                reply.ahead(clock.instant()).orElse(null))));
  }

  private Account account() {
    return credentials.account();
  }

  /** No org repeats what we sent; should one do so, it stays here. */
  private static String withoutSecrets(String words, List<NameValuePair> form) {
    String clean = words;
    for (NameValuePair pair : form) {
      String value = pair.getValue();
      if (!NO_SECRETS.contains(pair.getName()) && value != null && !value.isEmpty()) {
        clean = clean.replace(value, "****");
      }
    }
    return clean;
  }
}
