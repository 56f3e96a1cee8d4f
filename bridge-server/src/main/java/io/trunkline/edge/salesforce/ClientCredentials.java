package io.trunkline.edge.salesforce;

import io.trunkline.core.Secret;
import io.trunkline.core.ticket.Account;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/**
 * The OAuth client credentials flow of an external client app: only at the org's My Domain, in the
 * name of the app's Run As user.
 */
record ClientCredentials(Account account, Optional<Secret> clientSecret) implements SignIn {
  @Override
  public String address() {
    return account.uri();
  }

  @Override
  public List<NameValuePair> form() throws OrgTrouble {
    String clientId = account.clientId();
    if (clientId == null || clientId.isBlank()) {
      throw OrgTrouble.signInFailed("The account has no consumer key. Enter it.");
    }
    if (clientSecret.isEmpty() || clientSecret.get().isEmpty()) {
      throw OrgTrouble.signInFailed(
          "The account's consumer secret is not there or cannot be read. Enter it again.");
    }
    return List.of(
        new BasicNameValuePair("grant_type", "client_credentials"),
        new BasicNameValuePair("client_id", clientId),
        new BasicNameValuePair("client_secret", clientSecret.get().reveal()));
  }
}
