package io.trunkline.edge.salesforce;

import io.jsonwebtoken.Jwts;
import io.trunkline.core.ticket.Account;
import java.net.URI;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.jspecify.annotations.Nullable;

/**
 * The OAuth JWT bearer flow: an assertion that names the user, signed with the account's key, whose
 * certificate the app has. Salesforce takes assertions that end within some minutes.
 *
 * @param user the Salesforce username to be; null for the account's own
 */
record JwtBearer(Credentials credentials, Clock clock, @Nullable String user) implements SignIn {
  private static final Duration LIFE = Duration.ofMinutes(3);

  /** As the account's own user. */
  JwtBearer(Credentials credentials, Clock clock) {
    this(credentials, clock, null);
  }

  @Override
  public Account account() {
    return credentials.account();
  }

  @Override
  public List<NameValuePair> form() throws OrgTrouble {
    return List.of(
        new BasicNameValuePair("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
        new BasicNameValuePair("assertion", assertion()));
  }

  private String assertion() throws OrgTrouble {
    Instant end = clock.instant().plus(LIFE);
    return Jwts.builder()
        .claims(
            Map.of(
                "iss", credentials.clientId(),
                "sub", user == null ? credentials.username() : user,
                "aud", audience(account().uri()),
                "exp", end.getEpochSecond()))
        .signWith(key(), Jwts.SIG.RS256)
        .compact();
  }

  /** Salesforce's own names of its two worlds; a My Domain tells which one it is of. */
  static String audience(String uri) {
    String host = String.valueOf(URI.create(uri.strip()).getHost()).toLowerCase(Locale.ROOT);
    boolean test =
        host.equals("test.salesforce.com")
            || host.contains(".sandbox.")
            || host.contains(".scratch.");
    return test ? "https://test.salesforce.com" : "https://login.salesforce.com";
  }

  private PrivateKey key() throws OrgTrouble {
    String pem = credentials.needed(Credentials.PRIVATE_KEY, "private key");
    try {
      return SigningKey.read(pem).key();
    } catch (SigningKey.Unfit unfit) {
      throw OrgTrouble.signInFailed(
          new Diagnosis(String.valueOf(unfit.getMessage()), "Enter the private key again."));
    }
  }
}
