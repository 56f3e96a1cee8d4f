package io.trunkline.lab.org.rest.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Authorization codes: each good once, for a quarter of an hour. Thread-safe. */
final class Codes {
  private static final Duration LIFE = Duration.ofMinutes(15);

  /**
   * What a code was given for.
   *
   * @param challenge the S256 challenge; empty for none
   */
  record Promise(
      String userId, String clientId, String redirectUri, String challenge, String scope) {

    boolean provenBy(String verifier) {
      return challenge.isEmpty() || challenge.equals(s256(verifier));
    }
  }

  private record Kept(Promise promise, Instant until) {}

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Kept> keptByCode = new HashMap<>();

  Codes(Clock clock) {
    this.clock = clock;
  }

  synchronized String give(Promise promise) {
    byte[] bytes = new byte[48];
    random.nextBytes(bytes);
    String code = "aPrx" + Base64.getUrlEncoder().encodeToString(bytes) + "==";
    keptByCode.put(code, new Kept(promise, clock.instant().plus(LIFE)));
    return code;
  }

  /** Takes a code's promise; the code is spent by it. */
  synchronized Promise take(String code) {
    Kept kept = keptByCode.get(code);
    if (kept == null) {
      throw OAuthRefusal.grant("invalid authorization code");
    }
    if (clock.instant().isAfter(kept.until())) {
      throw OAuthRefusal.grant("expired authorization code");
    }
    keptByCode.put(code, new Kept(kept.promise(), Instant.MIN));
    return kept.promise();
  }

  private static String s256(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
