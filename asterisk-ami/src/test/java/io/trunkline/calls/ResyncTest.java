package io.trunkline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.event.AmiEvents;
import io.trunkline.ami.event.PbxSnapshot;
import io.trunkline.ami.wire.AmiMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Real rows, asked for in the middle of real calls. */
class ResyncTest {
  private final Tape tape = Tape.read("asterisk-22", "status-snapshots-mid-call");
  private final Heard heard = new Heard();
  private final CallTracker tracker = new CallTracker(tape.settings(), heard);

  @Test
  void takesUpCallsBegunBeforeWeCame() {
    tracker.resync(PbxSnapshot.of(tape.messages()));

    assertThat(said())
        .containsExactlyInAnyOrder(
            "answer sales PJSIP/1001 +393331234567",
            "ring support PJSIP/1002 +390612345678",
            "ring support PJSIP/1003 +390612345678");
    assertThat(tracker.known()).extracting(KnownCall::call).hasSize(2);
  }

  @Test
  void followsTheCallsItTookUpToTheirEnd() {
    tracker.resync(PbxSnapshot.of(tape.messages()));

    play(tape.messages().subList(lastRow(), tape.messages().size()));

    assertThat(said().subList(3, said().size()))
        .containsExactlyInAnyOrder(
            "hangup sales PJSIP/1001 +393331234567",
            "cancel support PJSIP/1002 +390612345678",
            "cancel support PJSIP/1003 +390612345678",
            "abandon support null +390612345678");
    assertThat(heard.ended).hasSize(2);
    assertThat(tracker.size()).isZero();
  }

  @Test
  void endsWhatIsGone() {
    play(tape.messages().subList(0, lastRow()));
    heard.events.clear();

    tracker.resync(new PbxSnapshot(List.of(), List.of()));

    assertThat(said())
        .containsExactlyInAnyOrder(
            "hangup sales PJSIP/1001 +393331234567 lost",
            "cancel support PJSIP/1002 +390612345678",
            "cancel support PJSIP/1003 +390612345678");
    assertThat(heard.ended).hasSize(2);
    assertThat(tracker.size()).isZero();
  }

  @Test
  void keepsNameSegmentAndVariablesOverARestart() {
    play(tape.messages().subList(0, lastRow()));
    List<KnownCall> known = tracker.known();
    Heard after = new Heard();
    CallTracker restarted = new CallTracker(tape.settings(), after);

    restarted.start(known);
    restarted.resync(PbxSnapshot.of(tape.messages()));

    assertThat(after.events).isEmpty();
    assertThat(restarted.known()).hasSameSizeAs(known);
    assertThat(restarted.known().get(0).variables()).containsEntry("CUSTOMER_ID", "C-42");
  }

  @Test
  void doesNotBringBackAChannelThatHungUpWhileTheRowsWereWritten() {
    play(tape.messages());
    int before = heard.events.size();

    tracker.resync(PbxSnapshot.of(tape.messages()));

    assertThat(heard.events).hasSize(before);
    assertThat(tracker.size()).isZero();
  }

  @Test
  void knowsTheAgentsFromTheQueuesSeen() {
    AgentsSeen seen = new AgentsSeen();

    tape.messages().stream().map(AmiEvents::decode).filter(Objects::nonNull).forEach(seen::on);
    tape.messages().stream()
        .map(PbxSnapshot::queueMember)
        .filter(Objects::nonNull)
        .forEach(seen::on);

    assertThat(seen.interfaces()).isEqualTo(Set.of("PJSIP/1001", "PJSIP/1002", "PJSIP/1003"));
  }

  private void play(List<AmiMessage> messages) {
    messages.stream().map(AmiEvents::decode).filter(Objects::nonNull).forEach(tracker::on);
  }

  private int lastRow() {
    List<AmiMessage> messages = tape.messages();
    int last = 0;
    for (int i = 0; i < messages.size(); i++) {
      last = "CoreShowChannel".equals(messages.get(i).name()) ? i + 1 : last;
    }
    return last;
  }

  private List<String> said() {
    List<String> lines = new ArrayList<>();
    for (CallEvent e : heard.events) {
      String reason = "lost".equals(e.reason()) ? " lost" : "";
      lines.add(e.status().word() + " " + e.queue() + " " + e.agent() + " " + e.number() + reason);
    }
    return lines;
  }
}
