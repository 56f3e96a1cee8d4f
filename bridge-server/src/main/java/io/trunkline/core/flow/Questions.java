package io.trunkline.core.flow;

import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks orgs for the records that bear a ticket's reference, each question when its turn in the
 * backlog has come. An org that is away is asked until it is back; one that says no, a few times.
 * Flow thread only.
 */
final class Questions {
  /** An org that says no so often will say no again. */
  private static final int MOST_REFUSALS = 5;

  private final Backlogs backlogs;
  private final FlowTime time;
  private final Function<LedgerRow, Optional<TicketDesk>> deskOf;
  private final BiFunction<LedgerRow, Instant, TicketTrace> trace;

  /**
   * Asks nothing yet.
   *
   * @param trace what is known of a row that may have been saved until then
   */
  Questions(
      Backlogs backlogs,
      FlowTime time,
      Function<LedgerRow, Optional<TicketDesk>> deskOf,
      BiFunction<LedgerRow, Instant, TicketTrace> trace) {
    this.backlogs = backlogs;
    this.time = time;
    this.deskOf = deskOf;
    this.trace = trace;
  }

  /** Lets it be asked when its turn comes; in the place of one with the same key that waits. */
  void ask(Question question) {
    enter(new Try(question, 1, 0), Duration.ZERO);
  }

  private void enter(Try one, Duration pause) {
    one.question()
        .row()
        .ifPresent(row -> backlogs.ask(one.key(), row, pause, () -> turn(one, row)));
  }

  private void turn(Try one, LedgerRow entered) {
    LedgerRow row = one.question().row().orElse(null);
    TicketDesk desk = row == null ? null : deskOf.apply(row).orElse(null);
    if (row == null || desk == null) {
      backlogs.left(one.key(), entered);
      if (row != null) {
        one.question().cannotBeAsked(row);
      }
      return;
    }
    time.whenAnswered(
        desk.lookUp(trace.apply(row, one.question().until())),
        (ids, failure) -> {
          if (ids == null) {
            unanswered(one, entered, failure);
          } else {
            backlogs.answered(one.key(), entered);
            one.question().row().ifPresent(is -> one.question().answered(is, desk, ids));
          }
        });
  }

  private void unanswered(Try one, LedgerRow entered, @Nullable Throwable failure) {
    String words = String.valueOf(failure == null ? "no answer" : failure.getMessage());
    if (failure instanceof TicketDesk.Away) {
      backlogs.away(one.key(), entered, words);
      // It may be this question that the org does not answer: others go before it.
      enter(one.unanswered(), time.backOff(one.attempts()));
      return;
    }
    backlogs.answered(one.key(), entered);
    Try next = one.refused();
    if (next.refusals() < MOST_REFUSALS) {
      enter(next, time.backOff(one.refusals()));
    } else {
      one.question().row().ifPresent(row -> one.question().refused(row, words));
    }
  }

  /** Something to ask about a row. */
  interface Question {
    /** Names it in the backlog. */
    String key();

    /** The row as it is now; empty once nobody needs the answer any more. */
    Optional<LedgerRow> row();

    /** No save of it can have been carried out later. */
    Instant until();

    /** There are no credentials to ask with. */
    void cannotBeAsked(LedgerRow row);

    /** The org holds these records. */
    void answered(LedgerRow row, TicketDesk desk, List<String> ids);

    /** The org has said no, in these words, as often as it is asked. */
    void refused(LedgerRow row, String words);
  }

  private record Try(Question question, int attempts, int refusals) {
    String key() {
      return question.key();
    }

    Try unanswered() {
      return new Try(question, attempts + 1, refusals);
    }

    Try refused() {
      return new Try(question, attempts, refusals + 1);
    }
  }
}
