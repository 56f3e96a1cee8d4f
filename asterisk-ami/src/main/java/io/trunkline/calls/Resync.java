package io.trunkline.calls;

import io.trunkline.ami.event.BridgeSnapshot;
import io.trunkline.ami.event.PbxSnapshot;
import io.trunkline.ami.event.PbxSnapshot.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes on after a gap: what the PBX lists now against what was known before. */
final class Resync {
  private final Switchboard board;
  private final Channels channels;
  private final Turns turns;
  private final Bridges bridges;
  private final Hangups hangups;
  private final Adoption adoption;

  Resync(
      Switchboard board,
      Channels channels,
      Turns turns,
      Bridges bridges,
      Hangups hangups,
      Adoption adoption) {
    this.board = board;
    this.channels = channels;
    this.turns = turns;
    this.bridges = bridges;
    this.hangups = hangups;
    this.adoption = adoption;
  }

  void resync(PbxSnapshot snapshot) {
    Set<String> listed = new HashSet<>();
    snapshot.rows().forEach(row -> listed.add(row.channel().uniqueId()));
    Set<Leg> before = new HashSet<>(board.legs());
    for (Leg leg : board.legs()) {
      // of whom the row is torn we only know that he lives: he is as he was
      if (!listed.contains(leg.uniqueId) && !snapshot.torn().contains(leg.channel)) {
        lose(leg);
      }
    }
    for (Row row : snapshot.rows()) {
      Leg leg = channels.see(row.channel());
      if (leg != null) {
        leg.accounted = true;
      }
    }
    pairHalves(snapshot.rows());
    rebridge(snapshot);
    board.legs().forEach(Resync::doubt);
    for (Leg leg : before) {
      lookAfter(leg);
    }
    for (Leg leg : board.legs()) {
      // a room's guests came by ways of their own, and their linkedids may never become one
      if (leg.mix != null && leg.mix.talking()) {
        bridges.join(leg);
      }
    }
    rowsByCall(snapshot.rows()).forEach(adoption::adopt);
    snapshot.rows().forEach(this::holdOf);
  }

  /** Who waits tells whether he is on hold; the one agent who has him put him there. */
  private void holdOf(Row row) {
    String onHold = row.channel().variables().get(Channels.ON_HOLD);
    Leg waits = onHold == null ? null : board.leg(row.channel().uniqueId());
    Turn only = waits == null ? null : onlyTurnWith(waits);
    if (only != null && "1".equals(onHold)) {
      channels.hold(only);
    } else if (only != null && !only.apart) {
      channels.unhold(only);
    }
  }

  /** Of several who talk to him, in a room, nobody can tell who holds. */
  private static @Nullable Turn onlyTurnWith(Leg far) {
    Turn only = null;
    for (Turn turn : far.call.turns) {
      if (turn.talking() && turn.far == far) {
        if (only != null) {
          return null;
        }
        only = turn;
      }
    }
    return only;
  }

  /**
   * Whose LocalBridge we missed: the halves of a Local channel have one linkedid, and names that
   * differ in {@code ;1, ;2} alone.
   */
  private void pairHalves(List<Row> rows) {
    Map<String, Leg> firstByName = new HashMap<>();
    for (Row row : rows) {
      Leg leg = board.leg(row.channel().uniqueId());
      int end = leg == null ? -1 : leg.channel.lastIndexOf(';');
      if (leg == null || end < 0 || !leg.local() || leg.otherHalf != null) {
        continue;
      }
      String name = row.channel().linkedId() + " " + leg.channel.substring(0, end);
      Leg first = firstByName.putIfAbsent(name, leg);
      if (first != null && !first.channel.equals(leg.channel)) {
        channels.pair(first, leg);
      }
    }
  }

  private Map<Call, List<Row>> rowsByCall(List<Row> rows) {
    Map<Call, List<Row>> rowsByCall = new LinkedHashMap<>();
    for (Row row : rows) {
      Leg leg = board.leg(row.channel().uniqueId());
      if (leg != null) {
        rowsByCall.computeIfAbsent(leg.call, call -> new ArrayList<>(4)).add(row);
      }
    }
    return rowsByCall;
  }

  /** A channel that is gone without a word: who talked through it has lost the call. */
  private void lose(Leg leg) {
    Call call = leg.call;
    for (Turn turn : call.turnsNow()) {
      if (turn.talking() && (turn.leg == leg || turn.far == leg)) {
        turns.end(turn, "lost");
      } else if (turn.ringing() && (turn.open.remove(leg) || turn.leg == leg)) {
        if (turn.open.isEmpty() || (turn.leg == leg && turn.calling)) {
          turns.stopRinging(turn, Status.CANCEL);
        }
      }
    }
    Segment segment = call.segment;
    if (segment != null && segment.customer == leg) {
      // unanswered as far as we know, but somebody may have answered meanwhile: nothing is said
      turns.cancelRinging(call, segment);
      segment.closed = true;
    }
    board.bury(leg);
    if (call.legByUniqueId.isEmpty()) {
      hangups.end(call);
    }
  }

  private void rebridge(PbxSnapshot snapshot) {
    Map<String, BridgeSnapshot> bridgeById = new HashMap<>();
    snapshot.bridges().forEach(b -> bridgeById.put(b.uniqueId(), b));
    for (Row row : snapshot.rows()) {
      Leg leg = board.leg(row.channel().uniqueId());
      if (leg == null) {
        continue;
      }
      String id = row.bridgeId();
      if (leg.mix != null && leg.mix.bridge.uniqueId().equals(id)) {
        continue;
      }
      board.leave(leg);
      if (id == null) {
        continue;
      }
      board.enter(leg, bridge(row, id, bridgeById));
      leg.entered = row.channel();
    }
  }

  /**
   * In a bridge of which nothing is known, legs of several calls may be parked as well as talk:
   * until an event tells what it is, nobody there hears anybody.
   */
  private static void doubt(Leg leg) {
    Mix mix = leg.mix;
    if (mix != null && mix.bridge.isUnknown()) {
      mix.doubtful = mix.legs.stream().anyMatch(other -> other.call != leg.call);
    }
  }

  /**
   * The bridge as it is listed; one that began or ended between two lists, or was in a list that
   * was refused, as it was before, or as an application tells that puts its channel there itself.
   */
  private BridgeSnapshot bridge(Row row, String id, Map<String, BridgeSnapshot> bridgeById) {
    BridgeSnapshot listed = bridgeById.get(id);
    if (listed != null) {
      return listed;
    }
    String application = row.application() == null ? "" : row.application();
    Mix before = board.mix(id);
    return switch (application) {
      case "Park", "ParkAndAnnounce" ->
          new BridgeSnapshot(id, "parking", "holding_bridge", "Parking");
      case "BridgeWait" -> new BridgeSnapshot(id, "base", "holding_bridge", "BridgeWait");
      case "ConfBridge" -> new BridgeSnapshot(id, "base", "softmix", "ConfBridge");
      default -> before == null ? BridgeSnapshot.unknown(id) : before.bridge;
    };
  }

  /** A turn that went on without us: still ringing, answered meanwhile, or handed on. */
  private void lookAfter(Leg leg) {
    Turn turn = leg.turn;
    if (turn == null || turn.leg != leg) {
      return;
    }
    if (turn.ringing()) {
      bridges.talk(leg.call);
      return;
    }
    Leg far = turn.far;
    if (far == null && leg.mix != null && leg.mix.conference()) {
      // he talks to the room, whoever has come into it
      return;
    }
    Leg now = Mix.reach(leg, far);
    if (turn.apart && now != far) {
      // a consultation, as it was before: the bridges tell what has come of it
      return;
    }
    if (now != null) {
      turn.far = now;
      turn.apart = false;
      return;
    }
    Leg other = far == null ? null : Mix.reach(far, null);
    if (other != null) {
      turns.end(turn, "lost");
    } else if (leg.mix == null || !leg.mix.conference()) {
      turn.apart = true;
    }
  }

  void start(List<KnownCall> calls) {
    KnownCalls.restore(board, turns, calls);
  }

  Optional<KnownCall> known(CallId id) {
    Call call = board.callOf(id.linkedId());
    return call == null ? Optional.empty() : KnownCalls.of(List.of(call)).stream().findFirst();
  }

  List<KnownCall> known() {
    return KnownCalls.of(board.calls());
  }
}
