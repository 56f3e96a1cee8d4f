package io.trunkline.lab.org.rest;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Access tokens and what they stand for. They live until the org is told to end them. Thread-safe.
 */
public final class Sessions {
  /**
   * What a token lets its bearer do.
   *
   * @param clientId the application that asked for it; empty for a page
   * @param scope words parted by blanks
   * @param grant the refresh token's family, which ends its sessions when it is revoked; may be
   *     empty
   */
  public record Session(String userId, String clientId, String scope, String grant) {}

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> sessionByToken = new ConcurrentHashMap<>();

  /** Opens a page's session and returns its token. */
  public String open(String orgId, String userId) {
    return open(orgId, new Session(userId, "", "full", ""));
  }

  /** Opens a session and returns its token, which begins with the org's id as Salesforce's do. */
  public String open(String orgId, Session session) {
    byte[] secret = new byte[24];
    random.nextBytes(secret);
    String token = orgId.substring(0, 15) + "!AQEAQ" + HexFormat.of().formatHex(secret);
    sessionByToken.put(token, session);
    return token;
  }

  public Optional<Session> find(String token) {
    return Optional.ofNullable(sessionByToken.get(token));
  }

  public Optional<String> userId(String token) {
    return find(token).map(Session::userId);
  }

  public void end(String token) {
    sessionByToken.remove(token);
  }

  /** Ends all sessions that came from one refresh token. */
  public void endOf(String grant) {
    sessionByToken.values().removeIf(session -> session.grant().equals(grant));
  }

  /** Ends every session: the next use of any token is answered with 401. */
  public void endAll() {
    sessionByToken.clear();
  }
}
