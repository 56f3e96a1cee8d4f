package io.trunkline.core.dial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.trunkline.calls.Direction;
import io.trunkline.core.Problem;
import io.trunkline.core.dial.CustomerNumber.Kind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberPlanTest {
  private static final NumberPlan ITALY = new NumberPlan("IT", "0", List.of("8XXXXXXX"));

  @ParameterizedTest(name = "{0} with prefix {1}, {2}: {3}")
  @CsvSource({
    "IT, 0, OUTBOUND, 00039021112222,      +39021112222,  +39 02 111 2222",
    "IT, 9, OUTBOUND, 90039021112222,      +39021112222,  +39 02 111 2222",
    "IT, 0, OUTBOUND, 0021112222,          +39021112222,  +39 02 111 2222",
    "IT, 0, OUTBOUND, 021112222,           +39021112222,  +39 02 111 2222",
    "IT, 0, OUTBOUND, 0039021112222,       +39021112222,  +39 02 111 2222",
    "IT, 0, OUTBOUND, 03331234567,         +393331234567, +39 333 123 4567",
    "IT, 0, OUTBOUND, 3331234567,          +393331234567, +39 333 123 4567",
    "IT, 0, OUTBOUND, 000442079460000,     +442079460000, +44 20 7946 0000",
    "IT, 0, OUTBOUND, +39021112222,        +39021112222,  +39 02 111 2222",
    "IT, 0, INBOUND,  021112222,           +39021112222,  +39 02 111 2222",
    "IT, 0, INBOUND,  0021112222,          +39021112222,  +39 02 111 2222",
    "IT, '', INBOUND, 021112222,           +39021112222,  +39 02 111 2222",
    "IT, '', INBOUND, 39021112222,         +39021112222,  +39 02 111 2222",
    "IT, '', INBOUND, 0039021112222,       +39021112222,  +39 02 111 2222",
    "IT, '', INBOUND, +39 02 111 2222,     +39021112222,  +39 02 111 2222",
    "IT, '', INBOUND, 3331234567,          +393331234567, +39 333 123 4567",
    "IT, '', INBOUND, 393331234567,        +393331234567, +39 333 123 4567",
    "IT, '', INBOUND, 333/1234567,         +393331234567, +39 333 123 4567",
    "IT, '', INBOUND, 800123456,           +39800123456,  +39 800 123 456",
    "IT, '', INBOUND, 442071838750,        +442071838750, +44 20 7183 8750",
    "IT, '', INBOUND, sip:+39021112222@trunk.example, +39021112222, +39 02 111 2222",
    "IT, '', INBOUND, tel:+39-02-1112222,  +39021112222,  +39 02 111 2222",
    "it, '', INBOUND, 021112222,           +39021112222,  +39 02 111 2222",
    "US, 9, OUTBOUND, 92125551234,         +12125551234,  +1 212-555-1234",
    "US, 9, OUTBOUND, 912125551234,        +12125551234,  +1 212-555-1234",
    "US, 9, OUTBOUND, 9175551234,          +19175551234,  +1 917-555-1234",
    "US, 9, OUTBOUND, 901139021112222,     +39021112222,  +39 02 111 2222",
    "US, 9, OUTBOUND, 90039021112222,      +39021112222,  +39 02 111 2222",
    "US, '', INBOUND, (212) 555-1234,      +12125551234,  +1 212-555-1234",
    "US, '', INBOUND, 12125551234,         +12125551234,  +1 212-555-1234",
    "US, '', INBOUND, +15551230000,        +15551230000,  +1 555-123-0000",
    "US, '', INBOUND, 5551230000,          +15551230000,  +1 555-123-0000",
    "GB, 9, OUTBOUND, 902079460000,        +442079460000, +44 20 7946 0000",
    "GB, '', INBOUND, 02079460000,         +442079460000, +44 20 7946 0000",
    "GB, '', INBOUND, 07400123456,         +447400123456, +44 7400 123456",
    "GB, '', INBOUND, 00353 1 679 3000,    +35316793000,  +353 1 679 3000",
    "DE, 0, OUTBOUND, 003012345678,        +493012345678, +49 30 12345678",
    "DE, 0, OUTBOUND, 000390211112222,     +390211112222, +39 02 1111 2222",
    "DE, '', INBOUND, 03012345678,         +493012345678, +49 30 12345678",
    "DE, '', INBOUND, 015123456789,        +4915123456789, +49 1512 3456789",
    "FR, 0, OUTBOUND, 00123456789,         +33123456789,  +33 1 23 45 67 89",
    "FR, '', INBOUND, 0612345678,          +33612345678,  +33 6 12 34 56 78",
    "ES, '', INBOUND, 912345678,           +34912345678,  +34 912 34 56 78",
    "CH, 0, OUTBOUND, 00446681800,         +41446681800,  +41 44 668 18 00",
    "'', '', INBOUND, +39021112222,        +39021112222,  +39 02 111 2222",
    "ZZ, '', INBOUND, 0039021112222,       +39021112222,  +39 02 111 2222",
  })
  void understandsWhatThePbxDialsAndHears(
      String country, String prefix, Direction direction, String raw, String e164, String display) {
    var plan = new NumberPlan(country, prefix, List.of());

    CustomerNumber number = plan.customer(raw, direction);

    assertThat(number).isEqualTo(new CustomerNumber(Kind.OUTSIDE, raw, e164, display));
    assertThat(number.text()).isEqualTo(e164);
    assertThat(number.digits()).isEqualTo(e164.substring(1));
    assertThat(number.searchable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"200", "1001", "112", "0112", "81234567", "100200"})
  void leavesExtensionsAndShortNumbersAsTheyAre(String raw) {
    CustomerNumber number = ITALY.customer(raw, Direction.OUTBOUND);

    assertThat(number).isEqualTo(new CustomerNumber(Kind.SHORT, raw, null, raw));
    assertThat(number.searchable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "anonymous", "Anonymous", "unknown", "<unknown>", "Restricted"})
  void knowsThatANumberIsWithheld(String raw) {
    CustomerNumber number = ITALY.customer(raw, Direction.INBOUND);

    assertThat(number).isEqualTo(new CustomerNumber(Kind.WITHHELD, raw, null, ""));
    assertThat(number.searchable()).isFalse();
  }

  @Test
  void takesNoNumberAsWithheld() {
    assertThat(ITALY.customer(null, Direction.INBOUND))
        .isEqualTo(new CustomerNumber(Kind.WITHHELD, "", null, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice7654321",
        "*72#0211112222",
        "call me",
        "+",
        "12345678901234567890123456789012345"
      })
  void keepsGarbageReadableAndUnsearchable(String raw) {
    CustomerNumber number = ITALY.customer(raw, Direction.INBOUND);

    assertThat(number).isEqualTo(new CustomerNumber(Kind.OTHER, raw, null, raw));
    assertThat(number.searchable()).isFalse();
  }

  @Test
  void searchesByDigitsWhereTheCountryIsUnknown() {
    CustomerNumber number =
        new NumberPlan("", "", List.of()).customer("021112222", Direction.INBOUND);

    assertThat(number).isEqualTo(new CustomerNumber(Kind.OUTSIDE, "021112222", null, "021112222"));
    assertThat(number.searchable()).isTrue();
    assertThat(number.masked()).isEqualTo("…2222");
  }

  @Test
  void cutsLongGarbageBetweenWholeCharacters() {
    CustomerNumber number = ITALY.customer("\u0007" + "😀".repeat(100), Direction.INBOUND);

    assertThat(number.display()).isEqualTo("😀".repeat(64));
  }

  @Test
  void neverThrowsWhateverComes() {
    var random = new Random(20261122);
    String letters = "0123456789+*#() -.;:@/<>sipteSIPx,pw=%\u0000\ud83d\u0660";

    for (int i = 0; i < 20_000; i++) {
      var raw = new StringBuilder();
      for (int n = random.nextInt(40); n > 0; n--) {
        raw.append(letters.charAt(random.nextInt(letters.length())));
      }
      String word = raw.toString();

      assertThatCode(() -> ITALY.customer(word, Direction.OUTBOUND))
          .as(word)
          .doesNotThrowAnyException();
      assertThatCode(() -> NumberPlan.same(word, "+39021112222")).doesNotThrowAnyException();
      assertThatCode(() -> NumberPlan.startsWith("+39021112222", word)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "+39021112222, 02 111 2222, true",
    "+39021112222, 0039 02 1112222, true",
    "+39021112222, +39 02 111 2222, true",
    "+39021112222, 1112222, false",
    "+39021112222, +49021112222, false",
    "+493012345678, 030 12345678, true",
    "+12125551234, (212) 555-1234, true",
    "200, 200, true",
    "200, 1200, false",
    "'', '', false",
    "alice, Alice, true",
    "alice, +39021112222, false",
  })
  void knowsOneNumberInSeveralSpellings(String one, String other, boolean same) {
    assertThat(NumberPlan.same(one, other)).isEqualTo(same);
    assertThat(NumberPlan.same(other, one)).isEqualTo(same);
  }

  @ParameterizedTest(name = "{0} begins with {1}: {2}")
  @CsvSource({
    "+39021112222, +3902, true",
    "+39021112222, 0039 02, true",
    "+39021112222, 02, true",
    "+39021112222, 03, false",
    "+493012345678, 030, true",
    "+493012345678, 30, false",
    "+12125551234, 212, true",
    "0211, 02, true",
    "+39021112222, '', false",
  })
  void knowsHowANumberBegins(String number, String beginning, boolean begins) {
    assertThat(NumberPlan.startsWith(number, beginning)).isEqualTo(begins);
  }

  @Test
  void namesWhatIsWrongWithAPlan() {
    var pbx =
        new Pbx(
            "1",
            "hq",
            "h",
            5038,
            false,
            null,
            "u",
            "Italy",
            "a",
            "OUTROUTE",
            List.of("1XXX", "1[", "2"),
            null,
            null);

    List<Problem> problems = NumberPlan.problems(pbx);

    assertThat(problems)
        .containsExactly(
            new Problem(
                "country", "'Italy' is no country", "give its two letters in capitals, such as IT"),
            new Problem(
                "outsidePrefix", "'a' cannot be dialled", "give up to 8 digits, or leave it empty"),
            new Problem(
                "internalExtensions[1]",
                "'1[' is no extension pattern",
                "write it as in the dialplan, such as 1XXX"));
    assertThat(NumberPlan.of(pbx).customer("1234", Direction.INBOUND).kind()).isEqualTo(Kind.SHORT);
  }
}
