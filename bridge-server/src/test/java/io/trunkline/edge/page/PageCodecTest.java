package io.trunkline.edge.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PageCodecTest {
  private static final Path SAMPLES = Path.of("..", "opencti-static", "protocol");

  static Stream<Path> toPage() throws IOException {
    return Files.list(SAMPLES.resolve("to-page"));
  }

  static Stream<Path> fromPage() throws IOException {
    return Files.list(SAMPLES.resolve("from-page"));
  }

  @ParameterizedTest
  @MethodSource
  void toPage(Path sample) throws IOException {
    String text = Files.readString(sample);

    String again = PageCodec.encode(PageCodec.toPage(text));

    assertThat(JsonParser.parseString(again)).isEqualTo(JsonParser.parseString(text));
  }

  @ParameterizedTest
  @MethodSource
  void fromPage(Path sample) throws IOException {
    String text = Files.readString(sample);

    String again = PageCodec.encode(PageCodec.fromPage(text));

    assertThat(JsonParser.parseString(again)).isEqualTo(JsonParser.parseString(text));
  }

  @Test
  void hasASampleOfEveryMessageAndAMessageForEverySample() throws IOException {
    assertThat(names(toPage())).isEqualTo(names(ToPage.class));
    assertThat(names(fromPage())).isEqualTo(names(FromPage.class));
  }

  private static Set<String> names(Stream<Path> samples) {
    return samples
        .map(file -> file.getFileName().toString().replace(".json", ""))
        .collect(Collectors.toSet());
  }

  private static Set<String> names(Class<?> family) {
    return Arrays.stream(family.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .map(name -> Character.toLowerCase(name.charAt(0)) + name.substring(1))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "hello | the message is no JSON",
        "[] | the message is no JSON object",
        "{} | type is missing",
        "{\"type\":\"claim\"} | reference is missing; send a text",
        "{\"type\":\"claim\",\"reference\":7} | reference has the wrong type; send a text",
        "{\"type\":\"claim\",\"reference\":\"a\",\"x\":1} | x is not known here; leave it out, or use one of reference",
        "{\"type\":\"focus\",\"focused\":\"yes\"} | focused has the wrong type; send true or false",
        "{\"type\":\"claim\",\"reference\":\"a\"} {} | the message is no JSON",
        "{\"type\":\"claim\",'reference':\"a\"} | the message is no JSON",
      })
  void namesWhatIsWrongWithAMessage(String text, String problem) {
    assertThatThrownBy(() -> PageCodec.fromPage(text))
        .isInstanceOf(PageCodec.Malformed.class)
        .hasMessage(problem);
  }

  @Test
  void refusesTheOtherSidesMessagesAndUnknownOnes() {
    assertThatThrownBy(() -> PageCodec.fromPage("{\"type\":\"beat\"}"))
        .hasMessageStartingWith("type is none of [claim, dial, filed, focus");
  }
}
