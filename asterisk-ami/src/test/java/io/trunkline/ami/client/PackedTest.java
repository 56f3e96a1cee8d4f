package io.trunkline.ami.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.Chunks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackedTest {
  private static final Path BUSY = Path.of("src/test/tapes/asterisk-22/busy-hour-mixed.ami");

  @Test
  void givesBackTheEventsOfABusyHourInATenthOfTheSpace() throws IOException {
    List<AmiMessage> events =
        Chunks.messages(Files.readAllBytes(BUSY), at -> Integer.MAX_VALUE).stream()
            .filter(AmiMessage::isEvent)
            .toList();

    Packed packed = Packed.of(events);

    assertThat(packed.events()).isEqualTo(events);
    assertThat(packed.count()).isEqualTo(events.size());
    assertThat(packed.weight()).isLessThan(events.stream().mapToInt(AmiMessage::weight).sum() / 10);
  }

  @Test
  void givesBackWhatIsOddAsItWas() {
    List<AmiMessage> events =
        Chunks.messages(
            ("Event: A\nno colon\nKey: v\r\r\n\nEvent: B\r\nKey:\r\nKey:  two\r\nÿþ: é\r\nrubbish\r\n\r\n")
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
            at -> 3);

    assertThat(events).hasSize(2);
    assertThat(Packed.of(events).events()).isEqualTo(events);
  }
}
