package io.trunkline.ami.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Searching eight bytes at a time finds what searching one by one finds, wherever it stands. */
class AsciiTest {
  private static final char[] LETTERS = {'\n', '\n', '\r', ':', 'a', '\u000b', '\u00e9', '\u008a'};

  @Test
  void findsTheSameBlankLinesAsALookAtEveryByte() {
    Random random = new Random(1);

    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = bytes(random);
      int from = random.nextInt(bytes.length);
      int end = from + random.nextInt(bytes.length - from + 1);

      assertThat(Ascii.blankLine(bytes, from, end))
          .as(() -> new String(bytes, ISO_8859_1) + " from " + from + " to " + end)
          .isEqualTo(blankLine(bytes, from, end));
    }
  }

  /** Mostly letters, so that blank lines stand at all distances. */
  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[1 + random.nextInt(60)];
    int ends = random.nextInt(20);
    for (int i = 0; i < bytes.length; i++) {
      boolean any = random.nextInt(20) <= ends;
      bytes[i] = (byte) (any ? LETTERS[random.nextInt(LETTERS.length)] : 'x');
    }
    return bytes;
  }

  private static int blankLine(byte[] bytes, int from, int end) {
    for (int at = from + 1; at < end; at++) {
      boolean behindFeed = bytes[at] == '\n' && bytes[at - 1] == '\n';
      boolean behindBoth =
          bytes[at] == '\n' && at - 2 >= from && bytes[at - 1] == '\r' && bytes[at - 2] == '\n';
      if (behindFeed || behindBoth) {
        return at;
      }
    }
    return -1;
  }
}
