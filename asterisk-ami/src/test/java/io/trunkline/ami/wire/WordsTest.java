package io.trunkline.ami.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered is always right, however many texts share a place. */
class WordsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 1024})
  void givesEveryTextBackHoweverSmallTheTable(int size) {
    Words words = Words.remembering(size);

    for (int round = 0; round < 3; round++) {
      for (int length = 0; length < 80; length++) {
        String text = "Zoë " + "x".repeat(length) + length % 7;
        byte[] bytes = ("\n" + text + "\n").getBytes(UTF_8);

        assertThat(words.of(bytes, 1, bytes.length - 1)).isEqualTo(text);
        assertThat(words.of(bytes, 1, bytes.length - 1)).isEqualTo(text);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "PJSIP/1001-00000032", "1795332485.124701"})
  void makesATextThatComesAgainOnlyOnce(String text) {
    Words words = Words.remembering(16);
    byte[] bytes = text.getBytes(UTF_8);

    String first = words.of(bytes, 0, bytes.length);

    assertThat(words.of(bytes, 0, bytes.length)).isSameAs(first);
  }
}
