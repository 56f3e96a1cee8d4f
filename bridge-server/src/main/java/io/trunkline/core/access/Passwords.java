package io.trunkline.core.access;

import io.trunkline.core.Secret;

/** Hashes passwords so that nobody reads them back. Slow on purpose; safe from several threads. */
public interface Passwords {
  /** The hash of a new password, with its parameters and a fresh salt inside. */
  String hash(Secret password);

  /** Whether this password made that hash. A hash that cannot be read matches nothing. */
  boolean matches(Secret password, String hash);
}
