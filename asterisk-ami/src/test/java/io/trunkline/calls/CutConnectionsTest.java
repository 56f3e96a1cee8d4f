package io.trunkline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.event.PbxSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever the connection, or our own process, breaks: no ghost calls, nothing said twice. */
class CutConnectionsTest {
  private static final int SEEDS = 60;
  private static final int PLACES = 60;

  /** The places of a tape where the connection is cut: of a long one only some. */
  private static List<Integer> places(Play play) {
    int step = Math.max(1, play.events().size() / PLACES);
    return IntStream.rangeClosed(0, play.events().size())
        .filter(i -> i % step == 0 || i == play.events().size())
        .boxed()
        .toList();
  }

  /** Of a very long tape still fewer. */
  private static List<Integer> cuts(Play play) {
    return places(play).stream().filter(i -> !play.big() || i % 7 == 0).toList();
  }

  static Stream<Tape> tapes() {
    return Tape.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tapes")
  void saysNothingFalseHoweverMuchWasMissed(Tape tape) {
    Play play = Play.of(tape);
    List<String> objections = new ArrayList<>();

    for (int seed = 0; seed < (play.big() ? SEEDS / 10 : SEEDS); seed++) {
      objections.addAll(playWithGaps(play, seed));
    }

    assertThat(objections).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tapes")
  void aReconnectThatMissesNothingChangesNothing(Tape tape) {
    Play play = Play.of(tape);
    Map<String, List<String>> whole = lives(play, -1, false).byAgent();

    for (int cut : cuts(play)) {
      Lives lives = lives(play, cut, false);

      assertThat(lives.byAgent()).as("cut before message %s", cut).isEqualTo(whole);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tapes")
  void aRestartBetweenTwoEventsSaysNothingTwice(Tape tape) {
    Play play = Play.of(tape);

    for (int cut : cuts(play)) {
      Lives lives = lives(play, cut, true);

      assertThat(lives.objections).as("restart before message %s", cut).isEmpty();
    }
  }

  private static Lives lives(Play play, int cut, boolean restart) {
    Lives lives = new Lives();
    lives.heardAll = true;
    CallTracker tracker = new CallTracker(play.tape().settings(), lives);
    for (int i = 0; i <= play.events().size(); i++) {
      if (i == cut) {
        tracker = restart ? restarted(play, tracker, lives) : tracker;
        tracker.resync(play.listed().get(i));
      }
      play.hear(tracker, i);
    }
    lives.checkSilence();
    return lives;
  }

  /** Who is in one bridge is in one call. */
  private static List<String> bridgesOfTwoCalls(CallTracker tracker, PbxSnapshot listed) {
    Map<String, CallId> callByLeg = new HashMap<>();
    tracker
        .known()
        .forEach(call -> call.legs().forEach(leg -> callByLeg.put(leg.uniqueId(), call.call())));
    Map<String, CallId> callByBridge = new HashMap<>();
    List<String> objections = new ArrayList<>();
    for (PbxSnapshot.Row row : listed.rows()) {
      CallId call = row.bridgeId() == null ? null : callByLeg.get(row.channel().uniqueId());
      CallId first = call == null ? null : callByBridge.putIfAbsent(row.bridgeId(), call);
      if (first != null && !first.equals(call)) {
        objections.add("a bridge of two calls: " + first + " and " + call);
      }
    }
    return objections;
  }

  private static CallTracker restarted(Play play, CallTracker before, CallSink sink) {
    CallTracker tracker = new CallTracker(play.tape().settings(), sink);
    tracker.start(before.known());
    return tracker;
  }

  private static List<String> playWithGaps(Play play, int seed) {
    Random random = new Random(seed);
    Lives lives = new Lives();
    CallTracker tracker = new CallTracker(play.tape().settings(), lives);
    boolean connected = random.nextBoolean();
    int next = random.nextInt(60);
    for (int i = 0; i <= play.events().size(); i++) {
      boolean last = i == play.events().size();
      if (next <= 0 || last) {
        next = random.nextInt(60);
        connected = !connected || last;
        if (connected) {
          tracker = random.nextInt(3) == 0 ? restarted(play, tracker, lives) : tracker;
          tracker.resync(play.listed().get(i));
          lives.objections.addAll(bridgesOfTwoCalls(tracker, play.listed().get(i)));
        }
      }
      next--;
      if (connected) {
        play.hear(tracker, i);
      }
    }
    lives.checkSilence();
    if (tracker.size() != 0) {
      lives.objections.add("remembers " + tracker.size());
    }
    return lives.objections.stream().map(o -> "seed " + seed + ": " + o).toList();
  }
}
