package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import io.trunkline.core.Secret;
import io.trunkline.core.ticket.Account;
import java.util.List;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/**
 * The OAuth username-password flow, for orgs that still have it: a connected app's key and secret,
 * and the password with the security token right behind it.
 */
record UsernamePassword(Credentials credentials) implements SignIn {
  /** What everybody who uses it should know. */
  static final Diagnosis LEGACY =
      new Diagnosis(
          "Signing in with username and password is legacy: Salesforce calls it deprecated (March"
              + " 2026), blocks it in orgs made since Summer '23, and others expect its end with"
              + " Winter '27.",
          "Change the account to client credentials or JWT bearer.");

  @Override
  public Account account() {
    return credentials.account();
  }

  @Override
  public void granted(JsonObject answer) {
    new PasswordMemory(credentials).worked();
  }

  @Override
  public List<NameValuePair> form() throws OrgTrouble {
    String token = credentials.find(Credentials.SECURITY_TOKEN).map(Secret::reveal).orElse("");
    return List.of(
        new BasicNameValuePair("grant_type", "password"),
        new BasicNameValuePair("client_id", credentials.clientId()),
        new BasicNameValuePair(
            "client_secret", credentials.needed(Credentials.CLIENT_SECRET, "consumer secret")),
        new BasicNameValuePair("username", credentials.username()),
        new BasicNameValuePair(
            "password", credentials.needed(Credentials.PASSWORD, "password") + token));
  }
}
