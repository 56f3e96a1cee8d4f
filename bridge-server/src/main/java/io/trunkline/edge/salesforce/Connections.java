package io.trunkline.edge.salesforce;

import io.trunkline.core.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Connections that were begun and not yet ended: what must come back, and who must bring it. Each
 * is good once, for ten minutes; the oldest goes when there are many. Safe for several threads.
 */
final class Connections {
  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final int MOST = 100;
  private static final int RANDOM_BYTES = 32;

  /**
   * One that was begun.
   *
   * @param who the sign-in that began it
   * @param verifier the secret of its challenge
   */
  record Begun(String accountId, String who, Secret verifier, Instant until) {}

  /**
   * What goes with the browser.
   *
   * @param challenge the verifier's hash
   */
  record Ticket(String state, String challenge) {}

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Begun> begunByState = new LinkedHashMap<>();

  Connections(Clock clock) {
    this.clock = clock;
  }

  synchronized Ticket begin(String accountId, String who) {
    String state = text();
    String verifier = text();
    Instant until = clock.instant().plus(LIFE);
    begunByState.put(state, new Begun(accountId, who, new Secret(verifier), until));
    if (begunByState.size() > MOST) {
      begunByState.remove(begunByState.keySet().iterator().next());
    }
    return new Ticket(state, challenge(verifier));
  }

  /** Takes what this person began under this state; a stranger takes nothing and spoils nothing. */
  synchronized Optional<Begun> take(String state, String who) {
    Begun begun = begunByState.get(state);
    if (begun == null || !begun.who().equals(who)) {
      return Optional.empty();
    }
    begunByState.remove(state);
    return clock.instant().isAfter(begun.until()) ? Optional.empty() : Optional.of(begun);
  }

  /** Takes what was begun under this state, whoever brings it. */
  synchronized Optional<Begun> take(String state) {
    return Optional.ofNullable(begunByState.get(state)).flatMap(begun -> take(state, begun.who()));
  }

  private String text() {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return encoded(bytes);
  }

  private static String challenge(String verifier) {
    try {
      byte[] ascii = verifier.getBytes(StandardCharsets.US_ASCII);
      return encoded(MessageDigest.getInstance("SHA-256").digest(ascii));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
