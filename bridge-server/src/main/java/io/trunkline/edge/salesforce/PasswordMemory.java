package io.trunkline.edge.salesforce;

import io.trunkline.core.NotKept;
import io.trunkline.core.Secret;
import io.trunkline.core.ticket.Account;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * With which password and security token an account last got a session. All refusals of the
 * username-password flow look the same; what has changed since it worked tells which is likely,
 * also after a restart. Kept as hashes, and sealed like the secrets themselves.
 */
record PasswordMemory(Credentials credentials) {
  private static final Logger log = LoggerFactory.getLogger(PasswordMemory.class);
  private static final String NAME = "worked";

  /** What has changed since this way to sign in worked. */
  enum Since {
    /** It never did, for this address, app and user, as far as we know. */
    NEVER_WORKED,
    /** Nothing on our side. */
    NOTHING_CHANGED,
    /** The password is another one, the security token is not. */
    NEW_PASSWORD,
    /** The security token is another one, and perhaps the password. */
    NEW_TOKEN
  }

  /** The present password and security token got a session. */
  void worked() {
    String now = String.join(" ", way(), hash(password()), hash(token()));
    if (credentials.find(NAME).map(Secret::reveal).filter(now::equals).isPresent()) {
      return;
    }
    try {
      credentials.put(NAME, new Secret(now));
    } catch (NotKept e) {
      log.warn("account={} stage=sign-in outcome=not-remembered", credentials.account().name(), e);
    }
  }

  Since since() {
    String known = credentials.find(NAME).map(Secret::reveal).orElse("");
    if (!known.startsWith(way() + " ")) {
      return Since.NEVER_WORKED;
    }
    if (!known.endsWith(" " + hash(token()))) {
      return Since.NEW_TOKEN;
    }
    return known.contains(" " + hash(password()) + " ")
        ? Since.NOTHING_CHANGED
        : Since.NEW_PASSWORD;
  }

  private String way() {
    Account account = credentials.account();
    return hash(
        String.join(
            "\n",
            account.uri(),
            String.valueOf(account.clientId()),
            String.valueOf(account.username())));
  }

  private String password() {
    return credentials.find(Credentials.PASSWORD).map(Secret::reveal).orElse("");
  }

  private String token() {
    return credentials.find(Credentials.SECURITY_TOKEN).map(Secret::reveal).orElse("");
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
