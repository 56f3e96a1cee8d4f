package io.trunkline.ami.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages with the same headers share where these stand; nobody can make that grow. */
class LayoutsTest {
  private static final String RING = "Event: Ring\r\nChannel: a\r\nUniqueid: 1\r\n\r\n";
  private static final String OTHER = "Event: Ring\r\nChannel: bb\r\nUniqueid: 22.3\r\n\r\n";

  @Test
  void messagesWithTheSameHeadersShareOneLayout() {
    List<AmiMessage> messages = Chunks.messages(RING + OTHER + "Event: Ring\r\nCause: 1\r\n\r\n");

    assertThat(messages.get(1).layout()).isSameAs(messages.get(0).layout());
    assertThat(messages.get(2).layout()).isNotSameAs(messages.get(0).layout());
    assertThat(messages.get(1).get("uniqueid")).isEqualTo("22.3");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 15, 16, 22, 23, 24, 63, 200, 4_095})
  void tellsNamesApartWhateverTheirLength(int length) {
    String name = "x".repeat(length);
    String last = "x".repeat(length - 1) + "y";
    String block = "Event: A\r\n" + name + ": 1\r\n\r\n";
    String differs = "Event: A\r\n" + last + ": 2\r\n\r\n";
    String longer = "Event: A\r\n" + name + "x: 3\r\n\r\n";

    List<AmiMessage> messages = Chunks.messages(block + differs + longer + block.replace('1', '4'));

    assertThat(messages.get(0).get(name)).isEqualTo("1");
    assertThat(messages.get(1).get(name)).isNull();
    assertThat(messages.get(1).get(last)).isEqualTo("2");
    assertThat(messages.get(2).get(name)).isNull();
    assertThat(messages.get(3).get(name)).isEqualTo("4");
  }

  @Test
  void aNameThatGoesOnInAnotherCaseIsAnotherNameOnTheWire() {
    List<AmiMessage> messages = Chunks.messages(RING + RING.replace("Uniqueid", "UniqueID"));

    assertThat(messages.get(1).header(2)).isEqualTo("UniqueID");
    assertThat(messages.get(1).get("Uniqueid")).isEqualTo("1");
  }

  @Test
  void linesThatAreNoHeadersLeaveTheValuesAroundThemWhole() {
    String block =
        "Event: X\r\nrubbish\r\nFirst: 1\nno colon either\n: nameless\r\nSecond: 2\r\nlast\r\n\r\n";

    AmiMessage message = Chunks.messages(block + RING).get(0);

    assertThat(message).isEqualTo(AmiMessage.of("Event", "X", "First", "1", "Second", "2"));
  }

  @Test
  void headersOfManyMadeUpNamesAreReadAllTheSame() {
    StringBuilder text = new StringBuilder();
    List<AmiMessage> sent = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      text.append("Event: UserEvent\r\nH").append(i).append(": ").append(i).append("\r\n\r\n");
      sent.add(AmiMessage.of("Event", "UserEvent", "H" + i, "" + i));
    }

    assertThat(Chunks.messages(text.toString())).isEqualTo(sent);
  }

  @Test
  void madeUpNamesAreForgottenAndRealOnesRememberedAgain() {
    Layouts layouts = new Layouts();
    Layouts.Name real = add(layouts, layouts.root(), "Event");
    for (int i = 0; i < 100_000; i++) {
      add(layouts, real, "H" + i);
    }

    assertThat(layouts.size()).isLessThan(4_097);
    assertThat(layouts.root()).isNotSameAs(real);
    assertThat(add(layouts, layouts.root(), "Event").layout().header(0)).isEqualTo("Event");
  }

  private static Layouts.Name add(Layouts layouts, Layouts.Name before, String name) {
    byte[] bytes = name.getBytes(UTF_8);
    return layouts.add(before, bytes, 0, bytes.length);
  }
}
