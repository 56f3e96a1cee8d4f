package io.trunkline.calls;

import io.trunkline.ami.event.ChannelSnapshot;
import io.trunkline.ami.event.PbxSnapshot.Row;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes up what a call does of which nothing has been heard: who is rung by whom is told by the
 * applications that its channels run, who talks by bridges. Nothing rests on the order of the rows.
 */
final class Adoption {
  private static final String QUEUE = "Queue";
  private static final String DIAL = "Dial";

  private final Switchboard board;
  private final Turns turns;
  private final Bridges bridges;
  private final Announcer announcer;

  Adoption(Switchboard board, Turns turns, Bridges bridges, Announcer announcer) {
    this.board = board;
    this.turns = turns;
    this.bridges = bridges;
    this.announcer = announcer;
  }

  void adopt(Call call, List<Row> own) {
    own.forEach(row -> relate(row, own));
    Row caller = caller(own);
    Leg source = caller == null ? null : leg(caller);
    boolean hasLeft = leavesQueue(call, own);
    if (hasLeft || isNew(call.segment, caller)) {
      takeUp(call, caller, source);
    }
    if (caller != null && source != null) {
      for (Row row : own) {
        called(caller, source, row, own);
      }
    }
    own.forEach(row -> answered(call, row, own));
    for (Row row : own) {
      Leg leg = leg(row);
      if (leg != null && leg.mix != null && leg.mix.talking()) {
        bridges.settle(call, leg);
      }
    }
  }

  private @Nullable Leg leg(Row row) {
    return board.leg(row.channel().uniqueId());
  }

  /**
   * Who waits in a queue, else who dials. A Local half that does so stands for somebody: between
   * him and a phone.
   */
  private @Nullable Row caller(List<Row> own) {
    Row caller = null;
    for (Row row : own) {
      Leg leg = leg(row);
      boolean first = runs(row, QUEUE) || (runs(row, DIAL) && caller == null);
      if (leg != null && !leg.local() && first) {
        caller = row;
      }
    }
    return caller;
  }

  /** A leg that was dialled unheard: by whom is told by what the others of its call run. */
  private void relate(Row row, List<Row> own) {
    Leg dest = leg(row);
    String application = runs(row, "AppQueue") ? QUEUE : runs(row, "AppDial") ? DIAL : null;
    if (dest == null || application == null || dest.dialledBy != null || dest.dialEnded) {
      return;
    }
    Leg by = null;
    int diallers = 0;
    for (Row other : own) {
      Leg leg = leg(other);
      if (leg != null && leg != dest && runs(other, application)) {
        if (application.equals(QUEUE) || names(other.data(), dest.endpoint())) {
          leg.dials(dest);
          return;
        }
        by = leg;
        diallers++;
      }
    }
    if (by != null && diallers == 1 && !dest.up()) {
      by.dials(dest);
    }
  }

  /** Whether these arguments of Dial lead to that endpoint. */
  private static boolean names(@Nullable String data, String endpoint) {
    String called = data == null ? "" : data.split(",", 2)[0];
    int technology = endpoint.indexOf('/') + 1;
    for (String one : called.split("&", -1)) {
      boolean itself = one.equals(endpoint) || one.startsWith(endpoint + "/");
      boolean through =
          one.startsWith(endpoint.substring(0, technology))
              && one.endsWith("@" + endpoint.substring(technology));
      if (itself || through) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether he who waited in a queue is there no more, and nobody has told us how he left it. It
   * may have been with an agent, so nothing is said of its end, unless his channel was never
   * answered: then nobody can have talked to him.
   */
  private boolean leavesQueue(Call call, List<Row> own) {
    Segment s = call.segment;
    if (s == null || s.queue == null || s.answered || s.closed || s.left) {
      return false;
    }
    boolean allTold = own.stream().allMatch(row -> row.application() != null);
    if (own.size() < call.legByUniqueId.size() || !allTold) {
      return false;
    }
    if (own.stream().anyMatch(row -> s.queue.equals(queue(row)))) {
      return false;
    }
    if (s.customer.gone || s.customer.up()) {
      turns.cancelRinging(call, s);
      s.closed = true;
    } else {
      turns.closeUnanswered(call, s);
    }
    return true;
  }

  /** Or another queue than the one that he has left in vain. */
  private static boolean isNew(@Nullable Segment now, @Nullable Row caller) {
    String queue = caller == null || caller.bridgeId() != null ? null : queue(caller);
    return now == null || (now.closed && queue != null && !queue.equals(now.queue));
  }

  /** The passage that a call is in of which nothing has been heard: a queue, or the parking lot. */
  private void takeUp(Call call, @Nullable Row caller, @Nullable Leg source) {
    String queue = caller == null ? null : queue(caller);
    if (caller != null && source != null && queue != null) {
      String place = Leg.placeOf(caller.channel());
      Segment segment = turns.open(call, towards(source), queue, source, place);
      segment.dialledNumber = source.seen.exten();
      segment.found = true;
      return;
    }
    for (Leg leg : List.copyOf(call.legByUniqueId.values())) {
      if (leg.mix != null && leg.mix.parking() && board.agentOf(leg) == null) {
        Segment waiting = turns.open(call, towards(leg), null, leg, Leg.placeOf(leg.seen));
        waiting.parked = true;
        announcer.say(call, waiting, Status.PARK);
        return;
      }
    }
  }

  private Direction towards(Leg customer) {
    return board.inside(customer) ? Direction.INTERNAL : Direction.INBOUND;
  }

  /** A leg that somebody dialled, and that nobody has told us of. */
  private void called(Row caller, Leg source, Row row, List<Row> own) {
    Leg dest = leg(row);
    boolean outgoing = runs(row, "AppDial") || runs(row, "AppQueue");
    if (dest == null || !outgoing || known(source, dest)) {
      return;
    }
    boolean pickedUp = row.channel().state() == ChannelSnapshot.UP && row.bridgeId() == null;
    if (pickedUp && (dest.turn == null || runs(row, "AppQueue"))) {
      // about to be bridged: that the caller leaves his queue is no bad end. Whom Dial has called,
      // and who rang, may still be asked whether he takes it
      taken(source.call.segment);
    }
    if (dest.turn != null || dest.local()) {
      return;
    }
    String agent = board.agentOf(dest);
    String calling = board.agentOf(source);
    // a phone that does not ring yet has its DialBegin still before it
    boolean rings = row.channel().state() == ChannelSnapshot.RINGING;
    Leg asking = asking(source, dest);
    if (asking != null) {
      if (agent != null && rings) {
        turns.offer(consultation(asking), dest, agent, asking);
      }
      return;
    }
    boolean pending = (rings && agent != null) || (calling != null && source.turn == null);
    if (!pending) {
      return;
    }
    bridges.goesElsewhere(source, "redirect");
    String queue = queue(caller);
    boolean isQueues = queue != null && isQueues(dest, row, own, queue);
    Segment segment = segment(caller, source, dest, isQueues ? queue : null);
    if (calling != null && !calling.equals(agent)) {
      segment.dialledNumber = dest.number();
      turns.calls(segment, source, calling, dest);
    }
    if (agent != null && rings) {
      turns.offer(segment, dest, agent, source);
    }
  }

  /** An agent whom a queue has dialled and bridged unheard: he is in a passage through it. */
  private void answered(Call call, Row row, List<Row> own) {
    Leg leg = leg(row);
    Segment now = call.segment;
    Leg by = leg == null ? null : leg.dialledBy;
    if (leg == null || by == null || leg.turn != null || leg.dialEnded) {
      return;
    }
    if (board.agentOf(leg) == null || row.bridgeId() == null || (now != null && !now.over())) {
      return;
    }
    Leg source = Dials.party(by);
    for (Row other : own) {
      String queue = source != null && leg(other) == source ? queue(other) : null;
      if (source != null && queue != null && isQueues(leg, row, own, queue)) {
        String place = Leg.placeOf(other.channel());
        turns.open(call, towards(source), queue, source, place).dialledNumber = source.seen.exten();
        return;
      }
    }
  }

  /**
   * Whether the queue that the caller's channel runs has dialled this one, itself or through a
   * Local channel: who is handed on runs his queue until somebody else has him. So where a
   * colleague has answered for the same queue, it is he who has handed the caller on.
   */
  private boolean isQueues(Leg dest, Row row, List<Row> own, String queue) {
    if (runs(row, "AppQueue")) {
      return true;
    }
    Leg half = dest.dialledBy == null ? null : dest.dialledBy.otherHalf;
    for (Row other : own) {
      if (half != null && leg(other) == half) {
        boolean dialled = runs(other, "AppQueue");
        if (!dialled || other.bridgeId() == null) {
          // who hands his caller on shares a bridge with him; else it rings for the queue
          return dialled;
        }
      }
    }
    Segment now = dest.call.segment;
    return now == null || !now.answered || !queue.equals(now.queue);
  }

  /** The agent who talks with the caller and asks this one, through a Local channel; or null. */
  private static @Nullable Leg asking(Leg source, Leg dest) {
    Leg by = dest.dialledBy == null ? null : Dials.party(dest.dialledBy);
    Turn turn = by == null || by == source ? null : by.turn;
    return turn != null && turn.talking() && turn.far == source ? by : null;
  }

  /** One for all phones that he rings. */
  private Segment consultation(Leg asking) {
    Segment s = asking.call.segment;
    return s != null && !s.closed && !s.answered && s.customer == asking
        ? s
        : turns.open(asking.call, Direction.INTERNAL, null, asking, Leg.placeOf(asking.seen));
  }

  private static void taken(@Nullable Segment segment) {
    if (segment != null && !segment.closed) {
      segment.taken = true;
    }
  }

  /** Not begun meanwhile: we were told how it ended, or that one side wants its end. */
  private static boolean known(Leg source, Leg dest) {
    return dest.dialEnded || dest.requested != 0 || source.requested != 0;
  }

  private Segment segment(Row caller, Leg source, Leg dest, @Nullable String queue) {
    Segment s = source.call.segment;
    if (s != null && !s.closed && !s.answered && Objects.equals(s.queue, queue)) {
      return s;
    }
    boolean byAgent = board.agentOf(source) != null;
    Leg other = byAgent ? dest : source;
    Direction outward = byAgent ? Direction.OUTBOUND : Direction.INBOUND;
    Direction direction = board.inside(other) ? Direction.INTERNAL : outward;
    return turns.open(source.call, direction, queue, source, Leg.placeOf(caller.channel()));
  }

  private static @Nullable String queue(Row caller) {
    String data = runs(caller, QUEUE) ? caller.data() : null;
    return data == null ? null : data.split(",", 2)[0];
  }

  private static boolean runs(Row row, String application) {
    return application.equals(row.application());
  }
}
