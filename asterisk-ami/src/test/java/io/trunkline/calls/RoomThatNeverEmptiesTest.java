package io.trunkline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.event.AmiEvent;
import org.junit.jupiter.api.Test;

/** What is remembered is bounded by who lives, not by who has come and gone. */
class RoomThatNeverEmptiesTest {
  private final Story story = new Story();

  private void comesAndGoes(int guest) {
    String name = "trunk-" + guest;
    story
        .comes(name, "", "555", "7000")
        .state(name, 6)
        .enters("conf", name)
        .asksForTheEnd(name, 16)
        .leaves("conf", name)
        .hangsUp(name)
        .forgets(name);
  }

  private void theResidentComes() {
    story.comes("1001-1", "", "1001", "7000").state("1001-1", 6).enters("conf", "1001-1");
  }

  @Test
  void aHundredThousandGuestsLeaveNothingBehind() {
    theResidentComes();

    for (int guest = 0; guest < 100_000; guest++) {
      comesAndGoes(guest);
      assertThat(story.tracker.size()).isLessThan(20);
    }

    assertThat(story.tracker.liveCalls()).isEqualTo(1);
    assertThat(story.tracker.known().get(0).linkedIds()).hasSizeLessThan(20);
    story.asksForTheEnd("1001-1", 16).leaves("conf", "1001-1").hangsUp("1001-1");
    assertThat(story.tracker.size()).isZero();
  }

  @Test
  void whatIsStillSaidOfAGuestWhoHasGoneBeginsNoCall() {
    theResidentComes();
    comesAndGoes(0);
    story.comes("trunk-late", "", "555", "7000").state("trunk-late", 6);
    story.enters("conf", "trunk-late").leaves("conf", "trunk-late").hangsUp("trunk-late");
    for (int guest = 1; guest < 100; guest++) {
      comesAndGoes(guest);
    }
    int before = story.heard.events.size();

    story
        .state("trunk-late", 6)
        .enters("conf", "trunk-late")
        .tells(new AmiEvent.NewCallerid(null, story.channel("trunk-late")));

    assertThat(story.tracker.liveCalls()).isEqualTo(1);
    assertThat(story.heard.events).hasSize(before);
  }
}
