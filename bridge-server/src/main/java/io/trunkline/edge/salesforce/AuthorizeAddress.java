package io.trunkline.edge.salesforce;

import io.trunkline.core.ticket.Account;
import java.util.Map;
import java.util.TreeMap;

/** Where a browser goes to sign somebody in: authorization code with PKCE. */
final class AuthorizeAddress {
  private AuthorizeAddress() {}

  /**
   * @param callback where Salesforce sends the browser back
   * @param scope what the session will be good for
   */
  static String of(Account account, String callback, String scope, Connections.Ticket ticket) {
    Map<String, String> parameters =
        Map.of(
            "response_type",
            "code",
            "client_id",
            String.valueOf(account.clientId()),
            "redirect_uri",
            callback,
            "scope",
            scope,
            "state",
            ticket.state(),
            "code_challenge",
            ticket.challenge(),
            "code_challenge_method",
            "S256");
    StringBuilder address = new StringBuilder(account.uri()).append("/services/oauth2/authorize");
    char sign = '?';
    for (Map.Entry<String, String> one : new TreeMap<>(parameters).entrySet()) {
      address.append(sign).append(one.getKey()).append('=').append(Org.encoded(one.getValue()));
      sign = '&';
    }
    return address.toString();
  }
}
