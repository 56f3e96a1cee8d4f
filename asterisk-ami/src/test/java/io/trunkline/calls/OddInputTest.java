package io.trunkline.calls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.AmiEvents;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.Chunks;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that no honest PBX sends, and some that honest ones do, through to the call. */
class OddInputTest {
  private static final String RINGS = "ring PJSIP/1001";

  private final Heard heard = new Heard();
  private final CallTracker tracker =
      new CallTracker(
          TrackerSettings.of("lab", Set.of("PJSIP/1001"), Set.of("CUSTOMER_ID", "NOTE")), heard);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1\r\n\r\nEvent: Hangup\r\nChannel: PJSIP/trunk-1\r\nUniqueid: 1.1\r\nLinkedid: 1.1\r\n",
        "1\r\nEvent: Hangup",
        "1\r\nUniqueid: 1.1",
        "1\r\nUniqueid: 1.1\r\nLinkedid: 1.1",
        "1\r\n\r\nResponse: Success\r\nActionID: x\r\n"
      })
  void aNumberWithLineEndsInItEndsNobodyElsesCall(String number) {
    rings("1.1", "1.2", "+39061", "Anna");
    say("Newchannel", channel("PJSIP/trunk-9", "9.1", "9.1", 4, number, "Eve"));

    say("Hangup", channel("PJSIP/trunk-9", "9.1", "9.1", 4, number, "Eve") + "Cause: 16\r\n");

    assertThat(said()).containsExactly(RINGS);
    assertThat(heard.ended).isEmpty();
    assertThat(tracker.known()).singleElement();
  }

  @Test
  void theFirstOfTwoHeadersCounts() {
    rings("1.1", "1.2", "+39061", "Anna");

    say(
        "Hangup",
        channel("PJSIP/1001-1", "1.2", "1.1", 5, "1001", "Alice")
            + "Cause: 16\r\nUniqueid: 1.1\r\nChannel: PJSIP/trunk-1\r\nCause: 17\r\n");

    assertThat(said()).containsExactly(RINGS, "cancel PJSIP/1001");
    assertThat(tracker.liveCalls()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Channel: PJSIP/1001-1\r\n",
        "Uniqueid: 1.2\r\n",
        "Channel: none\r\nUniqueid: none\r\n",
        "Channel:\r\nUniqueid:\r\nLinkedid:\r\n",
        "Channel: PJSIP/1001-1\r\nUniqueid: <unknown>\r\n"
      })
  void anEventWithoutAChannelIsNothing(String headers) {
    rings("1.1", "1.2", "+39061", "Anna");

    for (String event : tracker.wanted()) {
      say(event, headers);
    }

    assertThat(said()).containsExactly(RINGS);
    assertThat(tracker.liveCalls()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Zoë Müller, Zoë Müller",
    "'O\\''Brien', 'O''Brien'",
    "'\\\"Boss\\\"', '\"Boss\"'",
    "C:\\\\temp, C:\\temp",
    "C:\\\\new, C:\\new",
    "a: b, a: b",
    "Emoji \uD83D\uDE00, Emoji \uD83D\uDE00",
    "田中, 田中"
  })
  void aNameIsUnescapedOnce(String onTheWire, String name) {
    rings("1.1", "1.2", "+39061", onTheWire);

    assertThat(heard.events).singleElement().extracting(CallEvent::name).isEqualTo(name);
  }

  @Test
  void aNumberIsNotUnescaped() {
    rings("1.1", "1.2", "a\\nb", "Anna");

    assertThat(heard.events).singleElement().extracting(CallEvent::number).isEqualTo("a\\nb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<unknown>"})
  void aWithheldNumberIsNone(String number) {
    rings("1.1", "1.2", number, number);

    assertThat(heard.events).singleElement().extracting(CallEvent::number).isNull();
    assertThat(heard.events).singleElement().extracting(CallEvent::name).isNull();
  }

  @Test
  void anAnonymousCallerKeepsTheWordThatThePbxGivesHim() {
    rings("1.1", "1.2", "anonymous", "Anonymous");

    assertThat(heard.events).singleElement().extracting(CallEvent::number).isEqualTo("anonymous");
  }

  @Test
  void aVariableKeepsItsLineEnds() {
    say("Newchannel", channel("PJSIP/trunk-1", "1.1", "1.1", 4, "+39061", "Anna"));
    say(
        "VarSet",
        channel("PJSIP/trunk-1", "1.1", "1.1", 4, "+39061", "Anna")
            + "Variable: NOTE\r\nValue: one\\r\\ntwo \\\"three\\\" C:\\\\new\r\n");
    rings("1.1", "1.2", "+39061", "Anna");

    assertThat(heard.events)
        .singleElement()
        .extracting(e -> e.facts().variables().get("NOTE"))
        .isEqualTo("one\r\ntwo \"three\" C:\\new");
  }

  @Test
  void fiftyThousandLinesOfACommandAreOneAnswer() {
    StringBuilder text = new StringBuilder("Response: Success\r\nActionID: a-1\r\n");
    for (int i = 0; i < 50_000; i++) {
      text.append("Output: ").append(i).append("\r\n");
    }
    text.append("\r\nEvent: Newstate\r\nPrivilege: call,all\r\n\r\n");

    List<AmiMessage> read = Chunks.messages(text.toString().getBytes(UTF_8), at -> 1 + at % 1_499);

    assertThat(read).hasSize(2);
    assertThat(read.get(0).all("Output")).hasSize(50_000).startsWith("0").endsWith("49999");
  }

  @Test
  void moreOutputThanAnybodyKeepsIsPassedOverAndTheNextBlockIsRead() {
    String line = "Output: " + "x".repeat(90) + "\r\n";
    String text =
        "Response: Success\r\nActionID: a-1\r\n"
            + line.repeat(50_000)
            + "\r\nEvent: Newstate\r\nPrivilege: call,all\r\n\r\n";

    List<AmiMessage> read = Chunks.messages(text.getBytes(UTF_8), at -> 8_192);

    assertThat(read).extracting(AmiMessage::name).containsExactly("Newstate");
  }

  private void rings(String caller, String phone, String number, String name) {
    String from = channel("PJSIP/trunk-1", caller, caller, 4, number, name);
    String to = channel("PJSIP/1001-1", phone, caller, 5, "1001", "Alice");
    say("Newchannel", from);
    say("Newchannel", to);
    say("DialBegin", from + to.replaceAll("(?m)^", "Dest").replaceAll("Dest$", ""));
  }

  private static String channel(
      String channel, String uniqueId, String linkedId, int state, String number, String name) {
    return "Channel: %s\r\nChannelState: %d\r\nChannelStateDesc: x\r\n".formatted(channel, state)
        + "CallerIDNum: %s\r\nCallerIDName: %s\r\n".formatted(number, name)
        + "ConnectedLineNum: <unknown>\r\nConnectedLineName: <unknown>\r\nLanguage: en\r\n"
        + "AccountCode: \r\nContext: c\r\nExten: 100\r\nPriority: 1\r\n"
        + "Uniqueid: %s\r\nLinkedid: %s\r\n".formatted(uniqueId, linkedId);
  }

  private void say(String event, String headers) {
    String text = "Event: " + event + "\r\nPrivilege: call,all\r\n" + headers + "\r\n";
    for (AmiMessage message : Chunks.messages(text.getBytes(UTF_8), at -> 7)) {
      AmiEvent decoded = AmiEvents.decode(message);
      if (decoded != null) {
        tracker.on(decoded);
      }
    }
  }

  private List<String> said() {
    return heard.events.stream().map(e -> e.status().word() + " " + e.agent()).toList();
  }
}
