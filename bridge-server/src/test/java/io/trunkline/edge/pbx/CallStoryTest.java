package io.trunkline.edge.pbx;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallFacts;
import io.trunkline.calls.CallId;
import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told again of a living call after a restart. */
final class CallStoryTest {
  private static final String ALICE = "PJSIP/1001";
  private static final String BOB = "PJSIP/1002";

  private final CallStory story = new CallStory();

  @Test
  void tellsRingAnswerAndHowItStands() {
    happens(1, Status.RING, ALICE);
    happens(1, Status.ANSWER, ALICE);
    for (int times = 0; times < 50; times++) {
      happens(1, Status.HOLD, ALICE);
      happens(1, Status.UNHOLD, ALICE);
    }

    assertThat(told()).containsExactly("1 ring 1001", "1 answer 1001", "1 unhold 1001");
  }

  @Test
  void tellsOfACallBetweenTwoRings() {
    happens(1, Status.RING, ALICE);
    happens(1, Status.NOANSWER, ALICE);

    assertThat(told()).containsExactly("1 ring 1001", "1 noanswer 1001");
  }

  @Test
  void doesNotTellOfThoseAtWhomItRangInVainOnceSomebodyAnswered() {
    happens(1, Status.RING, ALICE);
    happens(1, Status.RING, BOB);
    happens(1, Status.CANCEL, ALICE);
    happens(1, Status.ANSWER, BOB);
    happens(1, Status.CANCEL, ALICE);

    assertThat(told()).containsExactly("1 ring 1001", "1 answer 1002");
  }

  @Test
  void tellsEachPassage() {
    happens(1, Status.ANSWER, ALICE);
    happens(1, Status.HANGUP, ALICE);
    happens(2, Status.ANSWER, BOB);

    assertThat(told()).containsExactly("1 answer 1001", "1 hangup 1001", "2 answer 1002");
  }

  private List<String> told() {
    return story.events().stream()
        .map(
            event ->
                "%d %s %s"
                    .formatted(
                        event.segment(),
                        event.status().word(),
                        String.valueOf(event.agent()).replace("PJSIP/", "")))
        .toList();
  }

  private void happens(int segment, Status status, String agent) {
    CallFacts facts =
        new CallFacts("1.1", Map.of(), Map.of(), List.of(), false, false, null, null, null, null);
    story.add(
        new CallEvent(
            new CallId("main", "1.1"),
            segment,
            status,
            Direction.INBOUND,
            "sales",
            agent,
            "+393331234567",
            null,
            null,
            Instant.EPOCH,
            facts));
  }
}
