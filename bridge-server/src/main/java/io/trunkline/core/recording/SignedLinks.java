package io.trunkline.core.recording;

import io.trunkline.core.access.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Permits that are part of a link, for places where a browser sends no sign-in along: each is for
 * one recording and one person, good for five minutes, and signed with HMAC-SHA256. Thread-safe.
 */
public final class SignedLinks {
  /** How long a permit is good. */
  public static final Duration LIFETIME = Duration.ofMinutes(5);

  private static final int MOST = 300;
  private final byte[] key;
  private final Clock clock;

  /** Takes a key of its own, that follows from the installation's. */
  public SignedLinks(byte[] key, Clock clock) {
    this.key = key.clone();
    this.clock = clock;
  }

  /** A permit for this person to hear this recording. */
  public String permit(String reference, String loginId) {
    String claim = clock.instant().plus(LIFETIME).toEpochMilli() + "." + loginId;
    return claim + "." + sign(reference, claim);
  }

  /** Whose permit this is; empty when it is forged, too old, or for another recording. */
  public Optional<String> holder(String reference, String permit) {
    int first = permit.indexOf('.');
    int last = permit.lastIndexOf('.');
    if (first < 0 || first == last || permit.length() > MOST) {
      return Optional.empty();
    }
    String claim = permit.substring(0, last);
    if (!Tokens.equal(sign(reference, claim), permit.substring(last + 1))) {
      return Optional.empty();
    }
    Instant end = Instant.ofEpochMilli(Long.parseLong(permit.substring(0, first)));
    return clock.instant().isBefore(end)
        ? Optional.of(permit.substring(first + 1, last))
        : Optional.empty();
  }

  private String sign(String reference, String claim) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] signed = (reference + " " + claim).getBytes(StandardCharsets.UTF_8);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
