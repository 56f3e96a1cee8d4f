package io.trunkline.core.access;

/** What a person may do. Each role includes the ones below it. */
public enum Role {
  AGENT,
  SUPERVISOR,
  ADMINISTRATOR;

  /** Whether this role may do what that one may. */
  public boolean includes(Role needed) {
    return compareTo(needed) >= 0;
  }
}
