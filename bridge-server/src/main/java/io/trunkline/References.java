package io.trunkline;

import java.security.SecureRandom;
import java.util.function.Supplier;

/**
 * References of tickets: {@code TL-} and ten letters and digits that cannot be misread, 50 bits of
 * chance. The ledger refuses one that is taken.
 */
final class References implements Supplier<String> {
  private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int LENGTH = 10;

  private final SecureRandom random = new SecureRandom();

  @Override
  public String get() {
    StringBuilder reference = new StringBuilder("TL-");
    for (int i = 0; i < LENGTH; i++) {
      reference.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return reference.toString();
  }
}
