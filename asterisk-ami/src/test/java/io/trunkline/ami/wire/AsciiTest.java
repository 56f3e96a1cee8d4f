package io.trunkline.ami.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void findsTheSameEndOfAValueAsALookAtEveryByte() {
    Random random = new Random(7);
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = new byte[64 + Ascii.MARGIN];
      random.nextBytes(bytes);
      int from = random.nextInt(40);
      int end = from + random.nextInt(64 - from);
      for (int feeds = random.nextInt(3); feeds > 0; feeds--) {
        bytes[random.nextInt(bytes.length)] = '\n';
      }
      int expected = from;
      while (expected < end && bytes[expected] != '\n') {
        expected++;
      }

      assertThat(Ascii.valueEnd(bytes, from, end)).isEqualTo(expected == end ? -1 : expected);
    }
  }

  @Test
  void readsATimeAsItIsWritten() {
    assertThat(micros("1795332485.124701")).isEqualTo(1_795_332_485_124_701L);
    assertThat(micros("9999999999.999999")).isEqualTo(9_999_999_999_999_999L);
    assertThat(micros("0000000000.000000")).isZero();
  }

  @ParameterizedTest
  @ValueSource(chars = {'/', ':', ' ', '.', '-', 'a', '\u0000', '\u00ff', '\u00b9'})
  void takesNothingElseForATime(char wrong) {
    for (int at = 0; at < Ascii.EPOCH_MICROS; at++) {
      char[] time = "1795332485.124701".toCharArray();
      time[at] = wrong;

      assertThat(micros(new String(time)))
          .isEqualTo(at == 10 && wrong == '.' ? 1_795_332_485_124_701L : -1);
    }
  }

  @Test
  void tellsEqualBytesFromOthersWhateverTheirNumber() {
    for (int length = 0; length < 40; length++) {
      byte[] one = new byte[50];
      byte[] other = new byte[50];
      for (int i = 0; i < length; i++) {
        one[3 + i] = (byte) (i + 1);
        other[5 + i] = (byte) (i + 1);
      }
      one[3 + length] = 1;
      assertThat(Ascii.equal(one, 3, other, 5, length)).isTrue();
      for (int i = 0; i < length; i++) {
        other[5 + i] ^= (byte) 0x80;
        assertThat(Ascii.equal(one, 3, other, 5, length)).isFalse();
        other[5 + i] ^= (byte) 0x80;
      }
    }
  }

  private static long micros(String time) {
    return Ascii.epochMicros(time.getBytes(ISO_8859_1), 0);
  }
}
