package io.trunkline.core.recording;

import io.trunkline.core.access.Caller;
import io.trunkline.core.access.Login;
import io.trunkline.core.access.Role;

/**
 * Somebody who wants to hear a recording.
 *
 * @param login the person
 * @param role what they may do by the way they came
 */
public record Hearer(Login login, Role role) {
  /** Somebody who is signed in. */
  public static Hearer of(Caller caller) {
    return new Hearer(caller.login(), caller.role());
  }
}
