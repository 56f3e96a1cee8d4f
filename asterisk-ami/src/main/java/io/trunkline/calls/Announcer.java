package io.trunkline.calls;

import org.jspecify.annotations.Nullable;

/** Puts what the tracker has found into call events and hands them to the sink. */
final class Announcer {
  private final CallSink sink;
  private final Switchboard board;
  private final Facts facts;

  Announcer(CallSink sink, Switchboard board) {
    this.sink = sink;
    this.board = board;
    this.facts = new Facts(board.settings);
  }

  /** Something happened to one agent. */
  void say(Turn turn, Status status, @Nullable String reason) {
    Segment segment = turn.segment;
    Leg far = turn.far;
    String number =
        turn.calling && segment.dialledNumber != null
            ? segment.dialledNumber
            : far == null ? segment.dialledNumber : far.number();
    // the name on a leg that we dial is our own caller's, inherited
    String name = turn.calling || far == null ? null : far.seen.callerIdName();
    say(turn.leg.call, segment, status, turn, number, name, reason);
  }

  /** Something happened to the segment, whoever the agent. */
  void say(Call call, Segment segment, Status status) {
    Leg customer = segment.customer;
    say(call, segment, status, null, customer.number(), customer.seen.callerIdName(), null);
  }

  void ended(Call call) {
    if (call.announced) {
      sink.ended(call.id);
    }
  }

  private void say(
      Call call,
      Segment segment,
      Status status,
      @Nullable Turn turn,
      @Nullable String number,
      @Nullable String name,
      @Nullable String reason) {
    call.announced = true;
    sink.happened(
        new CallEvent(
            call.id,
            segment.number,
            status,
            segment.direction,
            segment.queue,
            turn == null ? null : turn.agent,
            number,
            name,
            reason,
            board.now,
            facts.of(call, segment, turn)));
  }
}
