package io.trunkline.edge.salesforce;

import com.google.gson.JsonObject;
import io.trunkline.core.NotKept;
import io.trunkline.core.Secret;
import io.trunkline.core.ticket.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs in with the refresh token of a connection that somebody made. Where the app rotates them,
 * each answer brings the next one and ends the old: it is on disk before the session is used.
 */
final class RefreshToken implements SignIn {
  private static final Logger log = LoggerFactory.getLogger(RefreshToken.class);

  private final Credentials credentials;

  /** What could not be written down; good as long as this run of the bridge. */
  private volatile @Nullable Secret unwritten;

  RefreshToken(Credentials credentials) {
    this.credentials = credentials;
  }

  @Override
  public Account account() {
    return credentials.account();
  }

  @Override
  public List<NameValuePair> form() throws OrgTrouble {
    List<NameValuePair> form = new ArrayList<>();
    form.add(new BasicNameValuePair("grant_type", "refresh_token"));
    form.add(new BasicNameValuePair("client_id", credentials.clientId()));
    form.add(new BasicNameValuePair("refresh_token", token().reveal()));
    clientSecret(credentials).ifPresent(form::add);
    return form;
  }

  @Override
  public void granted(JsonObject answer) {
    String next = JsonFields.text(answer, "refresh_token");
    Secret newest = next == null || next.isEmpty() ? unwritten : new Secret(next);
    if (newest == null) {
      return;
    }
    try {
      credentials.put(Credentials.REFRESH_TOKEN, newest);
      unwritten = null;
    } catch (NotKept e) {
      unwritten = newest;
      log.error("account={} stage=sign-in outcome=token-not-written", account().name(), e);
    }
  }

  /** An app may be public: then it has no secret, and none is sent. */
  static Optional<NameValuePair> clientSecret(Credentials credentials) {
    return credentials
        .find(Credentials.CLIENT_SECRET)
        .map(secret -> new BasicNameValuePair("client_secret", secret.reveal()));
  }

  private Secret token() throws OrgTrouble {
    Secret newest = unwritten;
    if (newest != null) {
      return newest;
    }
    return credentials
        .find(Credentials.REFRESH_TOKEN)
        .orElseThrow(
            () ->
                OrgTrouble.signInFailed(
                    new Diagnosis(
                        "Nobody has connected the account, or what came of it cannot be read.",
                        "Connect it in the console, as the user that the bridge shall be.")));
  }
}
