package io.trunkline.lab.org.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdsTest {
  @ParameterizedTest
  @CsvSource({
    "001D000000IRFma, 001D000000IRFmaIAH",
    "0035g00000abcde, 0035g00000abcdeAAA",
    "00T5g00000ABCDE, 00T5g00000ABCDEEA5"
  })
  void carryAChecksumOfTheirCapitals(String fifteen, String eighteen) {
    assertThat(Ids.full(fifteen)).isEqualTo(eighteen);
  }

  @Test
  void areRefusedWithAWrongChecksum() {
    assertThat(Ids.wellFormed("001D000000IRFmaIAH")).isTrue();
    assertThat(Ids.wellFormed("001D000000IRFmaIAA")).isFalse();
    assertThat(Ids.wellFormed("001D000000IRFma-AH")).isFalse();
  }
}
