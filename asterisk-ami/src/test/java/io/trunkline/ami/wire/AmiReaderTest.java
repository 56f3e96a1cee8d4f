package io.trunkline.ami.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmiReaderTest {
  private static final AmiMessage RING =
      AmiMessage.of("Event", "Newchannel", "Privilege", "call,all", "Channel", "PJSIP/1001-1");
  private static final AmiMessage END = AmiMessage.of("Event", "Hangup", "Cause", "16");
  private static final String END_TEXT = "Event: Hangup\r\nCause: 16\r\n\r\n";

  @Test
  void readsBlocksWithTheLineEndsThatAsteriskSends() {
    String text =
        "Event: Newchannel\r\nPrivilege: call,all\r\nChannel: PJSIP/1001-1\r\n\r\n"
            + "Event: Hangup\nCause: 16\n\n";

    assertThat(Chunks.messages(text)).containsExactly(RING, END);
  }

  @Test
  void survivesALoneLineFeedInsideABlock() {
    String text = "Response: Success\r\nMessage: Park successful\n\r\n\r\n" + END_TEXT;

    assertThat(Chunks.messages(text))
        .containsExactly(AmiMessage.of("Response", "Success", "Message", "Park successful"), END);
  }

  @Test
  void losesNothingBehindABlockThatEndsWithABareLineFeed() {
    String text =
        "Event: CoreShowChannelMap\r\nCause: 1\r\n\n" + END_TEXT + "\r\n\n\r\n" + END_TEXT;

    assertThat(Chunks.messages(text))
        .containsExactly(AmiMessage.of("Event", "CoreShowChannelMap", "Cause", "1"), END, END);
  }

  @Test
  void keepsTheBannerApart() {
    AmiReader reader = reader("Asterisk Call Manager/11.0.0\r\n" + END_TEXT);

    List<AmiMessage> messages = Chunks.all(reader);

    assertThat(messages).containsExactly(END);
    assertThat(reader.banner()).isEqualTo("Asterisk Call Manager/11.0.0");
    assertThat(reader.counts()).isEqualTo(new ReaderCounts(1, 1, 0, 0));
  }

  @Test
  void takesAHeaderWithNothingBehindItsColon() {
    AmiMessage message = Chunks.messages("Event: X\r\nReportBlock:\r\nNext: \r\n\r\n").get(0);

    assertThat(message.get("reportblock")).isEmpty();
    assertThat(message.get("Next")).isEmpty();
  }

  @Test
  void keepsAllSpacesButTheFirst() {
    AmiMessage message =
        Chunks.messages("Response: Success\r\nOutput:    Members: \r\n\r\n").get(0);

    assertThat(message.get("Output")).isEqualTo("   Members: ");
  }

  @Test
  void countsAndSkipsLinesWithoutAColon() {
    AmiReader reader =
        reader("rubbish\r\nEvent: Hangup\r\nrubbish\r\n: nameless\r\nCause: 16\r\n\r\n");

    List<AmiMessage> messages = Chunks.all(reader);

    assertThat(messages).containsExactly(END);
    assertThat(reader.counts()).isEqualTo(new ReaderCounts(1, 1, 3, 0));
  }

  @Test
  void givesTheFirstOfARepeatedHeaderAndAllOfThem() {
    AmiMessage message =
        Chunks.messages("Event: Status\r\nChannelState: 6\r\nChannelState: 0\r\n\r\n").get(0);

    assertThat(message.get("channelstate")).isEqualTo("6");
    assertThat(message.all("CHANNELSTATE")).containsExactly("6", "0");
  }

  @Test
  void decidesTheKindByTheFirstHeaderAlone() {
    AmiMessage message =
        Chunks.messages("Event: UserEvent\r\nResponse: x\r\nEvent: Bar\r\n\r\n").get(0);

    assertThat(message.isEvent()).isTrue();
    assertThat(message.isResponse()).isFalse();
    assertThat(message.name()).isEqualTo("UserEvent");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 17, 20, 27, 28})
  void throwsHalfAMessageAtTheEndAway(int missing) {
    String text = END_TEXT + END_TEXT;

    List<AmiMessage> messages = Chunks.messages(text.substring(0, text.length() - missing));

    assertThat(messages).containsExactly(END);
  }

  @Test
  void skipsABlockOverTheCapAndStaysInStep() {
    String huge = "Event: VarSet\r\nValue: " + "x".repeat(3 << 20) + "\r\nMore: y\r\n\r\n";
    AmiReader reader = reader(END_TEXT + huge + END_TEXT);

    List<AmiMessage> messages = Chunks.all(reader);

    assertThat(messages).containsExactly(END, END);
    assertThat(reader.counts()).isEqualTo(new ReaderCounts(3, 2, 0, 1));
  }

  @Test
  void skipsABlockOfVeryManyLinesOverTheCap() {
    String huge = "Event: X\r\n" + "k: v\r\n".repeat(1_000_000) + "\r\n";
    AmiReader reader = reader(huge + END_TEXT);

    List<AmiMessage> messages = Chunks.all(reader);

    assertThat(messages).containsExactly(END);
    assertThat(reader.counts()).isEqualTo(new ReaderCounts(2, 1, 0, 1));
  }

  @Test
  void readsAsManyHeadersAsFitUnderTheCap() {
    String many = "Event: X\n" + "a:\n".repeat(349_000) + "\n";

    List<AmiMessage> messages = Chunks.messages(many + END_TEXT);

    assertThat(messages.get(0).size()).isEqualTo(349_001);
    assertThat(messages.get(1)).isEqualTo(END);
  }

  @Test
  void readsABlockOfExactlyTheCap() {
    int room = AmiReader.BLOCK_LIMIT - "Event: X\nK: \n\n".length();
    String text = "Event: X\nK: " + "v".repeat(room) + "\n\n";

    assertThat(Chunks.messages(text).get(0).get("K")).hasSize(room);
    assertThat(Chunks.messages("Event: X\nK: v" + "v".repeat(room) + "\n\n")).isEmpty();
  }

  @Test
  void carriesNulBytesThrough() {
    assertThat(Chunks.messages("Event: X\r\nKey: a\0b\r\n\r\n").get(0).get("Key"))
        .isEqualTo("a\0b");
  }

  @Test
  void readsUtf8AndReplacesWhatIsNone() {
    byte[] latin = "Event: X\r\nName: Zo\u00eb\r\n\r\n".getBytes(ISO_8859_1);
    byte[] utf8 = "Event: X\r\nName: Zo\u00eb \ud83d\ude00\r\n\r\n".getBytes(UTF_8);

    assertThat(Chunks.messages(latin, at -> 1).get(0).get("Name")).isEqualTo("Zo\ufffd");
    assertThat(Chunks.messages(utf8, at -> 1).get(0).get("Name"))
        .isEqualTo("Zo\u00eb \ud83d\ude00");
  }

  @Test
  void turnsTheCommandOutputOfOldVersionsIntoOutputHeaders() {
    String text =
        "Response: Follows\r\nPrivilege: Command\r\nActionID: 1\r\n"
            + "Name: value\nplain\n\nlast--END COMMAND--\r\n\r\n";

    List<AmiMessage> messages = Chunks.messages(text + END_TEXT);

    assertThat(messages.get(0).get("ActionID")).isEqualTo("1");
    assertThat(messages.get(0).all("Output")).containsExactly("Name: value", "plain", "", "last");
    assertThat(messages.get(1)).isEqualTo(END);
  }

  @Test
  void seesASmuggledBlockAsJustAnotherBlock() {
    String text =
        "Event: Newexten\r\nPrivilege: dialplan,all\r\nAppData: x\r\nEvent: Hangup\r\n\r\n"
            + "Event: Fake\r\nUniqueid: 1\r\n\r\ntail without a colon\r\nPriority: 1\r\n\r\n";

    List<AmiMessage> messages = Chunks.messages(text + END_TEXT);

    assertThat(messages.get(0).name()).isEqualTo("Newexten");
    assertThat(messages.get(messages.size() - 1)).isEqualTo(END);
  }

  @Test
  void keepsOnlyWhatIsWanted() {
    String text =
        "Event: Newexten\r\nAppData: x\r\n\r\n"
            + "Event: VarSet\r\nVariable: __CUSTOMER_ID\r\nValue: 1\r\n\r\n"
            + "Event: VarSet\r\nVariable: OTHER\r\nValue: 2\r\n\r\n"
            + "Event: VarSet\r\nVariableName: CUSTOMER_ID\r\n\r\n"
            + "Request: 1\r\n\r\nResponse: Success\r\n\r\n";
    AmiReader reader = wanting("hangup", text + END_TEXT, false);

    List<AmiMessage> messages = Chunks.all(reader);

    assertThat(messages)
        .containsExactly(
            AmiMessage.of("Event", "VarSet", "Variable", "__CUSTOMER_ID", "Value", "1"),
            AmiMessage.of("Response", "Success"),
            END);
    assertThat(reader.counts()).isEqualTo(new ReaderCounts(7, 3, 0, 0));
  }

  @Test
  void keepsRowsOfAListThatIsAwaited() {
    String row = "Event: Status\r\nPrivilege: Call\r\nActionID: a-1\r\n\r\n";

    List<AmiMessage> awaited = Chunks.all(wanting("Hangup", row + END_TEXT, true));
    List<AmiMessage> not = Chunks.all(wanting("Hangup", row + END_TEXT, false));

    assertThat(awaited).extracting(AmiMessage::name).containsExactly("Status", "Hangup");
    assertThat(not).containsExactly(END);
  }

  @Test
  void staysInStepWhenAnUnwantedBlockIsHuge() {
    String huge = "Event: Newexten\r\nAppData: " + "x".repeat(3 << 20) + "\r\n\r\n";

    assertThat(Chunks.all(wanting("Hangup", huge + END_TEXT, false))).containsExactly(END);
    assertThat(Chunks.all(wanting("Hangup", huge + END_TEXT, true))).containsExactly(END);
  }

  @Test
  void countsAWantedVariableThatIsTooLong() {
    String huge =
        "Event: VarSet\r\nVariable: CUSTOMER_ID\r\nValue: " + "x".repeat(3 << 20) + "\r\n\r\n";
    AmiReader reader = wanting("Hangup", huge + END_TEXT, false);

    assertThat(Chunks.all(reader)).containsExactly(END);
    assertThat(reader.counts().oversizedBlocks()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Response: Success\r\n", "Response: Follows\r\nPrivilege: Command\r\n"})
  void saysWhichAnswerIsTooLong(String first) {
    String lines = ("Output: " + "x".repeat(100) + "\r\n").repeat(20_000);
    String end = first.contains("Follows") ? "--END COMMAND--\r\n\r\n" : "\r\n";
    List<String> tooLong = new ArrayList<>();
    AmiReader.Replies replies =
        new AmiReader.Replies() {
          @Override
          public boolean areDue() {
            return true;
          }

          @Override
          public void tooLong(String actionId) {
            tooLong.add(actionId);
          }
        };
    String text = first + "ActionID: tl-7\r\n" + lines + end + END_TEXT;
    AmiReader reader =
        new AmiReader(
            new ByteArrayInputStream(text.getBytes(ISO_8859_1)),
            Wanted.of(Set.of("Hangup"), Set.of()),
            replies);

    assertThat(Chunks.all(reader)).containsExactly(END);
    assertThat(tooLong).containsExactly("tl-7");
  }

  private static AmiReader reader(String text) {
    return new AmiReader(new ByteArrayInputStream(text.getBytes(ISO_8859_1)), Wanted.everything());
  }

  private static AmiReader wanting(String event, String text, boolean repliesDue) {
    return new AmiReader(
        new ByteArrayInputStream(text.getBytes(ISO_8859_1)),
        Wanted.of(Set.of(event), Set.of("CUSTOMER_ID")),
        () -> repliesDue);
  }
}
