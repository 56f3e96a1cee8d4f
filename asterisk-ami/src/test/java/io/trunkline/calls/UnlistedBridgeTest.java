package io.trunkline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.event.AmiEvent;
import org.junit.jupiter.api.Test;

/** The channels' list names bridges that the bridges' list does not have. */
class UnlistedBridgeTest {
  private static final int UP = 6;
  private final Story story = new Story();

  private Story two() {
    return story.unheard("trunk-1", UP, "555", "trunk-1").unheard("trunk-2", UP, "666", "trunk-2");
  }

  @Test
  void twoWhoAreParkedAreTwoCalls() {
    two()
        .isListed(story.row("trunk-1", "lot", "Park", ""), story.row("trunk-2", "lot", "Park", ""));

    assertThat(story.tracker.liveCalls()).isEqualTo(2);
    assertThat(story.lines())
        .containsExactlyInAnyOrder(
            "trunk-1 #1 inbound park - 555 null", "trunk-2 #1 inbound park - 666 null");
  }

  @Test
  void aLotThatIsKnownStaysOne() {
    story
        .comes("trunk-1", "", "555", "700")
        .state("trunk-1", UP)
        .comes("1001-1", "trunk-1", "1001", "s")
        .talks("b1", "trunk-1", "1001-1")
        .leaves("b1", "trunk-1")
        .tells(new AmiEvent.ParkedCall(null, story.channel("trunk-1")))
        .entersLot("lot", "trunk-1")
        .leaves("b1", "1001-1")
        .hangsUp("1001-1")
        .unheard("trunk-2", UP, "666", "trunk-2");

    story.isListed(
        story.row("trunk-1", "lot", "Dial", "PJSIP/1001"),
        story.row("trunk-2", "lot", "Dial", "PJSIP/1001"));

    assertThat(story.tracker.liveCalls()).isEqualTo(2);
  }

  @Test
  void theyAreOneCallWhenAnEventTellsThatTheyTalk() {
    two()
        .isListed(story.row("trunk-1", "b1", "", ""), story.row("trunk-2", "b1", "", ""))
        .comes("1001-1", "", "1001", "s")
        .state("1001-1", UP)
        .enters("b1", "1001-1");

    assertThat(story.tracker.liveCalls()).isEqualTo(1);
    assertThat(story.lines()).last().asString().contains("inbound answer 1001");
  }

  @Test
  void aRoomIsToldByItsApplication() {
    story.unheard("trunk-1", UP, "555", "trunk-1").unheard("1001-1", UP, "1001", "1001-1");

    story.isListed(
        story.row("trunk-1", "r", "ConfBridge", "room"),
        story.row("1001-1", "r", "ConfBridge", "room"));

    assertThat(story.tracker.liveCalls()).isEqualTo(1);
    assertThat(story.lines()).containsExactly("trunk-1 #1 inbound answer 1001 555 null");
  }
}
