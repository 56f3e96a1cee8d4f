package io.trunkline.calls;

import io.trunkline.ami.event.BridgeSnapshot;
import io.trunkline.ami.event.ChannelSnapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is on the PBX right now: living legs, the calls they belong to, the bridges they are in.
 * Finds every one of them by its id, so that an event costs the same however many calls live.
 */
final class Switchboard {
  /** Hung-up channels that a late event or an older list row must not bring back. */
  private static final int TOMBSTONES = 2_048;

  /** A call has some by merging; only more of them are looked through. */
  private static final int MOST_ALIASES = 8;

  final TrackerSettings settings;
  private final Map<String, Leg> legByUniqueId = new HashMap<>();
  private final Map<String, Call> callByLinkedId = new HashMap<>();
  private final Map<String, Mix> mixById = new HashMap<>();
  private final Tombstones tombstones = new Tombstones(TOMBSTONES);

  /** The order of events, for who-was-first questions: there is no clock here. */
  long sequence;

  /** The present event's own time. */
  @Nullable Instant now;

  Switchboard(TrackerSettings settings) {
    this.settings = settings;
  }

  /** The living leg, or null. */
  @Nullable Leg leg(String uniqueId) {
    return legByUniqueId.get(uniqueId);
  }

  boolean buried(String uniqueId) {
    return tombstones.has(uniqueId);
  }

  /** A channel has come anew under an id that was a dead one's. */
  void unbury(String uniqueId) {
    tombstones.remove(uniqueId);
  }

  /** Makes the leg of a channel first seen now, and the call it belongs to by its linkedid. */
  Leg add(ChannelSnapshot s) {
    Call call = callByLinkedId.get(s.linkedId());
    if (call == null) {
      call = addCall(new CallId(settings.pbx(), s.linkedId()));
    }
    return addTo(call, s);
  }

  Call addCall(CallId id) {
    Call call = new Call(id, ++sequence);
    callByLinkedId.put(id.linkedId(), call);
    return call;
  }

  Leg addTo(Call call, ChannelSnapshot s) {
    Leg leg = new Leg(s, call);
    legByUniqueId.put(leg.uniqueId, leg);
    call.legByUniqueId.put(leg.uniqueId, leg);
    leg.outside = !leg.local() && !inside(leg);
    call.outside |= leg.outside;
    return leg;
  }

  @Nullable Call callOf(String linkedId) {
    return callByLinkedId.get(linkedId);
  }

  /** Another linkedid now names this call too. */
  void alias(String linkedId, Call call) {
    callByLinkedId.put(linkedId, call);
    call.linkedIds.add(linkedId);
  }

  /** All that was the one call's is the other's from now on. */
  void move(Call from, Call to) {
    from.linkedIds.forEach(id -> alias(id, to));
    for (Leg leg : from.legByUniqueId.values()) {
      leg.call = to;
      to.legByUniqueId.put(leg.uniqueId, leg);
    }
    to.outside |= from.outside;
    to.log.absorb(from.log);
    from.legByUniqueId.clear();
  }

  /** The leg is gone; a tombstone keeps late events from bringing it back. */
  void bury(Leg leg) {
    leg.gone = true;
    leave(leg);
    if (leg.dialledBy != null) {
      leg.dialledBy.dialled.remove(leg);
    }
    leg.dialled.forEach(child -> child.dialledBy = null);
    if (leg.otherHalf != null) {
      leg.otherHalf.otherHalf = null;
    }
    legByUniqueId.remove(leg.uniqueId);
    leg.call.legByUniqueId.remove(leg.uniqueId);
    tombstones.add(leg.uniqueId);
    if (leg.call.linkedIds.size() > MOST_ALIASES) {
      dropAliases(leg.call);
    }
  }

  /**
   * Names that no living leg bears go, but for the one the call is known by: guests come into a
   * room that is never empty, each with a linkedid of his own. Looked for only when there are more
   * of them than legs, so that a guest costs the same however many there are.
   */
  private void dropAliases(Call call) {
    if (call.linkedIds.size() <= 2 * call.legByUniqueId.size()) {
      return;
    }
    Set<String> borne = new HashSet<>();
    borne.add(call.id.linkedId());
    for (Leg leg : call.legByUniqueId.values()) {
      borne.add(leg.seen.linkedId());
      // what a channel came with, and an older snapshot of it may still bear
      borne.add(leg.uniqueId);
    }
    call.linkedIds.removeIf(
        id -> {
          boolean goes = !borne.contains(id);
          if (goes) {
            callByLinkedId.remove(id, call);
          }
          return goes;
        });
  }

  void forget(Call call) {
    call.linkedIds.forEach(id -> callByLinkedId.remove(id, call));
  }

  /** The bridge, if anybody is in it, or null. */
  @Nullable Mix mix(String id) {
    return mixById.get(id);
  }

  Mix enter(Leg leg, BridgeSnapshot bridge) {
    leave(leg);
    Mix mix = mixById.computeIfAbsent(bridge.uniqueId(), id -> new Mix(bridge));
    mix.bridge = bridge;
    mix.legs.add(leg);
    leg.mix = mix;
    return mix;
  }

  /** Takes the leg out of its bridge; an empty bridge is forgotten. */
  void leave(Leg leg) {
    Mix mix = leg.mix;
    leg.mix = null;
    if (mix != null && mix.legs.remove(leg) && mix.legs.isEmpty()) {
      mixById.remove(mix.bridge.uniqueId());
    }
  }

  /** The agent whose interface this leg is, or null. */
  @Nullable String agentOf(Leg leg) {
    String endpoint = leg.endpoint();
    return settings.agents().test(endpoint) ? endpoint : null;
  }

  /** Whether the leg is an agent's or an internal extension's. */
  boolean inside(Leg leg) {
    return agentOf(leg) != null || settings.inside().test(leg.extension());
  }

  List<Leg> legs() {
    return List.copyOf(legByUniqueId.values());
  }

  /** The living calls, each once. */
  Collection<Call> calls() {
    return List.copyOf(new LinkedHashSet<>(callByLinkedId.values()));
  }

  /** How many things are remembered: living legs, names of calls, bridges. */
  int size() {
    return legByUniqueId.size() + callByLinkedId.size() + mixById.size();
  }
}
