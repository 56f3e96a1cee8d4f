package io.trunkline.core.flow;

import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ticket.TicketOutcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the org's answer to a change of a ticket that stands means for its turn in the backlog. Flow
 * thread only.
 */
final class LateAnswers {
  private final Backlogs backlogs;
  private final FlowTime time;

  LateAnswers(Backlogs backlogs, FlowTime time) {
    this.backlogs = backlogs;
    this.time = time;
  }

  /** Gives the turn back; true where it must be taken again. */
  boolean isAgain(String key, LedgerRow row, @Nullable TicketOutcome outcome) {
    if (outcome instanceof TicketOutcome.Filed || outcome instanceof TicketOutcome.Refused) {
      backlogs.answered(key, row);
      return false;
    }
    if (outcome instanceof TicketOutcome.Locked) {
      backlogs.answered(key, row);
    } else {
      backlogs.away(key, row, reason(outcome));
    }
    return true;
  }

  /** Where the whole org is away the others decide when it is asked again. */
  Duration pauseAfter(@Nullable TicketOutcome outcome, int attempts) {
    return isOfThisTicket(outcome) ? time.backOff(attempts - 1) : Duration.ZERO;
  }

  /** Whether others might have been answered. */
  static boolean isOfThisTicket(@Nullable TicketOutcome outcome) {
    return outcome instanceof TicketOutcome.Locked || outcome instanceof TicketOutcome.Unknown;
  }

  private static String reason(@Nullable TicketOutcome outcome) {
    if (outcome instanceof TicketOutcome.Unreachable lost) {
      return lost.reason();
    }
    if (outcome instanceof TicketOutcome.SignInFailed denied) {
      return denied.reason();
    }
    return outcome instanceof TicketOutcome.Unknown open ? open.reason() : "It did not answer.";
  }
}
