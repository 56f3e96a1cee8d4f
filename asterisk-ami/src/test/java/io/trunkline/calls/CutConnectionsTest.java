package io.trunkline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.AmiEvents;
import io.trunkline.ami.wire.AmiMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever the connection, or our own process, breaks: no ghost calls, nothing said twice. */
class CutConnectionsTest {
  private static final int SEEDS = 200;
  private static final int MOST_CUTS_TRIED = 400;

  static Stream<Tape> tapes() {
    return Tape.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tapes")
  void saysNothingFalseHoweverMuchWasMissed(Tape tape) {
    List<String> objections = new ArrayList<>();

    int seeds = tape.messages().size() > 5_000 ? SEEDS / 20 : SEEDS;
    for (int seed = 0; seed < seeds; seed++) {
      objections.addAll(playWithGaps(tape, seed));
    }

    assertThat(objections).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tapes")
  void aReconnectThatMissesNothingChangesNothing(Tape tape) {
    Map<String, List<String>> whole = heard(tape, -1, false);

    for (int cut : cuts(tape)) {
      assertThat(heard(tape, cut, false)).as("cut before message %s", cut).isEqualTo(whole);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tapes")
  void aRestartBetweenTwoEventsSaysNothingTwice(Tape tape) {
    for (int cut : cuts(tape)) {
      Lives lives = lives(tape, cut, true);

      assertThat(lives.objections).as("restart before message %s", cut).isEmpty();
    }
  }

  private static int[] cuts(Tape tape) {
    int size = tape.messages().size();
    int step = Math.max(1, size / (size > 5_000 ? 20 : MOST_CUTS_TRIED));
    return IntStream.range(0, size).filter(i -> i % step == 0).toArray();
  }

  private static Map<String, List<String>> heard(Tape tape, int cut, boolean restart) {
    return lives(tape, cut, restart).byAgent();
  }

  private static Lives lives(Tape tape, int cut, boolean restart) {
    Lives lives = new Lives();
    PbxModel pbx = new PbxModel();
    CallTracker tracker = new CallTracker(tape.settings(), lives);
    List<AmiMessage> messages = tape.messages();
    for (int i = 0; i < messages.size(); i++) {
      if (i == cut) {
        tracker = restart ? restarted(tape, tracker, lives) : tracker;
        tracker.resync(pbx.snapshot());
      }
      pbx.hear(messages.get(i));
      play(tracker, messages.get(i));
    }
    lives.checkSilence();
    return lives;
  }

  private static CallTracker restarted(Tape tape, CallTracker before, CallSink sink) {
    CallTracker tracker = new CallTracker(tape.settings(), sink);
    tracker.start(before.known());
    return tracker;
  }

  private static List<String> playWithGaps(Tape tape, int seed) {
    Random random = new Random(seed);
    Lives lives = new Lives();
    PbxModel pbx = new PbxModel();
    CallTracker tracker = new CallTracker(tape.settings(), lives);
    boolean connected = random.nextBoolean();
    int next = random.nextInt(60);
    for (AmiMessage message : tape.messages()) {
      pbx.hear(message);
      if (connected) {
        play(tracker, message);
      }
      if (next-- == 0) {
        next = random.nextInt(60);
        connected = !connected;
        if (connected) {
          tracker = random.nextInt(3) == 0 ? restarted(tape, tracker, lives) : tracker;
          tracker.resync(pbx.snapshot());
        }
      }
    }
    if (!connected) {
      tracker.resync(pbx.snapshot());
    }
    assertThat(pbx.silent()).isTrue();
    lives.checkSilence();
    if (tracker.size() != 0) {
      lives.objections.add("remembers " + tracker.size());
    }
    return lives.objections.stream().map(o -> "seed " + seed + ": " + o).toList();
  }

  private static void play(CallTracker tracker, AmiMessage message) {
    AmiEvent event = AmiEvents.decode(message);
    if (event != null) {
      tracker.on(event);
    }
  }
}
