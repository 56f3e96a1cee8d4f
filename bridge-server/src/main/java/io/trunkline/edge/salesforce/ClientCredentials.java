package io.trunkline.edge.salesforce;

import io.trunkline.core.ticket.Account;
import java.util.List;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/**
 * The OAuth client credentials flow of an external client app: only at the org's My Domain, in the
 * name of the app's Run As user.
 */
record ClientCredentials(Credentials credentials) implements SignIn {
  @Override
  public Account account() {
    return credentials.account();
  }

  @Override
  public List<NameValuePair> form() throws OrgTrouble {
    return List.of(
        new BasicNameValuePair("grant_type", "client_credentials"),
        new BasicNameValuePair("client_id", credentials.clientId()),
        new BasicNameValuePair(
            "client_secret", credentials.needed(Credentials.CLIENT_SECRET, "consumer secret")));
  }
}
