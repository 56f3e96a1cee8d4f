package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import io.trunkline.core.ticket.Account;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in conversation with one org. A session that the org no longer takes is renewed once
 * and the request repeated once; Salesforce has done nothing with a request that it answered with
 * 401. Safe for several threads; blocks its caller, at most until the deadline.
 */
final class Org {
  /** The newest version of the REST API that this code was tried with (Winter '27). */
  static final String NEWEST_TESTED = "68.0";

  /**
   * The oldest that does all we ask: since 46 an upsert answers with the record's id, since 48 a
   * Task may belong to a queue. Every org that Salesforce keeps up offers it.
   */
  static final String OLDEST_SUPPORTED = "48.0";

  private static final Duration VERSION_KNOWN_FOR = Duration.ofHours(12);
  private static final Pattern VERSION = Pattern.compile("\\d{1,3}\\.\\d");

  private final Account account;
  private final Sessions sessions;
  private final Http http;
  private final HealthBoard health;
  private final Fresh<URI, String> versions;

  Org(Account account, Sessions sessions, Http http, HealthBoard health, Clock clock) {
    this.account = account;
    this.sessions = sessions;
    this.http = http;
    this.health = health;
    this.versions = new Fresh<>(clock, VERSION_KNOWN_FOR, 4);
  }

  /** Asks something that changes nothing; the path is relative to the version's root. */
  Reply read(String path, Deadline deadline) throws OrgTrouble {
    return readAt(base(deadline) + path, deadline);
  }

  /** Asks something that changes nothing, at a path that begins with {@code /services/}. */
  Reply readAt(String path, Deadline deadline) throws OrgTrouble {
    try {
      return send("GET", path, Map.of(), null, deadline).orTrouble();
    } catch (OrgTrouble first) {
      if (!first.isUnknown()) {
        throw first;
      }
    }
    try {
      return send("GET", path, Map.of(), null, deadline).orTrouble();
    } catch (OrgTrouble second) {
      throw second.whileReading();
    }
  }

  /** The records of a query, first page. */
  JsonObject query(String soql, Deadline deadline) throws OrgTrouble {
    return read("/query?q=" + encoded(soql), deadline).object();
  }

  /** Writes something; the answer may be a no, which is the caller's to read. */
  Reply write(
      String method, String path, Map<String, String> headers, JsonObject body, Deadline deadline)
      throws OrgTrouble {
    return send(method, base(deadline) + path, headers, body, deadline);
  }

  /** The version of the API we speak with this org: the newest both sides know. */
  String version(Deadline deadline) throws OrgTrouble {
    URI instance = sessions.current(deadline).instance();
    Optional<String> known = versions.find(instance);
    if (known.isPresent()) {
      return known.get();
    }
    Reply reply = readAt("/services/data/", deadline);
    var parsed = JsonFields.parse(reply.body());
    if (parsed == null || !parsed.isJsonArray()) {
      throw OrgTrouble.unreachable("The org does not say which API versions it offers.");
    }
    String newest =
        JsonFields.objects(parsed.getAsJsonArray()).stream()
            .map(offer -> JsonFields.text(offer, "version", ""))
            .filter(version -> VERSION.matcher(version).matches())
            .filter(version -> new BigDecimal(version).compareTo(number(NEWEST_TESTED)) <= 0)
            .filter(version -> new BigDecimal(version).compareTo(number(OLDEST_SUPPORTED)) >= 0)
            .max(Comparator.comparing(BigDecimal::new))
            .orElseThrow(
                () ->
                    OrgTrouble.refused(
                        "API_VERSION",
                        "The org offers no version of its API from "
                            + OLDEST_SUPPORTED
                            + " to "
                            + NEWEST_TESTED
                            + ", which are those that the bridge speaks. A newer bridge may speak"
                            + " it.",
                        List.of()));
    versions.keep(instance, newest);
    return newest;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static BigDecimal number(String version) {
    return new BigDecimal(version);
  }

  private String base(Deadline deadline) throws OrgTrouble {
    return "/services/data/v" + version(deadline);
  }

  private Reply send(
      String method,
      String path,
      Map<String, String> headers,
      @Nullable JsonObject body,
      Deadline deadline)
      throws OrgTrouble {
    Session session = sessions.current(deadline);
    Reply reply = once(session, method, path, headers, body, deadline);
    if (reply.sessionIsOver()) {
      session = sessions.renewed(session, deadline);
      reply = once(session, method, path, headers, body, deadline);
    }
    if (reply.status() == 401) {
      throw sessions.condemned(
          new Diagnosis(
              "Salesforce signs us in and then refuses the session.",
              "Look at the user's login IP ranges, at \"Lock sessions to the IP address\", and at"
                  + " API access control in Setup."));
    }
    if (reply.redirects()) {
      sessions.forget(session);
    }
    if (reply.says("API_DISABLED_FOR_ORG") || reply.says("API_CURRENTLY_DISABLED")) {
      throw sessions.condemned(
          SignInWords.of(Refusal.of(account, reply.errors().get(0).code(), "")));
    }
    return reply;
  }

  private Reply once(
      Session session,
      String method,
      String path,
      Map<String, String> headers,
      @Nullable JsonObject body,
      Deadline deadline)
      throws OrgTrouble {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Authorization", "Bearer " + session.token().reveal());
    StringEntity entity =
        body == null ? null : new StringEntity(body.toString(), ContentType.APPLICATION_JSON);
    try {
      Reply reply = http.send(method, URI.create(session.instance() + path), all, entity, deadline);
      health.answered(reply.limits());
      if (reply.says("REQUEST_LIMIT_EXCEEDED")) {
        health.refusedByLimit();
      }
      return reply;
    } catch (OrgTrouble silence) {
      health.silent(silence.words());
      throw silence;
    }
  }
}
