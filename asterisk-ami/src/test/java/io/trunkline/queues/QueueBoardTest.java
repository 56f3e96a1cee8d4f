package io.trunkline.queues;

import static io.trunkline.queues.Told.NOW;
import static io.trunkline.queues.Told.caller;
import static io.trunkline.queues.Told.callerAt;
import static io.trunkline.queues.Told.member;
import static io.trunkline.queues.Told.row;
import static io.trunkline.queues.Told.talk;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.AmiEvents;
import io.trunkline.ami.event.QueueSnapshot;
import io.trunkline.ami.wire.AmiMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueBoardTest {
  private static final String ALICE = "PJSIP/1001";

  private final List<String> changed = new ArrayList<>();
  private final QueueBoard board = new QueueBoard(changed::add);

  private void hears(AmiEvent... events) {
    List.of(events).forEach(event -> board.on(event, NOW));
  }

  private void reads(AmiMessage... rows) {
    board.resync(QueueSnapshot.of(List.of(rows)), NOW);
  }

  private List<WaitingCaller> callers(String queue) {
    return board.queue(queue).orElseThrow().callers();
  }

  private Member alice(String queue) {
    return board.queue(queue).orElseThrow().members().get(0);
  }

  private static WaitingCaller waiting(String id, int position) {
    return new WaitingCaller(id, position, "+39" + id, "Caller " + id, NOW);
  }

  @Test
  void wantsOnlyEventsThatCanBeDecoded() {
    assertThat(AmiEvents.wanted()).containsAll(QueueBoard.wanted());
  }

  @Test
  void movesThoseUpWhoWaitBehindTheOneWhoLeaves() {
    hears(
        caller("QueueCallerJoin", "1", "sales", 1, 1),
        caller("QueueCallerJoin", "2", "sales", 2, 2),
        caller("QueueCallerJoin", "3", "sales", 3, 3));

    hears(caller("QueueCallerLeave", "2", "sales", 2, 2));

    assertThat(callers("sales")).containsExactly(waiting("1", 1), waiting("3", 2));
  }

  @Test
  void movesThoseBackWhomSomebodyWithPriorityPasses() {
    hears(
        caller("QueueCallerJoin", "1", "sales", 1, 1),
        caller("QueueCallerJoin", "2", "sales", 1, 2));

    assertThat(callers("sales")).containsExactly(waiting("2", 1), waiting("1", 2));
  }

  @Test
  void takesOutWhoLeavesUnderAnotherChannelsName() {
    hears(
        caller("QueueCallerJoin", "1", "sales", 1, 1),
        caller("QueueCallerJoin", "2", "sales", 2, 2));

    hears(caller("QueueCallerLeave", "9", "sales", 1, 1));
    hears(caller("QueueCallerLeave", "9", "sales", 1, 1));

    assertThat(callers("sales")).containsExactly(waiting("2", 1));
  }

  @Test
  void aLeaveThatIsOlderThanTheListTakesOutNobody() {
    reads(row("QueueParams", "Queue", "sales"), entry("2", 1, 7));
    List<WaitingCaller> listed = callers("sales");

    hears(caller("QueueCallerLeave", "1", "sales", 1, 0));
    List<WaitingCaller> afterTheLeave = callers("sales");
    hears(caller("QueueCallerJoin", "2", "sales", 1, 1));

    assertThat(afterTheLeave).isEqualTo(listed);
    assertThat(callers("sales")).isEqualTo(listed);
  }

  @Test
  void whoWasListedAndLeftUnderAnotherChannelsNameGoesWhenTheQueueCountsOneLess() {
    reads(row("QueueParams", "Queue", "sales"), entry("1", 1, 0));

    hears(
        caller("QueueCallerLeave", "9", "sales", 1, 0),
        caller("QueueCallerJoin", "2", "sales", 1, 1));

    assertThat(callers("sales")).containsExactly(waiting("2", 1));
  }

  @Test
  void whoWasListedLongAgoIsTakenOutUnderAnotherChannelsNameAtOnce() {
    reads(row("QueueParams", "Queue", "sales"), entry("1", 1, 0));
    hears(caller("QueueCallerJoin", "2", "sales", 2, 2));

    hears(caller("QueueCallerLeave", "9", "sales", 1, 1));

    assertThat(callers("sales")).containsExactly(waiting("2", 1));
  }

  @Test
  void takesTheEventsOwnTimeWhereItHasOne() {
    hears(callerAt("1795329332.250000", "1", "sales"));

    assertThat(callers("sales"))
        .containsExactly(
            new WaitingCaller("1", 1, null, null, Instant.ofEpochSecond(1795329332, 250_000_000)));
  }

  @Test
  void countsAnAbandonedCallOnceThoughItIsToldBeforeTheLeave() {
    reads(row("QueueParams", "Queue", "sales", "Max", "5", "Abandoned", "3", "Completed", "7"));
    hears(
        caller("QueueCallerJoin", "1", "sales", 1, 1),
        caller("QueueCallerAbandon", "1", "sales", 1, 1),
        caller("QueueCallerLeave", "1", "sales", 1, 0),
        caller("QueueCallerAbandon", "1", "sales", 1, 0));

    assertThat(board.queue("sales").orElseThrow().figures())
        .isEqualTo(new Figures(5, "", 7, 4, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void aMemberWhoTalksHasOneCallMoreWhenItEndsHoweverOftenThatIsTold() {
    reads(
        row("QueueParams", "Queue", "sales", "Completed", "7"),
        row("QueueMember", "Queue", "sales", "Location", ALICE, "CallsTaken", "4", "Status", "1"));

    hears(talk("AgentConnect", "sales", ALICE));
    boolean inCall = alice("sales").inCall();
    hears(talk("AgentComplete", "sales", ALICE), talk("AgentComplete", "sales", ALICE));

    assertThat(inCall).isTrue();
    assertThat(alice("sales").callsTaken()).isEqualTo(5);
    assertThat(alice("sales").lastCall()).isEqualTo(NOW);
    assertThat(alice("sales").inCall()).isFalse();
    assertThat(board.queue("sales").orElseThrow().figures().completed()).isEqualTo(8);
  }

  @Test
  void aStatusMadeBeforeTheCallWasCountedTakesNothingBack() {
    hears(
        member("QueueMemberAdded", "sales", ALICE, "CallsTaken", "4"),
        talk("AgentConnect", "sales", ALICE),
        talk("AgentComplete", "sales", ALICE),
        member("QueueMemberStatus", "sales", ALICE, "CallsTaken", "4", "InCall", "1"));

    assertThat(alice("sales").callsTaken()).isEqualTo(5);
    assertThat(alice("sales").inCall()).isFalse();
  }

  @Test
  void aStatusThatCountsTheCallAlreadyIsNotCountedAgain() {
    String now = "" + NOW.getEpochSecond();
    reads(row("QueueParams", "Queue", "sales", "Completed", "7"));
    hears(
        member("QueueMemberAdded", "sales", ALICE, "CallsTaken", "4"),
        talk("AgentConnect", "sales", ALICE),
        member("QueueMemberStatus", "sales", ALICE, "CallsTaken", "5", "LastCall", now),
        talk("AgentComplete", "sales", ALICE));

    assertThat(alice("sales").callsTaken()).isEqualTo(5);
    assertThat(alice("sales").inCall()).isFalse();
    assertThat(board.queue("sales").orElseThrow().figures())
        .isEqualTo(new Figures(0, "", 8, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void aStatusMadeBeforeTheCallBeganEndsNoTalk() {
    hears(
        member("QueueMemberAdded", "sales", ALICE, "CallsTaken", "4"),
        talk("AgentConnect", "sales", ALICE),
        member("QueueMemberStatus", "sales", ALICE, "CallsTaken", "4", "Status", "6"));

    assertThat(alice("sales").inCall()).isTrue();
  }

  @Test
  void saysWhyAMemberPausesAndSinceWhen() {
    hears(
        member("QueueMemberAdded", "sales", ALICE),
        member(
            "QueueMemberPause",
            "sales",
            ALICE,
            "Paused",
            "1",
            "PausedReason",
            "Lunch",
            "LastPause",
            "1795329325"));

    assertThat(alice("sales").pause())
        .isEqualTo(new Member.Pause("Lunch", Instant.ofEpochSecond(1795329325)));
  }

  @Test
  void aPauseWithoutLastPauseBeganWhenItWasFirstHeardOf() {
    hears(member("QueueMemberPause", "sales", ALICE, "Paused", "1"));
    board.on(member("QueueMemberStatus", "sales", ALICE, "Paused", "1"), NOW.plusSeconds(60));

    assertThat(alice("sales").pause()).isEqualTo(new Member.Pause(null, NOW));
  }

  @Test
  void aPauseThatNamesNoQueueCountsInAllOfTheMembersQueues() {
    hears(
        member("QueueMemberAdded", "sales", ALICE, "Penalty", "3"),
        member("QueueMemberAdded", "support", ALICE),
        member("QueueMemberAdded", "local", "PJSIP/1002"));

    hears(member("QueueMemberPause", "", ALICE, "Paused", "1", "PausedReason", "Lunch"));

    assertThat(alice("sales").pause()).isEqualTo(new Member.Pause("Lunch", NOW));
    assertThat(alice("sales").penalty()).isEqualTo(3);
    assertThat(alice("support").pause()).isEqualTo(new Member.Pause("Lunch", NOW));
    assertThat(alice("local").pause()).isNull();
    assertThat(board.queues()).hasSize(3);
  }

  @Test
  void forgetsAMemberWhoIsRemoved() {
    hears(
        member("QueueMemberAdded", "sales", ALICE),
        member("QueueMemberAdded", "sales", "PJSIP/1002"),
        member("QueueMemberRemoved", "sales", ALICE));

    assertThat(board.queue("sales").orElseThrow().members())
        .extracting(Member::deviceInterface)
        .containsExactly("PJSIP/1002");
  }

  @Test
  void tellsWhichQueueChangedAndNotThoseThatDidNot() {
    hears(member("QueueMemberStatus", "sales", ALICE), member("QueueMemberStatus", "b", ALICE));
    changed.clear();

    hears(
        member("QueueMemberStatus", "sales", ALICE),
        member("QueueMemberStatus", "b", ALICE, "Penalty", "1"),
        talk("AgentRingNoAnswer", "sales", ALICE));

    assertThat(changed).containsExactly("b");
  }

  @Test
  void aQueueThatIsNotListedAnyMoreIsGoneAndComesBackByItsEvents() {
    reads(row("QueueParams", "Queue", "realtime"), row("QueueParams", "Queue", "sales"));
    changed.clear();

    reads(row("QueueParams", "Queue", "sales"));
    List<String> gone = List.copyOf(changed);
    boolean wasThere = board.queue("realtime").isPresent();
    hears(caller("QueueCallerJoin", "1", "realtime", 1, 1));

    assertThat(gone).containsExactly("realtime");
    assertThat(wasThere).isFalse();
    assertThat(board.queue("realtime"))
        .contains(new QueueState("realtime", null, List.of(waiting("1", 1)), List.of()));
  }

  @Test
  void afterAGapShowsWhatIsListedAndKeepsSinceWhenTheKnownWait() {
    hears(
        caller("QueueCallerJoin", "1", "sales", 1, 1),
        caller("QueueCallerJoin", "2", "sales", 2, 2),
        member("QueueMemberAdded", "sales", ALICE, "Ringinuse", "1"),
        member("QueueMemberAdded", "sales", "PJSIP/1002"));

    board.resync(
        QueueSnapshot.of(
            List.of(
                row("QueueParams", "Queue", "sales"),
                row("QueueMember", "Queue", "sales", "Location", ALICE, "Status", "6"),
                entry("2", 1, 9),
                entry("3", 2, 4))),
        NOW.plusSeconds(10));

    assertThat(callers("sales"))
        .containsExactly(
            new WaitingCaller("2", 1, "2", null, NOW),
            new WaitingCaller("3", 2, "3", null, NOW.plusSeconds(6)));
    assertThat(board.queue("sales").orElseThrow().members())
        .singleElement()
        .satisfies(
            only -> {
              assertThat(only.state()).isEqualTo(DeviceState.RINGING);
              assertThat(only.ringInUse()).isTrue();
            });
  }

  private static AmiMessage entry(String id, int position, int waited) {
    return row(
        "QueueEntry",
        "Queue",
        "sales",
        "Position",
        "" + position,
        "Uniqueid",
        id,
        "CallerIDNum",
        id,
        "CallerIDName",
        "unknown",
        "Wait",
        "" + waited);
  }

  @Test
  void remembersNoMoreThanItsBounds() {
    QueueBoard small = new QueueBoard(changed::add, 2, 2);
    for (int i = 1; i <= 4; i++) {
      small.on(caller("QueueCallerJoin", "1", "queue" + i, 1, 1), NOW);
      small.on(caller("QueueCallerJoin", "" + i, "queue1", i, i), NOW);
      small.on(member("QueueMemberStatus", "queue1", "PJSIP/" + i), NOW);
    }

    assertThat(small.queues()).hasSize(2);
    assertThat(small.queue("queue1").orElseThrow().callers()).hasSize(2);
    assertThat(small.queue("queue1").orElseThrow().members()).hasSize(2);
    assertThat(small.leftOut()).isEqualTo(6);
  }

  @Test
  void aDevicesStateHasAWordWhateverItsNumber() {
    hears(
        member("QueueMemberStatus", "sales", ALICE, "Status", "8"),
        member("QueueMemberStatus", "b", ALICE, "Status", "99"));

    assertThat(alice("sales").state().words()).isEqualTo("on hold");
    assertThat(alice("b").state()).isEqualTo(DeviceState.UNKNOWN);
  }
}
