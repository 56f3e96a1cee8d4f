package io.trunkline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.event.BridgeSnapshot;
import io.trunkline.ami.event.PbxSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Several tapes at once, each with ids of its own, in whatever order TCP allows, with the link cut
 * and the bridge restarted anywhere. A case is made from its seed alone; a failure names the seed.
 */
class ParallelCallsTest {
  private static final int SEEDS = Integer.getInteger("trunkline.seeds", 800);

  /** What is learnt from a list bears the time of the event before it, some milliseconds off. */
  private static final Duration READ_BACK = Duration.ofMillis(50);

  private static final int MOST_AT_ONCE = 3;
  private static final int MOST_OBJECTIONS = 10;
  private static final Map<String, List<Tape>> TAPES_BY_FOLDER =
      Tape.all().stream()
          .filter(tape -> tape.messages().size() < 5_000)
          .collect(Collectors.groupingBy(Tape::folder, TreeMap::new, Collectors.toList()));
  private static final Map<String, Play> PLAYS = new HashMap<>();

  /** How the link behaves. */
  private enum Link {
    STAYS,
    /** Cut and joined again between two events, again and again. */
    BLINKS,
    /** The same, and our own process with it. */
    RESTARTS,
    /** Cut for a while: what the PBX says meanwhile nobody hears. */
    GAPS,
    /** The same, and the PBX's lists are ahead of the events that follow. */
    LAGS
  }

  /** One seed's traffic. */
  private static final class Case {
    final Random random;
    final List<Play> plays = new ArrayList<>();
    final Lives lives = new Lives();
    final int[] at;
    final boolean torn;
    CallTracker tracker;

    /** Hears everything, however the link is. */
    final CallTracker whole;

    /** What the other one took for something else after it was joined again. */
    final List<String> mistaken = new ArrayList<>();

    int joined;

    Case(int seed) {
      random = new Random(seed * 7_919L);
      List<String> folders = List.copyOf(TAPES_BY_FOLDER.keySet());
      List<Tape> tapes = TAPES_BY_FOLDER.get(folders.get(random.nextInt(folders.size())));
      for (int i = random.nextInt(MOST_AT_ONCE); i >= 0; i--) {
        Tape tape = tapes.get(random.nextInt(tapes.size()));
        int number = plays.size();
        plays.add(PLAYS.computeIfAbsent(tape + "-" + number, key -> Play.copy(tape, number)));
      }
      at = new int[plays.size()];
      torn = plays.stream().anyMatch(Play::torn);
      tracker = new CallTracker(plays.get(0).tape().settings(), lives);
      whole = new CallTracker(plays.get(0).tape().settings(), new Heard());
    }

    /** Whose message is next; -1 when all are over. */
    int next() {
      List<Integer> going = new ArrayList<>();
      for (int i = 0; i < at.length; i++) {
        if (at[i] < plays.get(i).events().size()) {
          going.add(i);
        }
      }
      return going.isEmpty() ? -1 : going.get(random.nextInt(going.size()));
    }

    PbxSnapshot listed(int ahead) {
      List<PbxSnapshot.Row> rows = new ArrayList<>();
      List<BridgeSnapshot> bridges = new ArrayList<>();
      Set<String> torn = new HashSet<>();
      for (int i = 0; i < at.length; i++) {
        List<PbxSnapshot> all = plays.get(i).listed();
        PbxSnapshot one = all.get(Math.min(all.size() - 1, at[i] + ahead));
        rows.addAll(one.rows());
        bridges.addAll(one.bridges());
        torn.addAll(one.torn());
      }
      return new PbxSnapshot(rows, bridges, torn);
    }

    void play(Link link) {
      lives.heardAll = link == Link.STAYS || link == Link.BLINKS;
      boolean connected = true;
      int left = random.nextInt(120);
      for (int i = next(); i >= 0; i = next()) {
        for (int burst = random.nextInt(12); burst >= 0; burst--) {
          if (link != Link.STAYS && left-- <= 0) {
            left = random.nextInt(120);
            connected = turn(link, connected);
          }
          if (connected) {
            plays.get(i).hear(tracker, at[i]);
          }
          plays.get(i).hear(whole, at[i]);
          at[i] = Math.min(at[i] + 1, plays.get(i).events().size());
          if (!torn && connected && (link == Link.STAYS || link == Link.BLINKS)) {
            checkSilence();
          }
        }
      }
      if (link != Link.STAYS || torn) {
        reconnect(link == Link.STAYS ? Link.BLINKS : link, 0);
      }
      lives.checkSilence();
      if (tracker.size() != 0) {
        lives.objections.add("remembers " + tracker.size());
      }
    }

    /** No call lives when the PBX has no channel. */
    private void checkSilence() {
      for (int i = 0; i < at.length; i++) {
        if (!plays.get(i).listed().get(at[i]).rows().isEmpty()) {
          return;
        }
      }
      if (tracker.liveCalls() > 0) {
        lives.objections.add(tracker.liveCalls() + " calls live though the PBX has none");
      }
    }

    private boolean turn(Link link, boolean connected) {
      boolean missed = link == Link.GAPS || link == Link.LAGS;
      if (missed && connected) {
        return false;
      }
      reconnect(link, link == Link.LAGS ? random.nextInt(6) : 0);
      return true;
    }

    private void reconnect(Link link, int ahead) {
      if (link == Link.RESTARTS || (link != Link.BLINKS && random.nextInt(3) == 0)) {
        CallTracker before = tracker;
        tracker = new CallTracker(plays.get(0).tape().settings(), lives);
        tracker.start(before.known());
      }
      List<KnownCall> known = tracker.known();
      PbxSnapshot listed = listed(ahead);
      tracker.resync(listed);
      if (ahead == 0 && !torn) {
        joined++;
        mistaken.addAll(Truth.differences(whole.known(), tracker.known(), listed));
      }
      for (KnownCall call : known) {
        boolean lives =
            call.legs().stream()
                .anyMatch(
                    leg ->
                        listed.rows().stream()
                            .anyMatch(row -> row.channel().uniqueId().equals(leg.uniqueId())));
        if (lives && this.lives.isLive(call.call()) && tracker.known(call.call()).isEmpty()) {
          this.lives.objections.add("has another name now: " + call.call());
        }
        if (!lives && this.lives.isLive(call.call())) {
          this.lives.objections.add("lives on though the PBX has it no more: " + call.call());
        }
      }
    }
  }

  @Test
  void callsThatGoOnTogetherAreWhatEachWouldBeAlone() {
    assertThat(
            objections(
                seed -> {
                  Case together = new Case(seed);
                  together.play(Link.STAYS);
                  return differences(together);
                }))
        .isEmpty();
  }

  @Test
  void aReconnectThatMissesNothingChangesNothingForAnyOfThem() {
    assertThat(
            objections(
                seed -> {
                  Case together = new Case(seed);
                  together.play(Link.BLINKS);
                  return differences(together);
                }))
        .isEmpty();
  }

  @Test
  void aRestartSaysNothingTwice() {
    assertThat(objections(seed -> played(seed, Link.RESTARTS))).isEmpty();
  }

  /**
   * Each is restarted again and again, some sixty events apart. What is not the same afterwards was
   * between two events of one step just then: a transfer to somebody who still waits, a room in
   * which the second has just come, the two halves of an originated Local channel.
   */
  @Test
  void aRestartThatMissesNothingChangesHardlyAnyStory() {
    List<String> changed = new ArrayList<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      Case together = new Case(seed);
      together.play(Link.RESTARTS);
      changed.addAll(differences(together));
    }

    assertThat(changed).hasSizeLessThan(SEEDS / 20);
  }

  /**
   * Who talks, and for which queue, is the same as for one who has missed nothing, whenever the
   * link comes back. What may differ lasts until the next event or cannot be told: an agent of whom
   * only the missed events say that his customer is just leaving him, or just coming; whether he
   * who is with a colleague now was handed on in the queue's passage, which his channel still runs,
   * or beyond it.
   */
  @Test
  void whoTalksAfterAGapIsSeldomMistaken() {
    List<String> mistaken = new ArrayList<>();
    int joined = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Case gapped = new Case(seed);
      gapped.play(Link.GAPS);
      mistaken.addAll(gapped.mistaken);
      joined += gapped.joined;
    }

    assertThat(mistaken).hasSizeLessThan(joined / 25);
  }

  @Test
  void howeverMuchWasMissedNothingFalseIsSaid() {
    assertThat(objections(seed -> played(seed, Link.GAPS))).isEmpty();
  }

  @Test
  void listsThatAreAheadOfTheEventsLeaveNoGhosts() {
    assertThat(objections(seed -> played(seed, Link.LAGS))).isEmpty();
  }

  private static List<String> played(int seed, Link link) {
    Case one = new Case(seed);
    one.play(link);
    return one.lives.objections.isEmpty() ? List.of() : said(one, one.lives.objections);
  }

  /** What is otherwise than when each tape is played alone and in peace. */
  private static List<String> differences(Case together) {
    List<String> differences = new ArrayList<>(together.lives.objections);
    Map<String, List<String>> alone = new HashMap<>();
    Map<String, Duration> talks = new TreeMap<>();
    for (Play play : together.plays) {
      Lives lives = new Lives();
      CallTracker tracker = new CallTracker(play.tape().settings(), lives);
      for (int i = 0; i < play.events().size(); i++) {
        play.hear(tracker, i);
      }
      alone.putAll(lives.byAgent());
      talks.putAll(lives.talkByAgent());
    }
    Map<String, List<String>> now = together.lives.byAgent();
    alone.forEach(
        (agent, said) -> {
          if (!said.equals(now.get(agent))) {
            differences.add(agent + " alone " + said + " but now " + now.get(agent));
          }
        });
    if (!now.keySet().equals(alone.keySet())) {
      differences.add("heard of " + now.keySet() + " instead of " + alone.keySet());
    }
    Map<String, Duration> talked = together.lives.talkByAgent();
    talks.forEach(
        (agent, talk) -> {
          if (!talked.containsKey(agent)
              || talk.minus(talked.get(agent)).abs().compareTo(READ_BACK) > 0) {
            differences.add(agent + " talks " + talked.get(agent) + " instead of " + talk);
          }
        });
    return differences.isEmpty() ? List.of() : said(together, differences);
  }

  private static List<String> said(Case one, List<String> objections) {
    return List.of(one.plays + ": " + objections);
  }

  private static List<String> objections(IntFunction<List<String>> check) {
    List<String> found = new ArrayList<>();
    for (int seed = 0; seed < SEEDS && found.size() < MOST_OBJECTIONS; seed++) {
      for (String objection : check.apply(seed)) {
        found.add("seed " + seed + " " + objection);
      }
    }
    return found;
  }
}
