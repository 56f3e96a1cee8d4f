package io.trunkline.core.dial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchedNumberTest {
  private static final Path PAGE = Path.of("..", "docs", "numbers.md");

  static List<NumberTable.Pair> pairs() {
    return NumberTable.pairs();
  }

  /** Run with {@code -Dtrunkline.write-docs=true} to write the page anew. */
  @Test
  void doesWhatTheDocumentationSays() throws IOException {
    if (Boolean.getBoolean("trunkline.write-docs")) {
      Files.writeString(PAGE, NumberTable.markdown(SearchedNumberTest::found));
    }

    assertThat(Files.readString(PAGE)).isEqualTo(NumberTable.markdown(SearchedNumberTest::found));
    assertThat(NumberTable.figures(SearchedNumberTest::found)).endsWith(" false=1");
    assertThat(pairs()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    assertThat(pairs()).extracting(NumberTable.Pair::pbx).contains("IT", "US", "GB", "DE", "FR");
    assertThat(pairs().stream().map(NumberTable.Pair::pbx).distinct().count())
        .isGreaterThanOrEqualTo(12);
  }

  @Test
  void isCountedAsFalseWhereItIsFoundInAnothers() {
    assertThat(NumberTable.figures(pair -> true)).endsWith(" missed=0 rejected=0 false=19");
    assertThat(NumberTable.figures(pair -> pair.note().equals("last digit")))
        .endsWith(" found=0 missed=81 rejected=17 false=2");
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void knowsItselfInWhatPeopleTypeAndNothingElse(NumberTable.Pair pair) {
    assertThat(found(pair)).isEqualTo(pair.found());
  }

  private static boolean found(NumberTable.Pair pair) {
    return SearchedNumber.of(pair.caller(), pair.pbx()).standsIn(pair.stored(), pair.address());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "+442079460958  | GB | 442079460958 02079460958 2079460958 4402079460958",
        "02079460958    | GB | 442079460958 02079460958 2079460958 4402079460958",
        "00442079460958 | DE | 442079460958 02079460958 2079460958 00442079460958",
        "+14155550110   | US | 14155550110 4155550110 0014155550110",
        "4155550110     | us | 14155550110 4155550110 0014155550110",
        "+442079460958  | US | 442079460958 02079460958 011442079460958",
        "+390612345678  | IT | 390612345678 0612345678 00390612345678",
        "+5491123456789 | AR | 5491123456789 541123456789 0111523456789 01123456789 1123456789",
        "+525512345678  | MX | 525512345678 5215512345678 5512345678",
        "+5511987654321 | BR | 5511987654321 551187654321 011987654321 1187654321",
        "555010123      |    | 555010123"
      })
  void isSearchedInEveryWayItMayBeStored(String number, String country, String words) {
    SearchedNumber searched = SearchedNumber.of(number, country == null ? "" : country);

    assertThat(searched.words()).contains(words.split(" ")).doesNotHaveDuplicates();
  }

  @Test
  void isSearchedInTheGroupsPeopleWrite() {
    assertThat(SearchedNumber.of("+442079460958", "IT").phrases())
        .containsExactly("020 7946 0958", "020 79460958", "20 7946 0958", "20 79460958");
    assertThat(SearchedNumber.of("555010123", "").phrases()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "anonymous", "201", "+49 110", "123456", "restricted"})
  void isNotSearchedWhenItMeansNobody(String number) {
    assertThat(SearchedNumber.of(number, "DE").searchable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "call me", "0958", "+", "++++", "(((", "/////", "1800FLOWERS"})
  void standsInNothingThatIsNoNumber(String stored) {
    assertThat(SearchedNumber.of("+442079460958", "GB").standsIn(stored, "GB")).isFalse();
  }

  @Test
  void withoutAnyCountryIsComparedDigitByDigit() {
    SearchedNumber number = SearchedNumber.of("4155550110", "");

    assertThat(number.standsIn("(415) 555-0110", "")).isTrue();
    assertThat(number.standsIn("+1 415 555 0111", "")).isFalse();
  }

  @Test
  void standsInFullWidthDigitsToo() {
    assertThat(SearchedNumber.of("+81312345678", "JP").standsIn("０３－１２３４－５６７８", "")).isTrue();
  }
}
