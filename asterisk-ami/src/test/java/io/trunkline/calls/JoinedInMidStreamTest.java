package io.trunkline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.event.AmiEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Events of channels whose beginning nobody saw leave nothing behind when the channels are gone.
 */
class JoinedInMidStreamTest {
  private static final int STEP = 25;

  @Test
  void remembersNothingOfStrangersWhoHaveHungUp() {
    Tape tape = Tape.read("asterisk-22", "busy-hour-mixed");
    List<AmiEvent> events = tape.events();

    for (int from = 0; from < events.size(); from += STEP) {
      CallTracker tracker = new CallTracker(tape.settings(), new Heard());
      events.subList(from, events.size()).forEach(tracker::on);

      assertThat(tracker.size()).as("joined at event %d", from).isZero();
    }
  }
}
