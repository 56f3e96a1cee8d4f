package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import io.trunkline.core.Secret;
import io.trunkline.core.ticket.TicketOutcome.SignInFailed;
import io.trunkline.edge.salesforce.AccountHealth.State;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.NameValuePair;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one account signed in: one attempt at a time, whoever waits for it gets its result. A
 * sign-in that the org refused is remembered and not repeated, because repeated bad sign-ins lock
 * the user; only {@link #forgive} (somebody tests the account) or a new desk (the account or its
 * secret changed) tries again. Safe for several threads.
 */
final class Sessions {
  private final SignIn way;
  private final Http http;
  private final HostPolicy hosts;
  private final HealthBoard health;
  private final ReentrantLock oneAttempt = new ReentrantLock();
  private volatile @Nullable Session session;
  private volatile @Nullable String refusal;

  Sessions(SignIn way, Http http, HostPolicy hosts, HealthBoard health) {
    this.way = way;
    this.http = http;
    this.hosts = hosts;
    this.health = health;
  }

  /** The session we have, or a new one. */
  Session current(Deadline deadline) throws OrgTrouble {
    Session known = session;
    return known == null ? renewed(null, deadline) : known;
  }

  /** The session that replaces one the org no longer takes. */
  Session renewed(@Nullable Session stale, Deadline deadline) throws OrgTrouble {
    lock(deadline);
    try {
      String why = refusal;
      if (why != null) {
        throw OrgTrouble.signInFailed(why);
      }
      Session known = session;
      if (known != null && !known.equals(stale)) {
        return known;
      }
      session = null;
      Session fresh = signIn(deadline);
      session = fresh;
      return fresh;
    } finally {
      oneAttempt.unlock();
    }
  }

  /** The org takes our credentials but not what they got us; nothing more is tried. */
  OrgTrouble condemned(String words) {
    session = null;
    refusal = words;
    health.is(State.SIGN_IN_FAILED, words);
    return OrgTrouble.signInFailed(words);
  }

  /** Signs in anew with the next need; for a session whose org has moved. */
  void forget(Session moved) {
    if (moved.equals(session)) {
      session = null;
    }
  }

  /** Lets the next need try a sign-in again, and makes it do so. */
  void forgive() {
    refusal = null;
    session = null;
  }

  /** The origin of the org, once a sign-in has told it. */
  Optional<URI> instance() {
    Session known = session;
    return Optional.ofNullable(known).map(Session::instance);
  }

  private void lock(Deadline deadline) throws OrgTrouble {
    try {
      if (!oneAttempt.tryLock(deadline.remainingMillis(), TimeUnit.MILLISECONDS)) {
        throw OrgTrouble.unreachable("The sign-in took too long.");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw OrgTrouble.unreachable("The bridge is stopping.");
    }
  }

  private Session signIn(Deadline deadline) throws OrgTrouble {
    try {
      Session fresh = attempt(deadline);
      health.is(State.SIGNED_IN, "");
      return fresh;
    } catch (OrgTrouble trouble) {
      OrgTrouble meaning = trouble.whileReading();
      if (meaning.outcome() instanceof SignInFailed) {
        throw condemned(meaning.words());
      }
      health.is(State.UNREACHABLE, meaning.words());
      throw meaning;
    }
  }

  private Session attempt(Deadline deadline) throws OrgTrouble {
    Optional<String> objection = hosts.objection(way.address());
    if (objection.isPresent()) {
      throw OrgTrouble.signInFailed(objection.get());
    }
    URI token = URI.create(hosts.origin(way.address()) + "/services/oauth2/token");
    List<NameValuePair> form = way.form();
    var entity = new UrlEncodedFormEntity(form, StandardCharsets.UTF_8);
    Reply reply = http.send("POST", token, Map.of(), entity, deadline);
    return reply.ok() ? granted(reply.object()) : refused(reply, form, token);
  }

  private Session granted(JsonObject answer) throws OrgTrouble {
    String token = JsonFields.text(answer, "access_token");
    String instance = JsonFields.text(answer, "instance_url");
    if (token == null || token.isEmpty() || instance == null) {
      throw OrgTrouble.signInFailed(
          "What answers at this address is not Salesforce. Check the account's address.");
    }
    if (hosts.objection(instance).isPresent()) {
      throw OrgTrouble.signInFailed(
          "Salesforce names an instance that is not a Salesforce host. Check the account's"
              + " address, or let the operator list the instance in the configuration file.");
    }
    return new Session(new Secret(token), hosts.origin(instance));
  }

  private static Session refused(Reply reply, List<NameValuePair> form, URI address)
      throws OrgTrouble {
    String error = JsonFields.text(reply.object(), "error");
    if (error != null) {
      String description = JsonFields.text(reply.object(), "error_description", "");
      if (SignInWords.temporary(error, description)) {
        throw OrgTrouble.unreachable("Salesforce cannot sign us in now (" + error + ").");
      }
      throw OrgTrouble.signInFailed(withoutSecrets(SignInWords.of(error, description), form));
    }
    if (reply.status() == 429 || reply.status() >= 500) {
      throw OrgTrouble.unreachable(
          "Salesforce cannot sign us in now (HTTP status " + reply.status() + ").");
    }
    if (reply.says("API_DISABLED_FOR_ORG") || reply.says("API_CURRENTLY_DISABLED")) {
      throw OrgTrouble.signInFailed(SignInWords.of("API_DISABLED_FOR_ORG", ""));
    }
    if (reply.redirects()) {
      throw OrgTrouble.signInFailed(
          address.getHost()
              + " sends us elsewhere, and credentials are not sent after. Enter the org's My"
              + " Domain (https://NAME.my.salesforce.com) as it is now.");
    }
    throw OrgTrouble.signInFailed(
        "What answers at this address is not Salesforce's sign-in (HTTP status "
            + reply.status()
            + "). Enter the org's My Domain (https://NAME.my.salesforce.com).");
  }

  /** No org repeats what we sent; should one do so, it stays here. */
  private static String withoutSecrets(String words, List<NameValuePair> form) {
    String clean = words;
    for (NameValuePair pair : form) {
      String value = pair.getValue();
      if (!pair.getName().equals("grant_type") && value != null && !value.isEmpty()) {
        clean = clean.replace(value, "****");
      }
    }
    return clean;
  }
}
