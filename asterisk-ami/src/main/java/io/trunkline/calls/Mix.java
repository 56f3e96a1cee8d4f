package io.trunkline.calls;

import io.trunkline.ami.event.BridgeSnapshot;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of Asterisk's bridges: the legs in it hear each other, unless it only holds them. */
final class Mix {
  BridgeSnapshot bridge;

  /** The bridge that this one is being merged into, or empty. */
  String into = "";

  /** Nobody has told yet what kind it is, and legs of several calls are in it. */
  boolean doubtful;

  final Set<Leg> legs = new LinkedHashSet<>();

  Mix(BridgeSnapshot bridge) {
    this.bridge = bridge;
  }

  boolean talking() {
    return !doubtful && !bridge.holding();
  }

  /**
   * Whom this leg can talk to, through bridges and the halves of Local channels: the one asked for
   * if he is there, else somebody from outside, else anybody who is not the leg's own endpoint;
   * null when it is alone.
   */
  static @Nullable Leg reach(Leg from, @Nullable Leg wanted) {
    Leg found = null;
    Set<Mix> walked = new HashSet<>();
    Deque<Leg> next = new ArrayDeque<>();
    next.add(from);
    while (!next.isEmpty()) {
      Mix mix = next.remove().mix;
      if (mix == null || !mix.talking() || !walked.add(mix)) {
        continue;
      }
      for (Leg leg : mix.legs) {
        if (leg == wanted && leg != from) {
          return leg;
        }
        if (leg.local()) {
          if (leg.otherHalf != null) {
            next.add(leg.otherHalf);
          }
        } else if (leg != from && better(leg, found) && !leg.endpoint().equals(from.endpoint())) {
          found = leg;
        }
      }
    }
    return found;
  }

  private static boolean better(Leg leg, @Nullable Leg found) {
    return !leg.handedOn && (found == null || (leg.outside && !found.outside));
  }

  boolean parking() {
    return bridge.parking();
  }

  /** A conference room, where one who is left alone is still in the call. */
  boolean conference() {
    return bridge.conference() && talking();
  }
}
