package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import io.trunkline.core.ticket.Account;
import java.time.Clock;
import java.util.List;
import org.apache.hc.core5.http.NameValuePair;

/** One way to get an access token: what it posts to the token endpoint. */
interface SignIn {
  /** The account that is signed in. */
  Account account();

  /** The form, secrets in clear; read anew for every attempt. */
  List<NameValuePair> form() throws OrgTrouble;

  /** Takes what a good answer holds beside the session. */
  default void granted(JsonObject answer) throws OrgTrouble {}

  /** The way that the account names. */
  static SignIn of(Credentials credentials, Clock clock) {
    return switch (credentials.account().signIn()) {
      case CLIENT_CREDENTIALS -> new ClientCredentials(credentials);
      case JWT_BEARER -> new JwtBearer(credentials, clock);
      case AUTHORIZATION_CODE -> new RefreshToken(credentials);
      case USERNAME_PASSWORD -> new UsernamePassword(credentials);
      case NONE -> throw new IllegalArgumentException("the account signs in nowhere");
    };
  }
}
