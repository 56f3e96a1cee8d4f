package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import io.trunkline.core.Secret;
import java.net.URI;
import java.util.Map;

/**
 * What is asked of an org in a guest's own session, beside everything that the account does. Safe
 * for several threads; blocks its caller.
 */
final class Guests {
  private static final String DATA = "/services/data/v" + Org.OLDEST_SUPPORTED + "/sobjects/";

  private final Credentials credentials;
  private final TokenEndpoint endpoint;
  private final Http http;

  Guests(Credentials credentials, TokenEndpoint endpoint, Http http) {
    this.credentials = credentials;
    this.endpoint = endpoint;
    this.http = http;
  }

  /** Somebody's session, and who it is. */
  record Visit(Session session, String email) {
    @Override
    public String toString() {
      return "Visit[" + session.instance() + "]";
    }
  }

  /** Spends the code that came with the redirect. */
  Visit admit(Secret code, Secret verifier, String callback, Deadline deadline) throws OrgTrouble {
    CodeExchange exchange = new CodeExchange(credentials, code, verifier, callback);
    Session session = endpoint.ask(new GuestCode(exchange), deadline);
    JsonObject user = read(session, "/services/oauth2/userinfo", deadline).orTrouble().object();
    String name = JsonFields.text(user, "preferred_username", "somebody in Salesforce");
    return new Visit(session, JsonFields.text(user, "email", name));
  }

  /** Whether this session reads a Task or Case. */
  boolean reads(Session session, String recordId, Deadline deadline) throws OrgTrouble {
    if (!Soql.isId(recordId)) {
      return false;
    }
    String object = recordId.startsWith("500") ? "Case" : "Task";
    Reply reply = read(session, DATA + object + "/" + recordId + "?fields=Id", deadline);
    if (reply.status() >= 500 || reply.says("REQUEST_LIMIT_EXCEEDED")) {
      throw OrgTrouble.unreachable("Salesforce cannot be asked now.");
    }
    return reply.ok();
  }

  private Reply read(Session session, String path, Deadline deadline) throws OrgTrouble {
    Map<String, String> headers = Map.of("Authorization", "Bearer " + session.token().reveal());
    return http.send("GET", URI.create(session.instance() + path), headers, null, deadline);
  }
}
