package io.trunkline.edge.admin;

import io.trunkline.core.access.Role;

/** What a route asks of its caller. */
public enum Need {
  /** Nothing: signing in, and what says nothing about anybody. */
  NOTHING,
  /** Any sign-in. */
  AGENT,
  SUPERVISOR,
  ADMINISTRATOR;

  boolean metBy(Role role) {
    return this == NOTHING || role.includes(Role.valueOf(name()));
  }
}
