package io.trunkline.edge.admin;

import java.security.SecureRandom;

/** Makes ids and short random words: URL-safe, without letters that look alike. */
final class Ids {
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /** Some 60 bits. */
  static String next() {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return id.toString();
  }
}
