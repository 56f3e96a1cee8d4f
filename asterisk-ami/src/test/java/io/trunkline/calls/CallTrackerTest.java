package io.trunkline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.AmiEvent.MemberCall;
import org.junit.jupiter.api.Test;

/** Stories of which there is no tape yet. */
class CallTrackerTest {
  private final Story story = new Story();

  private Story inbound() {
    return story
        .comes("trunk-1", "", "555", "39061006")
        .comes("1001-1", "trunk-1", "1001", "s")
        .talks("b1", "trunk-1", "1001-1");
  }

  @Test
  void givesTheCustomerToWhomAnAttendedTransferHandsHim() {
    inbound()
        .comes("1001-2", "", "1001", "1002")
        .comes("1002-1", "1001-2", "1002", "s")
        .talks("b2", "1001-2", "1002-1");

    story
        .leaves("b1", "trunk-1")
        .linked("1002-1", "trunk-1")
        .enters("b2", "trunk-1")
        .leaves("b2", "1001-2")
        .tells(
            new AmiEvent.AttendedTransfer(
                null,
                "Success",
                "Bridge",
                story.channel("1001-1"),
                story.channel("1001-2"),
                story.channel("trunk-1"),
                story.channel("1002-1")))
        .leaves("b1", "1001-1")
        .hangsUp("1001-1", "1001-2")
        .asksForTheEnd("trunk-1", 16)
        .leaves("b2", "trunk-1")
        .leaves("b2", "1002-1")
        .hangsUp("trunk-1", "1002-1");

    assertThat(story.lines())
        .containsExactly(
            "trunk-1 #1 inbound ring 1001 555 null",
            "trunk-1 #1 inbound answer 1001 555 null",
            "1001-2 #1 internal ring 1001 1002 null",
            "1001-2 #1 internal ring 1002 1001 null",
            "1001-2 #1 internal answer 1001 1002 null",
            "1001-2 #1 internal answer 1002 1001 null",
            "1001-2 #1 internal hangup 1001 1002 transfer",
            "1001-2 #1 internal hangup 1002 1001 transfer",
            "trunk-1 #1 inbound transfer 1001 555 attended",
            "trunk-1 #1 inbound hangup 1001 555 transfer",
            "trunk-1 #2 inbound answer 1002 555 null",
            "trunk-1 #2 inbound hangup 1002 555 customer");
    assertThat(story.heard.ended)
        .containsExactly(new CallId("lab", "u1001-2"), new CallId("lab", "utrunk-1"));
    assertThat(story.tracker.size()).isZero();
  }

  @Test
  void remembersNoGuestOfABridgeThatIsNeverEmpty() {
    inbound();
    for (int i = 0; i < 5_000; i++) {
      String guest = "guest-" + i;
      story.comes(guest, "", "9" + i, "39061006").enters("b1", guest).leaves("b1", guest);
      story.hangsUp(guest);
    }

    KnownCall call = story.tracker.known().get(0);
    assertThat(call.call()).isEqualTo(new CallId("lab", "utrunk-1"));
    assertThat(call.linkedIds()).hasSizeLessThan(20);
    assertThat(story.tracker.liveCalls()).isEqualTo(1);
  }

  @Test
  void hearsAChannelThatComesUnderTheIdOfADeadOne() {
    inbound().hangsUp("1001-1", "trunk-1");
    assertThat(story.tracker.liveCalls()).isZero();

    inbound();

    assertThat(story.tracker.liveCalls()).isEqualTo(1);
    assertThat(story.lines()).filteredOn(line -> line.contains("answer")).hasSize(2);
  }

  @Test
  void keepsTheCustomersCallsNameEvenIfTheConsultedCallIsOlder() {
    story
        .comes("1001-2", "", "1001", "1002")
        .comes("1002-1", "1001-2", "1002", "s")
        .talks("b2", "1001-2", "1002-1");
    inbound();

    story.leaves("b1", "trunk-1").linked("trunk-1", "1001-2").enters("b2", "trunk-1");

    assertThat(story.lines()).last().isEqualTo("trunk-1 #2 inbound answer 1002 555 null");
    assertThat(story.heard.ended).containsExactly(new CallId("lab", "u1001-2"));
  }

  @Test
  void answersForTheOnePickingUpAndCancelsWhereItRang() {
    story
        .comes("trunk-1", "", "555", "39061006")
        .comes("1001-1", "trunk-1", "1001", "s")
        .dials("trunk-1", "1001-1")
        .state("1001-1", 5)
        .comes("1002-1", "", "1002", "*8")
        .tells(new AmiEvent.Pickup(null, story.channel("1002-1"), story.channel("1001-1")))
        .hangsUp("1001-1")
        .linked("1002-1", "trunk-1")
        .state("1002-1", 6)
        .enters("b1", "1002-1")
        .enters("b1", "trunk-1")
        .asksForTheEnd("1002-1", 16)
        .leaves("b1", "1002-1")
        .hangsUp("1002-1", "trunk-1");

    assertThat(story.lines())
        .containsExactly(
            "trunk-1 #1 inbound ring 1001 555 null",
            "trunk-1 #1 inbound cancel 1001 555 null",
            "trunk-1 #1 inbound answer 1002 555 null",
            "trunk-1 #1 inbound hangup 1002 555 agent");
  }

  @Test
  void ringsOncePerAgentWhoHasTwoPhones() {
    story
        .comes("trunk-1", "", "555", "39061006")
        .comes("1001-1", "trunk-1", "1001", "s")
        .comes("1001-2", "trunk-1", "1001", "s")
        .dials("trunk-1", "1001-1")
        .dials("trunk-1", "1001-2")
        .state("1001-1", 5)
        .state("1001-2", 5)
        .dialEnds("trunk-1", "1001-1", "CANCEL")
        .hangsUp("1001-1")
        .state("1001-2", 6)
        .dialEnds("trunk-1", "1001-2", "ANSWER")
        .enters("b1", "1001-2")
        .enters("b1", "trunk-1")
        .asksForTheEnd("1001-2", 16)
        .leaves("b1", "1001-2")
        .hangsUp("1001-2", "trunk-1");

    assertThat(story.lines())
        .containsExactly(
            "trunk-1 #1 inbound ring 1001 555 null",
            "trunk-1 #1 inbound answer 1001 555 null",
            "trunk-1 #1 inbound hangup 1001 555 agent");
  }

  @Test
  void saysSystemWhenAsteriskItselfWasAskedToHangUp() {
    inbound()
        .isAskedForItsEnd("1001-1")
        .leaves("b1", "1001-1")
        .hangsUp("1001-1")
        .leaves("b1", "trunk-1")
        .hangsUp("trunk-1");

    assertThat(story.lines()).last().isEqualTo("trunk-1 #1 inbound hangup 1001 555 system");
  }

  @Test
  void waitsForWhatTheCustomersLegDoesNextWhenNobodyAskedForTheEnd() {
    inbound().leaves("b1", "trunk-1").leaves("b1", "1001-1").hangsUp("1001-1");
    int before = story.heard.events.size();

    story.isAskedForItsEnd("trunk-1").hangsUp("trunk-1");

    assertThat(before).isEqualTo(2);
    assertThat(story.lines()).last().isEqualTo("trunk-1 #1 inbound hangup 1001 555 system");
  }

  @Test
  void seesThroughTheMovesWhenLocalHalvesAreOptimisedAway() {
    story
        .comes("trunk-1", "", "555", "q")
        .comes("Local/1003@a-01;1", "trunk-1", "1003", "1003")
        .comes("Local/1003@a-01;2", "trunk-1", "555", "1003")
        .tells(
            new AmiEvent.LocalBridge(
                null, story.channel("Local/1003@a-01;1"), story.channel("Local/1003@a-01;2")))
        .dials("trunk-1", "Local/1003@a-01;1")
        .comes("1003-1", "trunk-1", "1003", "s")
        .talks("b2", "Local/1003@a-01;2", "1003-1")
        .dialEnds("trunk-1", "Local/1003@a-01;1", "ANSWER")
        .enters("b1", "Local/1003@a-01;1")
        .enters("b1", "trunk-1")
        .leaves("b2", "1003-1")
        .enters("b1", "1003-1")
        .leaves("b1", "Local/1003@a-01;1")
        .leaves("b2", "Local/1003@a-01;2")
        .hangsUp("Local/1003@a-01;1", "Local/1003@a-01;2")
        .asksForTheEnd("trunk-1", 16)
        .leaves("b1", "trunk-1")
        .leaves("b1", "1003-1")
        .hangsUp("1003-1", "trunk-1");

    assertThat(story.lines())
        .containsExactly(
            "trunk-1 #1 inbound ring 1003 555 null",
            "trunk-1 #1 inbound answer 1003 555 null",
            "trunk-1 #1 inbound hangup 1003 555 customer");
  }

  @Test
  void answersAndHangsUpForEachAgentInAConference() {
    story
        .comes("1001-1", "", "1001", "7000")
        .state("1001-1", 6)
        .enters("conf", "1001-1")
        .comes("1002-1", "", "1002", "7000")
        .state("1002-1", 6)
        .enters("conf", "1002-1")
        .asksForTheEnd("1001-1", 16)
        .leaves("conf", "1001-1")
        .hangsUp("1001-1")
        .asksForTheEnd("1002-1", 16)
        .leaves("conf", "1002-1")
        .hangsUp("1002-1");

    assertThat(story.lines())
        .containsExactly(
            "1001-1 #1 internal answer 1001 7000 null",
            "1001-1 #1 internal answer 1002 7000 null",
            "1001-1 #1 internal hangup 1001 7000 agent",
            "1001-1 #1 internal hangup 1002 7000 agent");
    assertThat(story.heard.ended).hasSize(1);
  }

  @Test
  void saysNothingOfAnAgentWhoIsAloneInAConference() {
    story
        .comes("1001-1", "", "1001", "7000")
        .state("1001-1", 6)
        .enters("conf", "1001-1")
        .asksForTheEnd("1001-1", 16)
        .leaves("conf", "1001-1")
        .hangsUp("1001-1");

    assertThat(story.lines()).isEmpty();
    assertThat(story.tracker.size()).isZero();
  }

  @Test
  void answersInAConferenceOnlyWhenTheCustomerHasCome() {
    story
        .comes("trunk-1", "", "555", "39062008")
        .state("trunk-1", 6)
        .comes("1001-1", "", "1001", "7000")
        .state("1001-1", 6)
        .enters("conf", "1001-1")
        .enters("conf", "trunk-1")
        .asksForTheEnd("1001-1", 16)
        .leaves("conf", "1001-1")
        .hangsUp("1001-1")
        .leaves("conf", "trunk-1")
        .hangsUp("trunk-1");

    assertThat(story.lines())
        .containsExactly(
            "trunk-1 #1 inbound answer 1001 555 null", "trunk-1 #1 inbound hangup 1001 555 agent");
  }

  @Test
  void beginsTheNextPassageWhenTheDialplanTriesSomebodyElse() {
    story
        .comes("trunk-1", "", "555", "39061006")
        .comes("1001-1", "trunk-1", "1001", "s")
        .dials("trunk-1", "1001-1")
        .state("1001-1", 5)
        .dialEnds("trunk-1", "1001-1", "NOANSWER")
        .hangsUp("1001-1")
        .at("trunk-1", "elsewhere")
        .comes("1002-1", "trunk-1", "1002", "s")
        .dials("trunk-1", "1002-1")
        .state("1002-1", 5)
        .asksForTheEnd("trunk-1", 127)
        .dialEnds("trunk-1", "1002-1", "CANCEL")
        .hangsUp("trunk-1", "1002-1");

    assertThat(story.lines())
        .containsExactly(
            "trunk-1 #1 inbound ring 1001 555 null",
            "trunk-1 #1 inbound noanswer 1001 555 null",
            "trunk-1 #1 inbound unmanaged - 555 null",
            "trunk-1 #2 inbound ring 1002 555 null",
            "trunk-1 #2 inbound cancel 1002 555 null",
            "trunk-1 #2 inbound abandon - 555 null");
  }

  @Test
  void staysInThePassageWhenALocalChannelDialsOnBeforeItIsDialledItself() {
    Story story = new Story();

    story.comes("trunk-1", "", "555", "100").comes("1001-1", "trunk-1", "1001", "");
    story.dials("trunk-1", "1001-1").asksForTheEnd("1001-1", 23);
    story.comes("Local/1002@x;1", "trunk-1", null, "1002");
    story.comes("Local/1002@x;2", "trunk-1", "555", "1002");
    story.tells(
        new AmiEvent.LocalBridge(
            null, story.channel("Local/1002@x;1"), story.channel("Local/1002@x;2")));
    story.dialEnds("trunk-1", "1001-1", "CANCEL").comes("1002-1", "trunk-1", "1002", "");
    story.dials("Local/1002@x;2", "1002-1").dials("trunk-1", "Local/1002@x;1");

    assertThat(story.lines())
        .containsExactly(
            "trunk-1 #1 inbound ring 1001 555 null",
            "trunk-1 #1 inbound cancel 1001 555 null",
            "trunk-1 #1 inbound ring 1002 555 null");
  }

  @Test
  void isInternalWhenAnAgentCallsAColleagueWhoIsNoAgent() {
    story
        .comes("1001-1", "", "1001", "2003")
        .comes("2003-1", "1001-1", "2003", "s")
        .talks("b1", "1001-1", "2003-1")
        .asksForTheEnd("2003-1", 16)
        .leaves("b1", "2003-1")
        .hangsUp("2003-1", "1001-1");

    assertThat(story.lines())
        .containsExactly(
            "1001-1 #1 internal ring 1001 2003 null",
            "1001-1 #1 internal answer 1001 2003 null",
            "1001-1 #1 internal hangup 1001 2003 customer");
  }

  @Test
  void givesBothAgentsTheirEventsWhenOneCallsAQueue() {
    story.comes("1001-1", "", "1001", "8sales");
    MemberCall member = member("1002-1");
    story
        .tells(new AmiEvent.QueueCallerJoin(null, story.channel("1001-1"), "sales", "1", "1"))
        .tells(new AmiEvent.AgentCalled(null, story.channel("1001-1"), member("1002-1")))
        .dials("1001-1", "1002-1")
        .state("1002-1", 5)
        .dialEnds("1001-1", "1002-1", "ANSWER")
        .tells(new AmiEvent.AgentConnect(null, story.channel("1001-1"), member, "1", "1"))
        .enters("b1", "1002-1")
        .enters("b1", "1001-1")
        .asksForTheEnd("1001-1", 16)
        .leaves("b1", "1001-1")
        .leaves("b1", "1002-1")
        .hangsUp("1002-1", "1001-1");

    assertThat(story.lines())
        .containsExactly(
            "1001-1 #1 internal ring 1001 8sales null",
            "1001-1 #1 internal ring 1002 1001 null",
            "1001-1 #1 internal answer 1002 1001 null",
            "1001-1 #1 internal answer 1001 8sales null",
            "1001-1 #1 internal hangup 1002 1001 customer",
            "1001-1 #1 internal hangup 1001 8sales agent");
  }

  @Test
  void believesARenameOnlyOfTheNameThatTheChannelHas() {
    story
        .comes("trunk-1", "", "555", "100")
        .comes("1001-1", "trunk-1", "1001", "")
        .dials("trunk-1", "1001-1")
        .tells(new AmiEvent.Rename(null, "u1001-1", "PJSIP/other-1", "PJSIP/1003-9"))
        .tells(new AmiEvent.Rename(null, "utrunk-1", "PJSIP/trunk-1", "PJSIP/trunk-7"));

    assertThat(story.tracker.known().get(0).legs())
        .extracting(KnownCall.KnownLeg::channel)
        .containsExactly("PJSIP/trunk-7", "PJSIP/1001-1");
  }

  @Test
  void doesNotBringAHungUpChannelBack() {
    inbound().asksForTheEnd("1001-1", 16).leaves("b1", "1001-1").hangsUp("1001-1", "trunk-1");
    int before = story.heard.events.size();

    story.state("trunk-1", 6).state("1001-1", 6).dials("trunk-1", "1001-1").enters("b", "1001-1");

    assertThat(story.heard.events).hasSize(before);
    assertThat(story.tracker.size()).isZero();
  }

  private MemberCall member(String name) {
    if (story.channel(name) == null) {
      story.comes(name, "1001-1", "1002", "s");
    }
    return new MemberCall("sales", "PJSIP/1002", "Bob", story.channel(name));
  }
}
