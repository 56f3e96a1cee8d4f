package io.trunkline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.AmiEvents;
import io.trunkline.ami.event.PbxSnapshot;
import io.trunkline.ami.wire.AmiMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever the connection, or our own process, breaks: no ghost calls, nothing said twice. */
class CutConnectionsTest {
  private static final int SEEDS = 60;
  private static final int PLACES = 60;

  /** A tape, decoded once for many plays, and what the PBX would list at some of its places. */
  private record Play(Tape tape, List<AmiEvent> events, Map<Integer, PbxSnapshot> listed) {
    static Play of(Tape tape) {
      List<AmiEvent> events = new ArrayList<>();
      Map<Integer, PbxSnapshot> listed = new TreeMap<>();
      PbxModel pbx = new PbxModel();
      int step = Math.max(1, tape.messages().size() / PLACES);
      for (AmiMessage message : tape.messages()) {
        if (events.size() % step == 0) {
          listed.put(events.size(), pbx.snapshot());
        }
        pbx.hear(message);
        events.add(AmiEvents.decode(message));
      }
      listed.put(events.size(), pbx.snapshot());
      return new Play(tape, events, listed);
    }

    boolean big() {
      return events.size() > 5_000;
    }

    /** Where the connection is cut in turn: every place, but of a long tape only some. */
    List<Integer> cuts() {
      return listed.keySet().stream().filter(i -> !big() || i % 7 == 0).toList();
    }

    void hear(CallTracker tracker, int i) {
      AmiEvent event = i < events.size() ? events.get(i) : null;
      if (event != null) {
        tracker.on(event);
      }
    }
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

    for (int cut : play.cuts()) {
      Lives lives = lives(play, cut, false);

      assertThat(lives.byAgent()).as("cut before message %s", cut).isEqualTo(whole);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tapes")
  void aRestartBetweenTwoEventsSaysNothingTwice(Tape tape) {
    Play play = Play.of(tape);

    for (int cut : play.cuts()) {
      Lives lives = lives(play, cut, true);

      assertThat(lives.objections).as("restart before message %s", cut).isEmpty();
    }
  }

  private static Lives lives(Play play, int cut, boolean restart) {
    Lives lives = new Lives();
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
      PbxSnapshot listed = play.listed().get(i);
      boolean last = i == play.events().size();
      if (listed != null && (next <= 0 || last)) {
        next = random.nextInt(60);
        connected = !connected || last;
        if (connected) {
          tracker = random.nextInt(3) == 0 ? restarted(play, tracker, lives) : tracker;
          tracker.resync(listed);
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
