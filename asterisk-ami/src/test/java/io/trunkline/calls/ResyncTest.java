package io.trunkline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.AmiEvents;
import io.trunkline.ami.event.ChannelSnapshot;
import io.trunkline.ami.event.PbxSnapshot;
import io.trunkline.ami.wire.AmiMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void whoIsOnHoldWhenWeComeIsOnHold() {
    Play held = Play.of(Tape.read("asterisk-22", "inbound-queue-hold-unhold"));
    int hold = first(held, AmiEvent.Hold.class);

    tracker.resync(held.listed().get(hold + 1));
    tracker.resync(held.listed().get(hold + 1));
    play(held, hold + 1, held.events().size());

    assertThat(heard.events)
        .extracting(CallEvent::status)
        .containsExactly(Status.ANSWER, Status.HOLD, Status.UNHOLD, Status.HANGUP);
  }

  @Test
  void aHoldThatBeganOrEndedMeanwhileIsToldOnce() {
    Play held = Play.of(Tape.read("asterisk-16", "inbound-queue-hold-unhold"));
    int hold = first(held, AmiEvent.Hold.class);
    int unhold = first(held, AmiEvent.Unhold.class);

    play(held, 0, hold);
    tracker.resync(held.listed().get(hold + 1));
    tracker.resync(held.listed().get(unhold + 1));
    play(held, unhold + 1, held.events().size());

    assertThat(heard.events)
        .extracting(CallEvent::status)
        .containsExactly(Status.RING, Status.ANSWER, Status.HOLD, Status.UNHOLD, Status.HANGUP);
  }

  @Test
  void whatTheListsDoNotSayOfHoldIsAsItWas() {
    Play held = Play.of(Tape.read("asterisk-22", "inbound-queue-hold-unhold"));
    int hold = first(held, AmiEvent.Hold.class);
    PbxSnapshot listed = held.listed().get(hold + 1);
    List<PbxSnapshot.Row> silent =
        listed.rows().stream().map(ResyncTest::withoutVariables).toList();

    play(held, 0, hold + 1);
    tracker.resync(new PbxSnapshot(silent, listed.bridges()));

    assertThat(heard.events)
        .extracting(CallEvent::status)
        .containsExactly(Status.RING, Status.ANSWER, Status.HOLD);
  }

  @Test
  void whoHasPickedUpWhenWeComeAnswersInHisQueue() {
    Play queued = Play.of(Tape.read("asterisk-22", "attended-transfer-refer"));
    int pickedUp = first(queued, AmiEvent.DialEnd.class);

    tracker.resync(queued.listed().get(pickedUp + 1));
    play(queued, pickedUp + 1, queued.events().size());

    assertThat(heard.events).extracting(CallEvent::status).doesNotContain(Status.UNMANAGED);
    assertThat(said().get(0)).isEqualTo("answer sales PJSIP/1001 +393331234567");
  }

  @ParameterizedTest
  @ValueSource(strings = {"conference", "conference-agents-first", "conference-by-redirect"})
  void whoMetInARoomMeanwhileIsInOneCallAndAnsweredOnce(String name) {
    for (String folder : List.of("asterisk-16", "asterisk-22")) {
      Play met = Play.of(Tape.read(folder, name));
      int all = last(met, AmiEvent.BridgeEnter.class) + 1;
      heard.events.clear();
      CallTracker came = new CallTracker(met.tape().settings(), heard);

      came.resync(met.listed().get(all));
      assertThat(came.liveCalls()).isEqualTo(1);
      for (int i = all; i < met.events().size(); i++) {
        met.hear(came, i);
      }

      assertThat(heard.events)
          .extracting(e -> e.status().word() + " " + e.agent())
          .containsExactlyInAnyOrder(
              "answer PJSIP/1001", "answer PJSIP/1002", "hangup PJSIP/1001", "hangup PJSIP/1002");
      assertThat(came.size()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"asterisk-16", "asterisk-22"})
  void aCustomerWhoCameIntoTheAgentsRoomMeanwhileIsTheirCustomer(String folder) {
    Play met = Play.of(Tape.read(folder, "conference-agents-first"));
    int all = last(met, AmiEvent.BridgeEnter.class);
    CallTracker gap = new CallTracker(met.tape().settings(), heard);

    for (int i = 0; i < met.events().size(); i++) {
      if (i == all) {
        gap.resync(met.listed().get(i + 1));
      }
      if (i != all) {
        met.hear(gap, i);
      }
    }

    assertThat(heard.events)
        .filteredOn(e -> "PJSIP/1002".equals(e.agent()))
        .extracting(e -> e.status().word() + " " + e.direction().word() + " " + e.reason())
        .containsExactly(
            "answer internal null",
            "hangup internal system",
            "answer inbound null",
            "hangup inbound agent");
    assertThat(gap.size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CallerIDNum", "AccountCode", "Exten", "ApplicationData"})
  void whoseRowIsTornLivesOnAsHeWas(String tornAt) {
    play(tape.messages().subList(0, lastRow()));
    int before = heard.events.size();

    tracker.resync(PbxSnapshot.of(tornRows(tornAt)));

    assertThat(heard.events).hasSize(before);
    assertThat(heard.ended).isEmpty();
    play(tape.messages().subList(lastRow(), tape.messages().size()));
    assertThat(said().subList(before, said().size()))
        .containsExactlyInAnyOrder(
            "hangup sales PJSIP/1001 +393331234567",
            "cancel support PJSIP/1002 +390612345678",
            "cancel support PJSIP/1003 +390612345678",
            "abandon support null +390612345678");
    assertThat(tracker.size()).isZero();
  }

  @Test
  void aTornRowThatNamesAnotherChannelIsNotBelieved() {
    play(tape.messages().subList(0, lastRow()));
    List<KnownCall> before = tracker.known();
    String other = before.get(0).legs().get(0).uniqueId();

    tracker.resync(
        PbxSnapshot.of(
            tornRows("CallerIDNum", "Uniqueid", other, "Linkedid", other, "BridgeId", "")));

    assertThat(heard.ended).isEmpty();
    assertThat(tracker.known()).isEqualTo(before);
  }

  /** The channels' rows end behind this header, or behind what is forged there. */
  private List<AmiMessage> tornRows(String tornAt, String... forged) {
    List<AmiMessage> rows = new ArrayList<>();
    for (AmiMessage m : tape.messages()) {
      if (m.isNamed("CoreShowChannel")) {
        List<String> headers = new ArrayList<>();
        for (int i = 0; i <= m.find(tornAt); i++) {
          headers.addAll(List.of(m.header(i), m.value(i)));
        }
        headers.addAll(List.of(forged));
        rows.add(AmiMessage.of(headers.toArray(String[]::new)));
      } else if (m.isNamed("BridgeListItem")) {
        rows.add(m);
      }
    }
    return rows;
  }

  @Test
  void whoHasCalledBeforeWeListenedHasPlacedTheCallThoughTheBridgeIsHeardBeforeTheList() {
    Play placed = Play.of(Tape.read("asterisk-22", "outbound-answered"));
    int met = last(placed, AmiEvent.BridgeEnter.class) + 1;

    play(placed, first(placed, AmiEvent.BridgeEnter.class), met);
    tracker.resync(placed.listed().get(met));
    play(placed, met, placed.events().size());

    assertThat(heard.events).extracting(CallEvent::direction).containsOnly(Direction.OUTBOUND);
    assertThat(heard.events)
        .extracting(CallEvent::status)
        .containsExactly(Status.RING, Status.ANSWER, Status.HANGUP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "outbound-busy",
        "outbound-failed",
        "outbound-rings-out",
        "queue-member-local-kept",
        "ami-blind-transfer",
        "recorded-on-request"
      })
  void aRestartAtAnyMomentChangesNothing(String name) {
    Play play = Play.of(Tape.read("asterisk-22", name));
    List<String> whole = toldWithARestartAt(play, -1);

    for (int cut = 0; cut < play.events().size(); cut++) {
      assertThat(toldWithARestartAt(play, cut))
          .as("restarted before event %d", cut)
          .isEqualTo(whole);
    }
  }

  private static List<String> toldWithARestartAt(Play play, int cut) {
    Heard told = new Heard();
    CallTracker tracker = new CallTracker(play.tape().settings(), told);
    for (int i = 0; i < play.events().size(); i++) {
      if (i == cut) {
        List<KnownCall> known = tracker.known();
        tracker = new CallTracker(play.tape().settings(), told);
        tracker.start(known);
        tracker.resync(play.listed().get(i));
      }
      play.hear(tracker, i);
    }
    return told.events.stream()
        .map(
            e ->
                e.segment()
                    + e.status().word()
                    + ' '
                    + e.agent()
                    + ' '
                    + e.queue()
                    + ' '
                    + e.reason()
                    + ' '
                    + e.facts().recordingNow())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Park", "BridgeWait", "AppDial"})
  void customersInABridgeThatNobodyHasDescribedDoNotMeet(String application) {
    tracker.resync(PbxSnapshot.of(List.of(row("1.1", application), row("2.1", application))));

    assertThat(heard.events).extracting(CallEvent::status).doesNotContain(Status.ANSWER);
    assertThat(tracker.liveCalls()).isEqualTo(2);
  }

  private static AmiMessage row(String id, String application) {
    return AmiMessage.of(
        "Event", "CoreShowChannel",
        "Channel", "PJSIP/trunk-" + id,
        "ChannelState", "6",
        "ChannelStateDesc", "Up",
        "CallerIDNum", "+3906" + id.charAt(0),
        "CallerIDName", "",
        "ConnectedLineNum", "",
        "ConnectedLineName", "",
        "Language", "en",
        "AccountCode", "",
        "Context", "from-trunk",
        "Exten", "s",
        "Priority", "1",
        "Uniqueid", id,
        "Linkedid", id,
        "Application", application,
        "ApplicationData", "",
        "Duration", "00:00:10",
        "BridgeId", "b-1");
  }

  private static PbxSnapshot.Row withoutVariables(PbxSnapshot.Row row) {
    ChannelSnapshot c = row.channel();
    ChannelSnapshot bare =
        ChannelSnapshot.of(
            "Channel", c.channel(),
            "ChannelState", Integer.toString(c.state()),
            "CallerIDNum", c.callerIdNum(),
            "Context", c.context(),
            "Exten", c.exten(),
            "Priority", c.priority(),
            "Uniqueid", c.uniqueId(),
            "Linkedid", c.linkedId());
    return new PbxSnapshot.Row(bare, row.bridgeId(), row.application(), row.data(), row.dnid());
  }

  private static int first(Play play, Class<? extends AmiEvent> type) {
    for (int i = 0; i < play.events().size(); i++) {
      if (type.isInstance(play.events().get(i))) {
        return i;
      }
    }
    throw new AssertionError("no " + type);
  }

  private static int last(Play play, Class<? extends AmiEvent> type) {
    for (int i = play.events().size() - 1; i >= 0; i--) {
      if (type.isInstance(play.events().get(i))) {
        return i;
      }
    }
    throw new AssertionError("no " + type);
  }

  private void play(Play play, int from, int to) {
    for (int i = from; i < to; i++) {
      play.hear(tracker, i);
    }
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
