package io.trunkline.core.access;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * The first administrator: while there is no login at all, whoever knows the code that the bridge
 * prints at its start may create one. The code changes with every start. Thread-safe.
 */
public final class Setup {
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 24;
  private final Logins logins;
  private final String code;

  /** Makes the code of this run. */
  public Setup(Logins logins) {
    this.logins = logins;
    SecureRandom random = new SecureRandom();
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    this.code = letters.toString();
  }

  /** The code to print; empty once somebody can sign in. */
  public Optional<String> code() {
    return isOpen() ? Optional.of(code) : Optional.empty();
  }

  /** Whether the first administrator is still missing. */
  public boolean isOpen() {
    return logins.all().isEmpty();
  }

  /** Creates the first administrator; false when the code is wrong or somebody was faster. */
  public synchronized boolean create(String given, Login administrator) {
    if (!isOpen() || !Tokens.equal(code, given.strip().toLowerCase(Locale.ROOT))) {
      return false;
    }
    logins.put(administrator);
    return true;
  }
}
