package io.trunkline;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** References of recordings: 128 bits of chance, in 22 URL-safe characters. */
final class RecordingReferences implements Supplier<String> {
  private static final int BYTES = 16;

  private final SecureRandom random = new SecureRandom();

  @Override
  public String get() {
    byte[] chance = new byte[BYTES];
    random.nextBytes(chance);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(chance);
  }
}
