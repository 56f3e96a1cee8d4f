package io.trunkline.core.access;

import java.time.Instant;

/**
 * A sign-in, as its token says it. The token itself is not kept anywhere here.
 *
 * @param id random; names the sign-in without being worth anything to a thief
 * @param loginId who signed in
 * @param kind what for
 * @param issuedAt when
 * @param expiresAt when it ends by itself
 */
public record Pass(String id, String loginId, Kind kind, Instant issuedAt, Instant expiresAt) {

  /** What a sign-in is for. */
  public enum Kind {
    /**
     * An agent's page; kept by scripts in a frame, so it never carries more than an agent's role.
     */
    PAGE,
    /** The console, in a cookie, with a CSRF token on every change. */
    CONSOLE,
    /** A script, in the Authorization header. */
    SCRIPT
  }
}
