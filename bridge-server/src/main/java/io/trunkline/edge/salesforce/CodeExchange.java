package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import io.trunkline.core.Secret;
import io.trunkline.core.ticket.Account;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/**
 * The end of a connection: the code that came with the redirect, for a refresh token.
 *
 * @param verifier whose hash went with the beginning (PKCE): only we can spend the code
 * @param callback the address of the redirect, which Salesforce compares
 */
record CodeExchange(Credentials credentials, Secret code, Secret verifier, String callback)
    implements SignIn {
  @Override
  public Account account() {
    return credentials.account();
  }

  @Override
  public List<NameValuePair> form() throws OrgTrouble {
    List<NameValuePair> form = new ArrayList<>();
    form.add(new BasicNameValuePair("grant_type", "authorization_code"));
    form.add(new BasicNameValuePair("client_id", credentials.clientId()));
    form.add(new BasicNameValuePair("redirect_uri", callback));
    form.add(new BasicNameValuePair("code", code.reveal()));
    form.add(new BasicNameValuePair("code_verifier", verifier.reveal()));
    RefreshToken.clientSecret(credentials).ifPresent(form::add);
    return form;
  }

  @Override
  public void granted(JsonObject answer) throws OrgTrouble {
    String token = JsonFields.text(answer, "refresh_token");
    if (token == null || token.isEmpty()) {
      throw OrgTrouble.signInFailed(
          new Diagnosis(
              "Salesforce gave no refresh token, so that the connection would end within hours.",
              "Add the scope \"Perform requests at any time (refresh_token, offline_access)\" to"
                  + " the app, and connect again."));
    }
    credentials.put(Credentials.REFRESH_TOKEN, new Secret(token));
  }
}
