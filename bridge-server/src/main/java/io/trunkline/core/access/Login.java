package io.trunkline.core.access;

import io.trunkline.core.Kept;
import org.jspecify.annotations.Nullable;

/**
 * A person who may sign in. The name of a login is its e-mail.
 *
 * @param id made by us
 * @param email lower case, unique
 * @param role what they may do
 * @param agentId the agent this person is, or null for one who takes no calls
 * @param passwordHash Argon2id in its own text form, or null when no password was set
 */
public record Login(
    String id, String email, Role role, @Nullable String agentId, @Nullable String passwordHash)
    implements Kept {
  @Override
  public String name() {
    return email;
  }

  @Override
  public String toString() {
    return "Login[" + email + ", " + role + "]";
  }
}
