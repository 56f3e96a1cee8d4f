package io.trunkline.core.dial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is dialled for the numbers that people type and click, and what is not. */
final class DialRulesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          +39 02 111 2222          | 0021112222
          02 111 2222              | 0021112222
          (02) 111-2222            | 0021112222
          02.111.2222              | 0021112222
          00 39 02 111 2222        | 0021112222
          0 02 111 2222            | 0021112222
          tel:+39-02-111-2222      | 0021112222
          tel:021112222;phone-context=+39 | 0021112222
          callto://+39021112222    | 0021112222
          +44 (0)20 7946 0000      | 000442079460000
          +44 20 7946 0000     | 000442079460000
          +1 (415) 555-0111        | 00014155550111
          1002                     | 1002
          112                      | 112
          """)
  void dialsWhatPeopleWriteAsTheCountryOfThePbxDoes(String word, String dialled) {
    assertThat(dialled(rules("IT", "0"), word)).isEqualTo(dialled);
  }

  @ParameterizedTest
  @CsvSource({
    "US, 9, +14155550111, 914155550111",
    "US, 9, 415-555-0111, 914155550111",
    "US, 9, +39021112222, 901139021112222",
    "DE, '', +4930901820, 030901820",
    "DE, '', +39021112222, 0039021112222",
  })
  void dialsAbroadAndAtHomeAsThatCountryDoes(
      String country, String prefix, String word, String dialled) {
    assertThat(dialled(rules(country, prefix), word)).isEqualTo(dialled);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+39 02 111 2222 ext. 12",
        "021112222x12",
        "021112222,,12",
        "tel:+39021112222;ext=12",
        "02 111 2222 interno 5"
      })
  void refusesAnExtensionBehindTheNumberClearly(String word) {
    assertThat(rules("IT", "0").plan(word))
        .isEqualTo(
            new ToDial.Refused(
                "The number has an extension behind it.",
                "Call it without the extension, and dial that when they answer."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mario",
        "0800-FLOWERS",
        "0211\r\nAction: Originate",
        "021112222\u0000",
        "sip:mario@example.com",
        "+39+021112222",
        "021112222&PJSIP/1002",
        "${EXTEN}",
        "٠٢١١١٢٢٢٢"
      })
  void refusesWhatIsNoNumber(String word) {
    assertThat(rules("IT", "0").plan(word))
        .isEqualTo(
            new ToDial.Refused(
                "That is no telephone number.",
                "Type digits, with + and the country for one abroad."));
  }

  @Test
  void refusesWhatNoCountryHas() {
    assertThat(refusal(rules("IT", "0"), "+999 123 4567")).startsWith("There is no such number.");
    assertThat(refusal(rules("IT", "0"), "+39021112222".repeat(3))).isNotEmpty();
    assertThat(refusal(rules("IT", "0"), "  ")).isEqualTo("There is no number. Type one.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+39 899 123456", "899 123456", "0039899123456", "00039899123456"})
  void aForbiddenPrefixHoldsInEveryWayToWriteTheNumber(String word) {
    assertThat(refusal(rules(List.of(), List.of("+39899")), word))
        .isEqualTo(
            "Calls to this number are not allowed. Ask your administrator if you need them.");
    assertThat(refusal(rules(List.of(), List.of("0039899")), word)).isNotEmpty();
    assertThat(refusal(rules(List.of("+39"), List.of("899")), word)).isNotEmpty();
  }

  @Test
  void forbidsEverythingAbroadAndNothingAtHome() {
    DialRules rules = rules(List.of(), List.of("00"));

    assertThat(refusal(rules, "+44 20 7946 0000")).isNotEmpty();
    assertThat(dialled(rules, "+39 02 111 2222")).isEqualTo("0021112222");
  }

  @ParameterizedTest
  @CsvSource({
    "US, 9, +442079460000, 415-555-0111",
    "US, 9, 9011442079460000, 800-555-0111",
    "US, 9, +18765550123, 914155550111",
    "US, 9, 876-555-0123, 112",
    "CA, 9, +442079460000, 800-555-0111",
    "CA, 9, +14155550111, 416-555-0123",
    "JP, 0, +442079460000, 03-1234-5678",
    "JP, 0, 0010442079460000, 011-231-1111",
    "AU, 0, 0011442079460000, 02 9374 4000",
    "IT, 0, 000442079460000, 02 111 2222",
    "IT, 0, 00441, 118",
    "GB, 9, +39021112222, 020 7946 0958",
    "GB, 9, +441534441234, 999",
    "DE, '', 0039021112222, 030 901820",
    "DE, '', +88216555111, 112",
  })
  void doubleZeroIsEverythingAbroadWhateverIsDialledToGetThere(
      String country, String prefix, String abroad, String home) {
    DialRules never = rules(country, prefix, List.of(), List.of("00"));
    DialRules only = rules(country, prefix, List.of("00"), List.of());

    assertThat(refusal(never, abroad)).startsWith("Calls to this number are not allowed.");
    assertThat(dialled(never, home)).containsOnlyDigits();
    assertThat(refusal(only, home)).startsWith("Only certain numbers may be called");
    if (abroad.length() > 6) {
      assertThat(dialled(only, abroad)).containsOnlyDigits();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "US, 9, 1, 011442079460000",
    "US, 9, 01, +442079460000",
    "US, 9, 876, +18765550123",
    "JP, 0, 01, +442079460000",
    "AU, 0, 001, +442079460000",
    "GB, 9, 0, +39021112222",
    "DE, '', 0, +39021112222",
    "IT, 0, 0, +442079460000",
  })
  void noPrefixAtHomeAllowsANumberAbroad(
      String country, String prefix, String allowed, String abroad) {
    assertThat(refusal(rules(country, prefix, List.of(allowed), List.of()), abroad))
        .startsWith("Only certain numbers may be called");
  }

  @ParameterizedTest
  @CsvSource({
    "US, 9, +1900, 900-555-0123",
    "US, 9, 900, 1-900-555-0123",
    "US, 9, 1900, 9005550123",
    "US, 9, 011, +442079460000",
    "AU, 0, 0011, +442079460000",
    "JP, 0, 010, +442079460000",
    "AU, 0, 190, +611900123456",
    "GB, 9, 09, +449098790123",
    "GB, 9, +449, 0909 879 0123",
    "DE, '', 0137, +491371234567",
    "DE, '', +49137, 0137 1234567",
    "IT, 0, 899, 0039899123456",
  })
  void forbidsANumberInItsFormsOfHomeAndAbroad(
      String country, String prefix, String forbidden, String word) {
    assertThat(dialled(rules(country, prefix), word)).containsOnlyDigits();
    assertThat(refusal(rules(country, prefix, List.of(), List.of(forbidden)), word))
        .startsWith("Calls to this number are not allowed.");
  }

  @Test
  void forbidsWhatIsTypedAlsoWhereItIsAnotherNumberThanItLooks() {
    assertThat(dialled(rules("IT", "0"), "442079460000")).isEqualTo("000442079460000");
    assertThat(refusal(rules(List.of(), List.of("44")), "442079460000"))
        .startsWith("Calls to this number are not allowed.");
  }

  @ParameterizedTest
  @CsvSource({
    "GB, 9, 0207946095",
    "GB, 9, 0909 879 012",
    "DE, '', 0199 1234567",
    "DE, '', 0137 123456",
    "US, 9, 415-055-0111",
    "US, 9, 5550111",
    "JP, 0, 03-1234-567",
  })
  void dialsNoNumberThatItsCountryCannotHaveGiven(String country, String prefix, String word) {
    assertThat(refusal(rules(country, prefix), word)).startsWith("There is no such number.");
  }

  @Test
  void emergencyNumbersAreForbiddenAndAllowedOnlyByPrefixesThatBeginLikeThem() {
    assertThat(dialled(rules(List.of(), List.of("00", "+", "+39", "899")), "112")).isEqualTo("112");
    assertThat(refusal(rules(List.of("+", "00"), List.of()), "112"))
        .startsWith("Only certain numbers may be called");
    assertThat(dialled(rules(List.of("112"), List.of()), "112")).isEqualTo("112");
  }

  @Test
  void allowsOnlyWhatIsAllowedAndWhoIsInside() {
    DialRules rules = rules(List.of("+39", "118"), List.of("+39333"));

    assertThat(dialled(rules, "021112222")).isEqualTo("0021112222");
    assertThat(dialled(rules, "1002")).isEqualTo("1002");
    assertThat(dialled(rules, "118")).isEqualTo("118");
    assertThat(refusal(rules, "112")).startsWith("Only certain numbers may be called");
    assertThat(refusal(rules, "+44 20 7946 0000")).startsWith("Only certain numbers");
    assertThat(refusal(rules, "333 123 4567")).startsWith("Calls to this number are not allowed.");
  }

  @Test
  void forbidsShortNumbersAlsoBehindTheOutsidePrefix() {
    assertThat(refusal(rules(List.of(), List.of("892")), "892424")).isNotEmpty();
    assertThat(refusal(rules(List.of(), List.of("8924")), "089242")).isNotEmpty();
  }

  @Test
  void dialsACodeOnlyWhenItIsListed() {
    assertThat(refusal(rules("IT", "0"), "*72 1002"))
        .isEqualTo("Codes with * and # are not called from here. Dial it on your phone.");
    assertThat(dialled(rules(List.of("*98", "+"), List.of()), "*98")).isEqualTo("*98");
    assertThat(refusal(rules(List.of("*"), List.of("*72")), "*721002")).isNotEmpty();
  }

  @Test
  void showsTheNumberOnTheAgentsPhoneAndGoesOnWithTheAgentsExtension() {
    Dialling dialling =
        new Dialling("agents", "Call {number}", "{extension}", 25, List.of(), List.of());

    assertThat(dialling.problems()).isEmpty();
    assertThat(dialling.callerId("+39021112222", "1001")).isEqualTo("\"Call +39021112222\" <1001>");
  }

  @Test
  void namesWhatIsWrongWithTheSettings() {
    Dialling dialling =
        new Dialling("a b", "\"", "x>", 3, List.of(""), List.of("+39", "0 2", "_X."));

    assertThat(dialling.problems())
        .extracting(problem -> problem.field())
        .containsExactly(
            "context",
            "callerName",
            "callerNumber",
            "ringSeconds",
            "allowedPrefixes[0]",
            "forbiddenPrefixes[1]",
            "forbiddenPrefixes[2]");
  }

  private static String dialled(DialRules rules, String word) {
    return rules.plan(word).match(ToDial.Allowed::dialled, no -> "refused: " + no.sentence());
  }

  private static String refusal(DialRules rules, String word) {
    return rules.plan(word).match(can -> "", ToDial.Refused::sentence);
  }

  private static DialRules rules(List<String> allowed, List<String> forbidden) {
    return rules("IT", "0", allowed, forbidden);
  }

  private static DialRules rules(String country, String prefix) {
    return rules(country, prefix, List.of(), List.of());
  }

  private static DialRules rules(
      String country, String prefix, List<String> allowed, List<String> forbidden) {
    Dialling dialling = new Dialling("agents", "{number}", "{extension}", 25, allowed, forbidden);
    List<String> inside = List.of("1XXX");
    return DialRules.of(
        new Pbx(
            "1",
            "hq",
            "h",
            5038,
            false,
            null,
            "u",
            country,
            prefix,
            "OUTROUTE",
            inside,
            dialling,
            null),
        dialling);
  }
}
