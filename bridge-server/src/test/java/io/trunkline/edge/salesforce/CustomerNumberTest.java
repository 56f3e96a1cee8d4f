package io.trunkline.edge.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerNumberTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "+442079460958  | GB | 442079460958 02079460958 2079460958 00442079460958",
        "02079460958    | GB | 442079460958 02079460958 2079460958 00442079460958",
        "00442079460958 | DE | 442079460958 02079460958 2079460958 00442079460958",
        "+14155550110   | US | 14155550110 4155550110 0014155550110",
        "4155550110     | us | 14155550110 4155550110 0014155550110",
        "14155550110    | US | 14155550110 4155550110 0014155550110",
        "+442079460958  | US | 442079460958 02079460958 2079460958 00442079460958 011442079460958",
        "+390612345678  | IT | 390612345678 0612345678 00390612345678",
        "+493012345678  |    | 493012345678 03012345678 3012345678 00493012345678",
        "555010123      |    | 555010123"
      })
  void isSearchedInEveryWayItMayBeStored(String number, String country, String renderings) {
    List<String> ways = CustomerNumber.of(number, country == null ? "" : country).renderings();

    assertThat(ways).containsExactlyInAnyOrder(renderings.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "+442079460958 | GB | +44 20 7946 0958",
        "+442079460958 | GB | 020 7946 0958",
        "+442079460958 | GB | (0044) 20-7946-0958",
        "+442079460958 | GB | +44 (0)20 7946 0958",
        "+442079460958 | GB | 020 7946 0958 x12",
        "+14155550110  | US | (415) 555-0110",
        "+14155550110  | US | 1.415.555.0110",
        "+14155550110  | DE | +1 415 555 0110",
        "4155550110    |    | (415) 555-0110"
      })
  void knowsItselfInWhatPeopleType(String number, String country, String stored) {
    assertThat(CustomerNumber.of(number, country == null ? "" : country).sameAs(stored)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "+442079460958 | GB | 020 7946 0959",
        "+442079460958 | DE | 020 7946 0958",
        "+442079460958 | GB | +1 207 946 0958",
        "+14155550110  | US | 555-0110",
        "+14155550110  | US | 0110",
        "+14155550110  | US | call me"
      })
  void isNotFooledByWhatOnlyLooksLikeIt(String number, String country, String stored) {
    assertThat(CustomerNumber.of(number, country).sameAs(stored)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "anonymous", "201", "+49 110", "123456", "restricted"})
  void isNotSearchedWhenItMeansNobody(String number) {
    assertThat(CustomerNumber.of(number, "DE").searchable()).isFalse();
  }
}
