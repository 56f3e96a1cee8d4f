package io.trunkline.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** A sink that objects to what no call can do: an event after the end, an answer answered twice. */
final class Lives implements CallSink {
  private enum State {
    RINGING,
    TALKING
  }

  /** An agent in a passage, and since when he does what he does now. */
  private record Now(String call, String agent, State state, Instant since) {}

  final List<CallEvent> events = new ArrayList<>();
  final List<String> objections = new ArrayList<>();

  /** Nothing was missed: talks are as long as the queue says. */
  boolean heardAll;

  private final Set<CallId> live = new HashSet<>();
  private final Set<CallId> over = new HashSet<>();
  private final Set<String> closed = new HashSet<>();
  private final Map<String, Now> nowByTurn = new HashMap<>();
  private final Set<String> held = new HashSet<>();
  private final Map<String, Duration> talkByAgent = new TreeMap<>();
  private CallEvent handsOn;

  @Override
  public void happened(CallEvent e) {
    events.add(e);
    live.add(e.call());
    if (over.contains(e.call())) {
      objections.add("after the end: " + e);
    }
    if (!fits(e)) {
      objections.add(nowByTurn.get(turn(e)) + " cannot " + e);
    }
    if (handsOn != null && (e.status() != Status.HANGUP || !turn(e).equals(turn(handsOn)))) {
      objections.add("no hangup after " + handsOn);
    }
    handsOn = e.status() == Status.TRANSFER ? e : null;
    keep(e);
  }

  private boolean fits(CallEvent e) {
    String turn = turn(e);
    Now now = nowByTurn.get(turn);
    boolean rings = now != null && now.state == State.RINGING;
    boolean talks = now != null && now.state == State.TALKING;
    return switch (e.status()) {
      case RING -> now == null && !closed.contains(segment(e)) && !elsewhere(e, State.RINGING);
      case ANSWER -> !talks && !elsewhere(e, State.TALKING);
      case HOLD -> talks && held.add(turn);
      case UNHOLD -> talks && held.remove(turn);
      case TRANSFER, HANGUP -> talks;
      case REJECT, NOANSWER, BUSY, FAILED, CANCEL -> rings;
      case ABANDON, UNMANAGED -> e.agent() == null && closed.add(segment(e));
      case PARK, RETRIEVE -> e.agent() == null;
    };
  }

  /** The same agent in another passage of the call: nobody does the same thing twice at once. */
  private boolean elsewhere(CallEvent e, State state) {
    String call = e.call().toString();
    return nowByTurn.entrySet().stream()
        .filter(other -> !other.getKey().equals(turn(e)))
        .map(Map.Entry::getValue)
        .anyMatch(n -> n.state == state && n.call.equals(call) && n.agent.equals(e.agent()));
  }

  private void keep(CallEvent e) {
    String turn = turn(e);
    switch (e.status()) {
      case RING -> nowByTurn.put(turn, now(e, State.RINGING));
      case ANSWER -> nowByTurn.put(turn, now(e, State.TALKING));
      case REJECT, NOANSWER, BUSY, FAILED, CANCEL -> nowByTurn.remove(turn);
      case HANGUP -> {
        held.remove(turn);
        Now was = nowByTurn.remove(turn);
        if (was != null && was.since != null && e.at() != null) {
          Duration talk = Duration.between(was.since, e.at());
          talkByAgent.merge(e.call() + " " + e.agent(), talk, Duration::plus);
          if (talk.isNegative()) {
            objections.add("talked for " + talk + ": " + e);
          }
          compare(talk, e);
        }
      }
      default -> {}
    }
  }

  /** The queue has counted too, in whole seconds; it stops when the agent hands the call on. */
  private void compare(Duration talk, CallEvent e) {
    String counted = e.facts().system().get("talktime");
    if (heardAll && counted != null && !"transfer".equals(e.reason())) {
      long off = talk.toSeconds() - Long.parseLong(counted);
      if (Math.abs(off) > 1) {
        objections.add("talked for " + talk + " but the queue counted " + counted + ": " + e);
      }
    }
  }

  private static Now now(CallEvent e, State state) {
    return new Now(e.call().toString(), Objects.requireNonNull(e.agent()), state, e.at());
  }

  private static String segment(CallEvent e) {
    return e.call() + "#" + e.segment();
  }

  private static String turn(CallEvent e) {
    return segment(e) + " " + e.agent();
  }

  @Override
  public void ended(CallId call) {
    if (!live.remove(call)) {
      objections.add("ended twice or unannounced: " + call);
    }
    over.add(call);
    nowByTurn.keySet().stream()
        .filter(turn -> turn.startsWith(call + "#"))
        .forEach(turn -> objections.add("ended in the middle: " + turn));
  }

  /** Whether something was said of this call, and its end not yet. */
  boolean isLive(CallId call) {
    return live.contains(call);
  }

  /** Nothing may be open when the PBX is silent. */
  void checkSilence() {
    live.forEach(call -> objections.add("never ended: " + call));
    nowByTurn.forEach((turn, now) -> objections.add(turn + " still " + now.state));
    if (handsOn != null) {
      objections.add("no hangup after " + handsOn);
    }
  }

  /** What was said to each agent, in order, without times and reasons. */
  Map<String, List<String>> byAgent() {
    Map<String, List<String>> byAgent = new HashMap<>();
    for (CallEvent e : events) {
      byAgent
          .computeIfAbsent(e.call() + " " + e.agent(), a -> new ArrayList<>())
          .add(e.segment() + " " + e.direction() + " " + e.queue() + " " + e.status());
    }
    return byAgent;
  }

  /** From answer to hangup, of those talks whose both ends the PBX has told the time of. */
  Map<String, Duration> talkByAgent() {
    return talkByAgent;
  }
}
