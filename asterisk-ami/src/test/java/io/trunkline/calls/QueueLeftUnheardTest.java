package io.trunkline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.event.AmiEvent;
import org.junit.jupiter.api.Test;

/** A caller waits in a queue, the link drops, and when it is back he is somewhere else. */
class QueueLeftUnheardTest {
  private static final int RING = 4;
  private static final int RINGING = 5;
  private static final int UP = 6;

  private final Story story = new Story();

  private Story waits(int state) {
    story.comes("trunk-1", "", "555", "39061006").unheard("trunk-1", state);
    return story
        .tells(new AmiEvent.QueueCallerJoin(null, story.channel("trunk-1"), "sales", "1", "1"))
        .comes("1001-1", "trunk-1", "1001", "s")
        .tells(
            new AmiEvent.AgentCalled(
                null,
                story.channel("trunk-1"),
                new AmiEvent.MemberCall("sales", "PJSIP/1001", "Ann", story.channel("1001-1"))));
  }

  @Test
  void nothingIsSaidOfHowHeLeftWhenSomebodyMayHaveAnsweredHim() {
    waits(UP);

    story
        .isListed(story.row("trunk-1", "", "VoiceMail", "100@default"))
        .asksForTheEnd("trunk-1", 16)
        .hangsUp("trunk-1");

    assertThat(story.lines())
        .containsExactly(
            "trunk-1 #1 inbound ring 1001 555 null", "trunk-1 #1 inbound cancel 1001 555 null");
    assertThat(story.tracker.size()).isZero();
  }

  @Test
  void itIsUnmanagedWhenHisChannelWasNeverAnswered() {
    waits(RING);

    story.isListed(story.row("trunk-1", "", "Playback", "closed,noanswer"));

    assertThat(story.lines()).last().isEqualTo("trunk-1 #1 inbound unmanaged - 555 null");
  }

  @Test
  void heWaitsInTheQueueWhereHeIsNow() {
    waits(UP);

    story
        .isListed(story.row("trunk-1", "", "Queue", "support,t"))
        .asksForTheEnd("trunk-1", 16)
        .tells(
            new AmiEvent.QueueCallerAbandon(
                null, story.channel("trunk-1"), "support", "1", "1", "5"))
        .hangsUp("trunk-1");

    assertThat(story.lines()).last().isEqualTo("trunk-1 #2 inbound abandon - 555 null");
    assertThat(story.heard.events).last().extracting(CallEvent::queue).isEqualTo("support");
  }

  @Test
  void heWaitsOnWhenTheListDoesNotSayWhatHeDoes() {
    waits(UP);

    story
        .isListed(
            story.row("trunk-1", "", null, null), story.row("1001-1", "", "AppQueue", "(Outgoing)"))
        .asksForTheEnd("trunk-1", 16)
        .hangsUp("trunk-1", "1001-1");

    assertThat(story.lines()).last().isEqualTo("trunk-1 #1 inbound abandon - 555 null");
  }

  @Test
  void aQueueThatHeCameIntoMeanwhileIsHisNextPassage() {
    waits(UP);
    story
        .hangsUp("1001-1")
        .tells(new AmiEvent.QueueCallerLeave(null, story.channel("trunk-1"), "sales", "1", "0"));

    story
        .isListed(story.row("trunk-1", "", "Queue", "support"))
        .asksForTheEnd("trunk-1", 16)
        .hangsUp("trunk-1");

    assertThat(story.lines())
        .endsWith(
            "trunk-1 #1 inbound unmanaged - 555 null", "trunk-1 #2 inbound abandon - 555 null");
  }

  @Test
  void heIsAnsweredInHisQueueThoughNobodyHeardThePhoneBeingPickedUp() {
    waits(UP).state("1001-1", 5).unheard("1001-1", UP);
    AmiEvent.MemberCall member =
        new AmiEvent.MemberCall("sales", "PJSIP/1001", "Ann", story.channel("1001-1"));

    story
        .isListed(
            story.row("trunk-1", "", "Queue", "sales"),
            story.row("1001-1", "", "AppQueue", "(Out)"))
        .tells(new AmiEvent.QueueCallerLeave(null, story.channel("trunk-1"), "sales", "1", "0"))
        .tells(new AmiEvent.AgentConnect(null, story.channel("trunk-1"), member, "1", "1"))
        .enters("b1", "1001-1")
        .enters("b1", "trunk-1");

    assertThat(story.lines())
        .containsExactly(
            "trunk-1 #1 inbound ring 1001 555 null", "trunk-1 #1 inbound answer 1001 555 null");
  }

  @Test
  void whoIsBridgedWithAnAgentOfAnotherQueueThanHisLastCameThroughIt() {
    waits(UP)
        .hangsUp("1001-1")
        .tells(new AmiEvent.QueueCallerLeave(null, story.channel("trunk-1"), "sales", "1", "0"))
        .unheard("1002-1", UP, "1002", "trunk-1");

    story.isListed(
        story.row("trunk-1", "b1", "Queue", "support"),
        story.row("1002-1", "b1", "AppQueue", "(Out)"));

    assertThat(story.lines()).last().isEqualTo("trunk-1 #2 inbound answer 1002 555 null");
    assertThat(story.heard.events).last().extracting(CallEvent::queue).isEqualTo("support");
  }

  @Test
  void heWhoIsHandedBackIntoHisQueueRingsItsNextMemberForTheQueue() {
    waits(UP)
        .talks("b1", "trunk-1", "1001-1")
        .unheard("Local/1002@q;1", RING, "1002", "trunk-1")
        .unheard("Local/1002@q;2", RING, "555", "trunk-1")
        .unheard("1002-1", RINGING, "1002", "trunk-1");

    story.isListed(
        story.row("trunk-1", "", "Queue", "sales"),
        story.row("Local/1002@q;1", "", "AppQueue", "(Outgoing Line)"),
        story.row("Local/1002@q;2", "", "Dial", "PJSIP/1002,20"),
        story.row("1002-1", "", "AppDial", "(Outgoing Line)"));

    assertThat(story.lines()).last().isEqualTo("trunk-1 #2 inbound ring 1002 555 null");
    assertThat(story.heard.events).last().extracting(CallEvent::queue).isEqualTo("sales");
  }

  @Test
  void anAgentAsksAGroupOfColleaguesInOnePassageBesideHis() {
    waits(UP)
        .talks("b1", "trunk-1", "1001-1")
        .unheard("Local/1002@a;1", RING, "1002", "trunk-1")
        .unheard("Local/1002@a;2", RING, "1001", "trunk-1")
        .unheard("1002-1", RINGING, "1002", "trunk-1")
        .unheard("1003-1", RINGING, "1003", "trunk-1");

    story.isListed(
        story.row("trunk-1", "b1", "Queue", "sales"),
        story.row("1001-1", "b2", "AppQueue", "(Outgoing Line)"),
        story.row("Local/1002@a;1", "b2", null, null),
        story.row("Local/1002@a;2", "", "Dial", "PJSIP/1002&PJSIP/1003,20"),
        story.row("1002-1", "", "AppDial", "(Outgoing Line)"),
        story.row("1003-1", "", "AppDial", "(Outgoing Line)"));

    assertThat(story.lines().subList(2, 4))
        .containsExactly(
            "trunk-1 #2 internal ring 1002 1001 null", "trunk-1 #2 internal ring 1003 1001 null");
    assertThat(story.lines()).hasSize(4);
  }
}
