package io.trunkline.core.access;

import java.time.Instant;

/** Sign-ins that ended before their time; outlives a restart. Safe from several threads. */
public interface Revocations {
  /** This sign-in is over. Written down before this returns. */
  void end(Pass pass);

  /** All sign-ins of this login issued at this time or before are over. */
  void endAll(String loginId, Instant issuedUntil);

  /** Whether this sign-in was ended. */
  boolean covers(Pass pass);
}
