package io.trunkline.lab.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Music on hold, of silence: without any, Asterisk does not say that somebody hears it. Debian
 * packages the real one apart.
 */
final class Music {
  /** Ten seconds of ulaw; it is played again and again. */
  private static final int BYTES = 80_000;

  private static final byte SILENCE = (byte) 0xff;

  private Music() {}

  static void writeInto(Path folder) throws IOException {
    byte[] silence = new byte[BYTES];
    Arrays.fill(silence, SILENCE);
    Files.write(Files.createDirectories(folder).resolve("silence.ulaw"), silence);
  }
}
