package io.trunkline.ami.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class AmiMessageTest {
  private static final AmiMessage MESSAGE =
      AmiMessage.of(
          "Event", "Newchannel", "UniqueID", "1.1", "Variable", "a=1", "VARIABLE", "b= 2");

  @Test
  void findsHeadersWithoutCase() {
    assertThat(MESSAGE.get("uniqueid")).isEqualTo("1.1");
    assertThat(MESSAGE.get("unique")).isNull();
    assertThat(MESSAGE.all("variable")).containsExactly("a=1", "b= 2");
  }

  @Test
  void knowsItsKindByItsFirstHeader() {
    assertThat(MESSAGE.isEvent()).isTrue();
    assertThat(MESSAGE.isNamed("newchannel")).isTrue();
    assertThat(AmiMessage.of("response", "Success", "Event", "x").isResponse()).isTrue();
    assertThat(AmiMessage.of().isEvent()).isFalse();
    assertThat(AmiMessage.of().name()).isEmpty();
  }

  @Test
  void givesItsHeadersInTheirOrder() {
    assertThat(MESSAGE.size()).isEqualTo(4);
    assertThat(MESSAGE.header(1) + "=" + MESSAGE.value(1)).isEqualTo("UniqueID=1.1");
    assertThat(MESSAGE.value(3)).isEqualTo("b= 2");
  }

  @Test
  void findsEveryHeaderInWhateverCaseAndNoOther() {
    String[] pairs = new String[160];
    for (int i = 0; i < 80; i++) {
      pairs[2 * i] = "Header" + (char) ('A' + i % 26) + i;
      pairs[2 * i + 1] = "value";
    }
    AmiMessage message = AmiMessage.of(pairs);

    for (int i = 0; i < 80; i++) {
      assertThat(message.find(pairs[2 * i].toUpperCase(Locale.ROOT))).isEqualTo(i);
      assertThat(message.find(pairs[2 * i].toLowerCase(Locale.ROOT))).isEqualTo(i);
      assertThat(message.find(pairs[2 * i] + "x")).isEqualTo(-1);
    }
    assertThat(message.find("")).isEqualTo(-1);
  }

  @Test
  void comparesByWhatItSays() {
    assertThat(AmiMessage.of("A", "b")).isEqualTo(AmiMessage.of("A", "b"));
    assertThat(AmiMessage.of("A", "b")).hasSameHashCodeAs(AmiMessage.of("A", "b"));
    assertThat(AmiMessage.of("A", "b")).isNotEqualTo(AmiMessage.of("A", "c"));
  }

  @Test
  void keepsValuesOutOfItsDescription() {
    assertThat(MESSAGE.toString()).isEqualTo("Event: Newchannel (4 headers)");
  }
}
