package io.trunkline.core.access;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The first administrator: while there is no login at all, whoever knows the code that the bridge
 * prints at its start may create one. The code changes with every start. Thread-safe.
 */
public final class Setup {
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 24;

  /** Nobody guesses 24 letters; this only keeps the log and the processor quiet. */
  private static final int TRIES = 1000;

  private final Logins logins;
  private final String code;
  private final AtomicInteger tries = new AtomicInteger();

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

  /** Counts an attempt; false when there were too many in this run. */
  public boolean mayTry() {
    return tries.incrementAndGet() <= TRIES;
  }

  /** Whether this is the code. */
  public boolean knows(String given) {
    return Tokens.equal(code, given.strip().toLowerCase(Locale.ROOT));
  }

  /** Creates the first administrator; false when somebody was faster. */
  public synchronized boolean create(Login administrator) {
    if (!isOpen()) {
      return false;
    }
    logins.put(administrator);
    return true;
  }
}
