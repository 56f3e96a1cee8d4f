package io.trunkline.ami.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmiWriterTest {
  @Test
  void writesAnActionAsAsteriskReadsIt() {
    byte[] bytes = AmiWriter.encode(AmiMessage.of("Action", "Ping", "ActionID", "a-1"));

    assertThat(new String(bytes, UTF_8)).isEqualTo("Action: Ping\r\nActionID: a-1\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x\r\nAction: Command", "x\ny", "x\ry", "x\0y", "\n"})
  void refusesAValueThatWouldBeASecondAction(String value) {
    AmiMessage action = AmiMessage.of("Action", "Originate", "CallerID", value);

    assertThatThrownBy(() -> AmiWriter.encode(action))
        .isInstanceOf(UnsafeActionException.class)
        .hasMessage(
            "CallerID: the value has a line break or a NUL, which would end the line early."
                + " Remove it before asking.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:b", "a\r\nb", "\u00e4", "ChanVariable(x)"})
  void refusesAKeyThatIsNoHeaderName(String key) {
    AmiMessage action = AmiMessage.of("Action", "Ping", key, "x");

    assertThatThrownBy(() -> AmiWriter.encode(action))
        .isInstanceOf(UnsafeActionException.class)
        .hasMessageContaining("is not a header name");
  }

  @Test
  void measuresLinesInBytes() {
    int room = AmiWriter.LINE_LIMIT - "Data: \r\n".length();
    AmiMessage fits = AmiMessage.of("Action", "X", "Data", "\u00eb".repeat(room / 2));
    AmiMessage over = AmiMessage.of("Action", "X", "Data", "\u00eb".repeat(room / 2 + 1));

    assertThat(AmiWriter.encode(fits)).isNotEmpty();
    assertThatThrownBy(() -> AmiWriter.encode(over))
        .hasMessage(
            "Data: the line has 1026 bytes in UTF-8, Asterisk reads 1024. Shorten the value.");
  }

  @Test
  void refusesMoreHeadersThanAsteriskReads() {
    List<String> pairs = new ArrayList<>(List.of("Action", "Originate"));
    for (int i = 0; i < AmiWriter.HEADER_LIMIT; i++) {
      pairs.addAll(List.of("Variable", "a=" + i));
    }

    assertThatThrownBy(() -> AmiWriter.encode(AmiMessage.of(pairs.toArray(String[]::new))))
        .hasMessage("Originate: 129 headers are more than Asterisk reads. Send at most 128.");
  }

  @Test
  void refusesABlockThatIsNoAction() {
    assertThatThrownBy(() -> AmiWriter.encode(AmiMessage.of("Event", "Hangup")))
        .hasMessage("Action: is not the first header. Put the action's name first.");
  }
}
