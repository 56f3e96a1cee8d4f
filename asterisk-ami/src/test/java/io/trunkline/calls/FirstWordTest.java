package io.trunkline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.AmiEvent.MemberCall;
import org.junit.jupiter.api.Test;

/** Where Asterisk says a thing twice, or two sides say it, one of them counts. */
class FirstWordTest {
  private final Story story =
      new Story().comes("trunk-1", "", "555", "39061006").comes("1001-1", "trunk-1", "1001", "s");

  @Test
  void countsTheFirstDialEnd() {
    story
        .dials("trunk-1", "1001-1")
        .state("1001-1", 5)
        .dialEnds("trunk-1", "1001-1", "NOANSWER")
        .dialEnds("trunk-1", "1001-1", "ANSWER")
        .hangsUp("1001-1", "trunk-1");

    assertThat(story.lines())
        .containsExactly(
            "trunk-1 #1 inbound ring 1001 555 null",
            "trunk-1 #1 inbound noanswer 1001 555 null",
            "trunk-1 #1 inbound unmanaged - 555 null");
  }

  @Test
  void countsTheFirstHangupRequest() {
    story
        .talks("b1", "trunk-1", "1001-1")
        .asksForTheEnd("trunk-1", 16)
        .asksForTheEnd("1001-1", 16)
        .leaves("b1", "1001-1")
        .hangsUp("1001-1", "trunk-1");

    assertThat(story.lines()).last().isEqualTo("trunk-1 #1 inbound hangup 1001 555 customer");
  }

  @Test
  void saysRedirectAtOnceWhenTheCustomerIsSentToAnAnnouncement() {
    story
        .talks("b1", "trunk-1", "1001-1")
        .at("trunk-1", "announcement")
        .leaves("b1", "trunk-1")
        .leaves("b1", "1001-1")
        .hangsUp("1001-1");

    assertThat(story.lines().subList(2, 4))
        .containsExactly(
            "trunk-1 #1 inbound transfer 1001 555 redirect",
            "trunk-1 #1 inbound hangup 1001 555 transfer");
  }

  @Test
  void letsTransferWinWhereAgentCompleteComesTwice() {
    MemberCall member = new MemberCall("sales", "PJSIP/1001", "Alice", story.channel("1001-1"));
    story
        .tells(new AmiEvent.QueueCallerJoin(null, story.channel("trunk-1"), "sales", "1", "1"))
        .tells(new AmiEvent.AgentCalled(null, story.channel("trunk-1"), member))
        .talks("b1", "trunk-1", "1001-1")
        .tells(complete(member, "transfer"))
        .tells(complete(member, "caller"))
        .leaves("b1", "trunk-1")
        .isAskedForItsEnd("trunk-1")
        .hangsUp("trunk-1", "1001-1");

    assertThat(story.lines()).last().isEqualTo("trunk-1 #1 inbound hangup 1001 555 transfer");
  }

  private static AmiEvent complete(MemberCall member, String reason) {
    return new AmiEvent.AgentComplete(null, null, member, "1", "2", reason);
  }
}
