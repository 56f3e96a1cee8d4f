package io.trunkline.core;

import java.util.Optional;

/**
 * The secrets of accounts and PBXs, encrypted at rest. Safe for use from several threads. Names are
 * paths such as {@code account/ID/clientSecret} or {@code pbx/ID/secret}.
 */
public interface Secrets {
  /** The secret of that name; empty when none was entered or the key that sealed it is gone. */
  Optional<Secret> find(String name);

  /** Whether one was entered under that name, readable or not. */
  boolean known(String name);

  /**
   * A number that is another one after the secret of that name was put or removed, whatever it is
   * now. Reads nothing and returns at once.
   */
  long lastChange(String name);

  /** Seals and keeps a secret, written down before this returns. */
  void put(String name, Secret secret);

  /** Forgets every secret whose name begins with this. */
  void removeAll(String prefix);
}
