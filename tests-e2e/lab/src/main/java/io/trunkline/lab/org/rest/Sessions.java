package io.trunkline.lab.org.rest;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Access tokens and the users behind them. They live until the org is told to end them.
 * Thread-safe.
 */
public final class Sessions {
  private final SecureRandom random = new SecureRandom();
  private final Map<String, String> userIdByToken = new ConcurrentHashMap<>();

  /** Opens a session and returns its token, which begins with the org's id as Salesforce's do. */
  public String open(String orgId, String userId) {
    byte[] secret = new byte[24];
    random.nextBytes(secret);
    String token = orgId.substring(0, 15) + "!AQEAQ" + HexFormat.of().formatHex(secret);
    userIdByToken.put(token, userId);
    return token;
  }

  public Optional<String> userId(String token) {
    return Optional.ofNullable(userIdByToken.get(token));
  }

  public void end(String token) {
    userIdByToken.remove(token);
  }

  /** Ends every session: the next use of any token is answered with 401. */
  public void endAll() {
    userIdByToken.clear();
  }
}
