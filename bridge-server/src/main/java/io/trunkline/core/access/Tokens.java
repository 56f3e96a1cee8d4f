package io.trunkline.core.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes and reads the tokens of sign-ins: signed with HMAC-SHA256 by a key that follows from the
 * installation's, so that a restart signs nobody out. The login's password hash is part of what is
 * signed: a new password ends all older sign-ins. Safe from several threads.
 */
public final class Tokens {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final int MAX_LENGTH = 512;
  private final byte[] key;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /** Takes the installation's key of 32 bytes. */
  public Tokens(byte[] installationKey, Clock clock) {
    this.key = hmac(installationKey, "trunkline sign-in 1");
    this.clock = clock;
  }

  /** A new token for this login. */
  public String issue(Login login, Pass.Kind kind, Duration lifetime) {
    byte[] id = new byte[32];
    random.nextBytes(id);
    Instant now = clock.instant();
    String payload =
        String.join(
            ".",
            ENCODER.encodeToString(id),
            kind.name(),
            login.id(),
            Long.toString(now.toEpochMilli()),
            Long.toString(now.plus(lifetime).toEpochMilli()));
    return payload + "." + sign(payload, login);
  }

  /** Who this token belongs to; empty when it is forged, too old, or its login is gone. */
  public Optional<Caller> read(String token, Function<String, Optional<Login>> logins) {
    String[] parts = token.length() > MAX_LENGTH ? new String[0] : token.split("\\.", -1);
    if (parts.length != 6) {
      return Optional.empty();
    }
    String payload = token.substring(0, token.lastIndexOf('.'));
    return logins
        .apply(parts[2])
        .filter(login -> equal(sign(payload, login), parts[5]))
        .map(login -> new Caller(pass(parts), login))
        .filter(caller -> clock.instant().isBefore(caller.pass().expiresAt()));
  }

  /** What a console must send along with every change made by this sign-in. */
  public String csrf(Pass pass) {
    return ENCODER.encodeToString(hmac(key, "csrf " + pass.id()));
  }

  /** Whether two texts are the same, in a time that does not tell where they differ. */
  public static boolean equal(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private static Pass pass(String[] parts) {
    return new Pass(
        parts[0],
        parts[2],
        Pass.Kind.valueOf(parts[1]),
        Instant.ofEpochMilli(Long.parseLong(parts[3])),
        Instant.ofEpochMilli(Long.parseLong(parts[4])));
  }

  private String sign(String payload, Login login) {
    return ENCODER.encodeToString(hmac(key, payload + " " + login.passwordHash()));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
