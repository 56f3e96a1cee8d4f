package io.trunkline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.event.ChannelSnapshot;
import io.trunkline.ami.event.PbxSnapshot;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CoreShowChannels lists in no order: whoever comes last in it, the same is found. */
class ListedInAnyOrderTest {
  private static final int ORDERS = 24;

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "asterisk-16, queue-member-local-kept, local-kept",
    "asterisk-22, queue-member-local-kept, local-kept",
    "asterisk-16, queue-member-freepbx, freepbx",
    "asterisk-22, queue-member-freepbx, freepbx"
  })
  void aPhoneBehindALocalMemberRingsForTheQueue(String folder, String name, String queue) {
    Tape tape = Tape.read(folder, name);

    for (int order = 0; order < ORDERS; order++) {
      assertThat(joinedWhileItRings(tape, order))
          .as("order %s", order)
          .extracting(e -> e.status().word() + " " + e.queue() + " " + e.agent())
          .isEqualTo(
              List.of(
                  "ring " + queue + " PJSIP/1003",
                  "answer " + queue + " PJSIP/1003",
                  "hangup " + queue + " PJSIP/1003"));
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "asterisk-16, queue-member-local-kept",
    "asterisk-22, queue-member-local-kept",
    "asterisk-16, queue-member-freepbx",
    "asterisk-22, queue-member-freepbx"
  })
  void whatTheQueueSaysOfItsLocalMemberIsSaidOfThePhoneBehindIt(String folder, String name) {
    Tape tape = Tape.read(folder, name);

    for (int order = 0; order < ORDERS; order++) {
      assertThat(joinedWhileItRings(tape, order).get(2).facts().system())
          .as("order %s", order)
          .containsEntry("membername", "Carol")
          .containsKeys("holdtime", "ringtime");
    }
  }

  private static List<CallEvent> joinedWhileItRings(Tape tape, int order) {
    Play play = Play.of(tape, order);
    Heard heard = new Heard();
    CallTracker tracker = new CallTracker(tape.settings(), heard);
    int rings = ringing(play);
    tracker.resync(play.listed().get(rings));
    for (int i = rings; i < play.events().size(); i++) {
      play.hear(tracker, i);
    }
    return heard.events;
  }

  /** Where the PBX lists a phone that rings. */
  private static int ringing(Play play) {
    for (int i = 0; i < play.events().size(); i++) {
      for (PbxSnapshot.Row row : play.listed().get(i).rows()) {
        boolean phone = row.channel().endpoint().equals("PJSIP/1003");
        if (phone && row.channel().state() == ChannelSnapshot.RINGING) {
          return i;
        }
      }
    }
    throw new AssertionError("nothing rings");
  }
}
