package io.trunkline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.event.AmiEvent;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How an Originate went, in Asterisk's own number: it speaks of the first leg alone, and a refusal,
 * a busy phone and one that there is not are all 0. Why is told by the leg's own events.
 */
class OriginateTapesTest {
  @ParameterizedTest
  @CsvSource({
    "originate-answered, true, 4, 16, 16",
    "originate-through-local, true, 4, 16, 16",
    "originate-far-busy, true, 4, 17, 17",
    "originate-busy, false, 0, 17, 17",
    "originate-refused, false, 0, 21, 21",
    "originate-unanswered, false, 3, 0, 19",
    "originate-bad-channel, false, 0, -1, -1"
  })
  void saysHowTheFirstLegWent(
      String story, boolean success, int reason, int causeOn16, int causeOn22) {
    Tape older = Tape.read("asterisk-16", story);
    Tape newer = Tape.read("asterisk-22", story);

    List<String> said = List.of(success + " " + reason);

    assertThat(List.of(answers(older), answers(newer))).containsExactly(said, said);
    assertThat(causes(older)).contains(causeOn16);
    assertThat(causes(newer)).contains(causeOn22);
  }

  private static List<String> answers(Tape tape) {
    return tape.events().stream()
        .filter(AmiEvent.OriginateResponse.class::isInstance)
        .map(AmiEvent.OriginateResponse.class::cast)
        .map(answer -> answer.success() + " " + answer.reason())
        .toList();
  }

  /** With which the legs ended; -1 when there was none. */
  private static List<Integer> causes(Tape tape) {
    List<Integer> causes =
        tape.events().stream()
            .filter(AmiEvent.Hangup.class::isInstance)
            .map(AmiEvent.Hangup.class::cast)
            .map(AmiEvent.Hangup::cause)
            .toList();
    return causes.isEmpty() ? List.of(-1) : causes;
  }
}
