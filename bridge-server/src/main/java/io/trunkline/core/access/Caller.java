package io.trunkline.core.access;

/**
 * Somebody who is signed in.
 *
 * @param pass the sign-in
 * @param login the person, as the store knows them now
 */
public record Caller(Pass pass, Login login) {
  /** What they may do by this sign-in: a page's never carries more than an agent may. */
  public Role role() {
    return pass.kind() == Pass.Kind.PAGE ? Role.AGENT : login.role();
  }
}
