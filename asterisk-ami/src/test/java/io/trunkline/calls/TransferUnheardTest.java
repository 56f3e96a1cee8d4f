package io.trunkline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The link is away for some part of a call, whichever: what comes of it is no more work than the
 * whole call is. A direct transfer is none, whoever ran which queue before it.
 */
class TransferUnheardTest {
  private static final int LONGEST_TAPE = 700;

  /** Some gaps; all of them would take minutes. */
  private static final int FROM_EVERY = 7;

  private static final int TO_EVERY = 9;

  /** Where an originated pair of Local halves is found, nobody can tell who called. */
  private static final String ORIGINATED_PAIR = "originate-through-local";

  static Stream<Tape> tapes() {
    return Tape.all().stream()
        .filter(tape -> tape.messages().size() < LONGEST_TAPE)
        .filter(tape -> !tape.toString().endsWith(ORIGINATED_PAIR));
  }

  @ParameterizedTest
  @MethodSource("tapes")
  void makesNoMorePassagesThanThereWere(Tape tape) {
    Play play = Play.of(tape);
    int events = play.events().size();
    int whole = answeredPassages(play, events, events);

    for (int from = 0; from < events; from += FROM_EVERY) {
      for (int to = from + 1; to <= events; to += TO_EVERY) {
        assertThat(answeredPassages(play, from, to))
            .as("heard to %d, and again from %d on", from, to)
            .isLessThanOrEqualTo(whole);
      }
    }
  }

  /** Those that are work of their own: what is handed on directly goes on with the work before. */
  private static int answeredPassages(Play play, int from, int to) {
    Heard heard = new Heard();
    CallTracker tracker = new CallTracker(play.tape().settings(), heard);
    for (int i = 0; i < from; i++) {
      play.hear(tracker, i);
    }
    if (to > from) {
      tracker.resync(play.listed().get(to));
    }
    for (int i = to; i < play.events().size(); i++) {
      play.hear(tracker, i);
    }
    return answered(heard.events);
  }

  private static int answered(List<CallEvent> events) {
    Map<CallId, Set<Integer>> answeredByCall = new HashMap<>();
    Set<String> passages = new HashSet<>();
    for (CallEvent event : events) {
      if (event.status() == Status.ANSWER && event.direction() != Direction.INTERNAL) {
        Set<Integer> answered =
            answeredByCall.computeIfAbsent(event.call(), call -> new HashSet<>());
        boolean handedOn =
            event.queue() == null
                && event.direction() == Direction.INBOUND
                && answered.stream().anyMatch(earlier -> earlier < event.segment());
        answered.add(event.segment());
        if (!handedOn) {
          passages.add(event.call() + " " + event.segment());
        }
      }
    }
    return passages.size();
  }
}
