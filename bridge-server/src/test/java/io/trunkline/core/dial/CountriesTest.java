package io.trunkline.core.dial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountriesTest {
  @ParameterizedTest
  @CsvSource({
    "it, IT",
    "Italia, IT",
    "ITALY, IT",
    "ITA, IT",
    "U.S.A., US",
    "United States, US",
    "Estados Unidos, US",
    "Österreich, AT",
    "OSTERREICH, AT",
    "Deutschland, DE",
    "Suisse, CH",
    "日本, JP",
    "The Netherlands, NL",
    "Scotland, GB"
  })
  void areKnownByManyNames(String text, String region) {
    assertThat(Countries.named(text)).contains(region);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "n/a", "XX", "Bavaria", "-"})
  void areNotGuessed(String text) {
    assertThat(Countries.named(text)).isEmpty();
  }
}
