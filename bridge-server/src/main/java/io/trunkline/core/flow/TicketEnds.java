package io.trunkline.core.flow;

import io.trunkline.calls.Status;
import io.trunkline.core.ledger.LedgerRow;
import java.util.Optional;

/** Which tickets have come to the end of their call, and what they get then. Flow thread only. */
final class TicketEnds {
  /** The customer waits in the parking lot: the ticket's call goes on. */
  private static final String PARKED = "parked";

  private final TicketBook book;
  private final Drafting drafting;
  private final Completion completion;

  TicketEnds(TicketBook book, Drafting drafting, Completion completion) {
    this.book = book;
    this.drafting = drafting;
    this.completion = completion;
  }

  /** The agent who has the ticket hung up: it is completed after wrap-up. */
  void follow(Moment moment) {
    if (moment.event().status() != Status.HANGUP
        || moment.agentId() == null
        || PARKED.equals(moment.event().reason())) {
      return;
    }
    for (LedgerRow row : book.ofCall(moment.call().id())) {
      if (row.segment() == moment.segment().number() && moment.agentId().equals(row.agentId())) {
        end(row, moment.call(), moment.segment());
      }
    }
  }

  /** The call is over: so are all its tickets. */
  void ended(LiveCall call) {
    for (LedgerRow row : book.ofCall(call.id())) {
      ended(row, Optional.of(call));
    }
  }

  /**
   * The ticket's call is over.
   *
   * @param call empty where nobody knows it any more
   */
  void ended(LedgerRow row, Optional<LiveCall> call) {
    Optional<LiveSegment> passage =
        call.stream()
            .flatMap(one -> one.segments().stream())
            .filter(segment -> segment.number() == row.segment())
            .findFirst();
    if (call.isPresent() && passage.isPresent()) {
      end(row, call.get(), passage.get());
    } else {
      endUnseen(row);
    }
  }

  /** Its passage was over before this run of the bridge, and nothing is left that tells of it. */
  private void endUnseen(LedgerRow row) {
    if (row.ending() == null && !row.state().isOver()) {
      completion.over(row, drafting.lostEnding(row));
    }
  }

  private void end(LedgerRow row, LiveCall call, LiveSegment segment) {
    if (row.ending() == null && !row.state().isOver()) {
      PassageEnd end = drafting.end(row, call, segment);
      PassageEnd.Written now = end.now();
      completion.over(row, now.ending());
      completion.better(row.reference(), now, end.asked());
    }
  }
}
