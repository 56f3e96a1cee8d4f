package io.trunkline.calls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A sink that objects to what no call can do: an event after the end, an answer answered twice. */
final class Lives implements CallSink {
  private enum State {
    RINGING,
    TALKING
  }

  final List<CallEvent> events = new ArrayList<>();
  final List<String> objections = new ArrayList<>();
  private final Set<CallId> live = new HashSet<>();
  private final Set<CallId> over = new HashSet<>();
  private final Set<String> closed = new HashSet<>();
  private final Map<String, State> stateByTurn = new HashMap<>();
  private final Set<String> held = new HashSet<>();

  @Override
  public void happened(CallEvent e) {
    events.add(e);
    live.add(e.call());
    if (over.contains(e.call())) {
      objections.add("after the end: " + e);
    }
    String segment = e.call() + "#" + e.segment();
    String turn = segment + " " + e.agent();
    State now = stateByTurn.get(turn);
    boolean fits =
        switch (e.status()) {
          case RING -> now == null && !closed.contains(segment);
          case ANSWER -> now != State.TALKING;
          case HOLD -> now == State.TALKING && held.add(turn);
          case UNHOLD -> now == State.TALKING && held.remove(turn);
          case TRANSFER, HANGUP -> now == State.TALKING;
          case REJECT, NOANSWER, BUSY, FAILED, CANCEL -> now == State.RINGING;
          case ABANDON, UNMANAGED -> e.agent() == null && closed.add(segment);
          case PARK, RETRIEVE -> e.agent() == null;
        };
    if (!fits) {
      objections.add(now + " cannot " + e);
    }
    switch (e.status()) {
      case RING -> stateByTurn.put(turn, State.RINGING);
      case ANSWER -> stateByTurn.put(turn, State.TALKING);
      case HANGUP, REJECT, NOANSWER, BUSY, FAILED, CANCEL -> stateByTurn.remove(turn);
      default -> {}
    }
  }

  @Override
  public void ended(CallId call) {
    if (!live.remove(call)) {
      objections.add("ended twice or unannounced: " + call);
    }
    over.add(call);
    stateByTurn.keySet().stream()
        .filter(turn -> turn.startsWith(call + "#"))
        .forEach(turn -> objections.add("ended in the middle: " + turn));
  }

  /** Nothing may be open when the PBX is silent. */
  void checkSilence() {
    live.forEach(call -> objections.add("never ended: " + call));
    stateByTurn.forEach((turn, state) -> objections.add(turn + " still " + state));
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
}
