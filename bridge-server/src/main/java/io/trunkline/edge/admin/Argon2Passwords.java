package io.trunkline.edge.admin;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.trunkline.core.Secret;
import io.trunkline.core.access.Passwords;

/** Argon2id with 19 MiB and two passes, as OWASP advises; some 50 ms. */
public final class Argon2Passwords implements Passwords {
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

  @Override
  public String hash(Secret password) {
    return Password.hash(password.reveal()).addRandomSalt(16).with(ARGON2).getResult();
  }

  @Override
  public boolean matches(Secret password, String hash) {
    try {
      return Password.check(password.reveal(), hash).with(Argon2Function.getInstanceFromHash(hash));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return false;
    }
  }
}
