package io.trunkline.core.flow;

import io.trunkline.core.ledger.Ending;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.ticket.Endings;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketOutcome;
import io.trunkline.core.ticket.TicketShape;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes the end of the call to tickets that stand, once, after wrap-up. An account without
 * credentials has no desk; its tickets stay FILED. Flow thread only.
 */
final class Completion {
  /** An org that says no so often to a question about its fields will say no again. */
  private static final int MOST_ASKED = 5;

  private static final Duration CREDENTIALS_WITHIN = Duration.ofDays(1);

  private static final String THE_END = "The end of the call ";

  private final TicketBook book;
  private final Backlogs backlogs;
  private final LateAnswers answers;
  private final FlowTime time;
  private final Function<LedgerRow, Optional<TicketDesk>> deskOf;
  private final BiFunction<LedgerRow, TicketDesk, CompletableFuture<TicketShape>> shapeOf;

  /** The tickets whose end is about to be written; one attempt at a time. */
  private final Set<String> underway = new HashSet<>();

  Completion(
      TicketBook book,
      Backlogs backlogs,
      FlowTime time,
      Function<LedgerRow, Optional<TicketDesk>> deskOf,
      BiFunction<LedgerRow, TicketDesk, CompletableFuture<TicketShape>> shapeOf) {
    this.book = book;
    this.backlogs = backlogs;
    this.answers = new LateAnswers(backlogs, time);
    this.time = time;
    this.deskOf = deskOf;
    this.shapeOf = shapeOf;
  }

  /**
   * The call is over for this ticket; what remains is written down, and to the org when it is due.
   */
  void over(LedgerRow row, Ending ending) {
    LedgerRow ended = row.ending(ending);
    book.change(ended, LedgerRow.BRIDGE);
    schedule(ended);
  }

  /**
   * The end as the org's own words make it, unless it was written by then; what did not fit is
   * among the ticket's warnings.
   */
  void better(
      String reference, PassageEnd.Written first, CompletableFuture<PassageEnd.Written> answer) {
    time.whenAnswered(
        answer,
        (asked, failure) ->
            book.row(reference)
                .filter(row -> !row.state().isOver() && first.ending().equals(row.ending()))
                .ifPresent(row -> better(row, asked == null ? first : asked)));
  }

  private void better(LedgerRow row, PassageEnd.Written end) {
    LedgerRow better = end.noted(row.ending(end.ending()));
    if (!better.equals(row)) {
      book.change(better, LedgerRow.BRIDGE);
    }
  }

  /** The ticket stands; if its call is over already, the end is written too. */
  void standing(LedgerRow row) {
    book.row(row.reference()).ifPresent(this::schedule);
  }

  private void schedule(LedgerRow row) {
    Ending ending = row.ending();
    if (ending == null || row.state() != LedgerState.FILED || !underway.add(row.reference())) {
      return;
    }
    Duration until = Duration.between(time.now(), ending.dueAt());
    Duration wait = until.isNegative() ? Duration.ZERO : until;
    time.after(wait, () -> take(row, Duration.ZERO, Tries.FIRST));
  }

  private void take(LedgerRow row, Duration pause, Tries tries) {
    LedgerRow now = book.row(row.reference()).orElse(row);
    String key = row.reference() + " end";
    backlogs.enter(key, now, pause, () -> complete(key, now, tries));
  }

  private void complete(String key, LedgerRow entered, Tries tries) {
    String reference = entered.reference();
    LedgerRow row = book.row(reference).orElse(null);
    Ending ending = row == null ? null : row.ending();
    if (row == null
        || ending == null
        || row.state() != LedgerState.FILED
        || row.recordId() == null) {
      underway.remove(reference);
      backlogs.left(key, entered);
      return;
    }
    TicketDesk desk = deskOf.apply(row).orElse(null);
    if (desk == null) {
      underway.remove(reference);
      backlogs.answered(key, row);
      withoutDesk(row, ending);
      return;
    }
    if (!ending.unfitted().isEmpty()) {
      time.whenAnswered(
          shapeOf.apply(row, desk), (shape, failure) -> described(key, row, tries, shape, failure));
      return;
    }
    if (ending.fields().isEmpty() && ending.appended().isEmpty()) {
      backlogs.left(key, row);
      completed(row, List.of());
      return;
    }
    time.whenAnswered(
        desk.complete(
            row.draft().type(), row.recordId(), reference, ending.fields(), ending.appended()),
        (outcome, failure) -> answered(key, row, tries, outcome));
  }

  /** The org has said which fields there are, or not: then it is asked again. */
  private void described(
      String key,
      LedgerRow sent,
      Tries tries,
      @Nullable TicketShape shape,
      @Nullable Throwable failure) {
    String why = String.valueOf(failure == null ? "no answer" : failure.getMessage());
    if (shape == null && failure instanceof TicketDesk.Away) {
      answered(key, sent, tries, new TicketOutcome.Unreachable(why));
      return;
    }
    if (shape == null && tries.refusals() + 1 < MOST_ASKED) {
      answered(key, sent, tries.refused(), new TicketOutcome.Locked(why));
      return;
    }
    Ending ending = Objects.requireNonNull(sent.ending());
    Endings.TicketEnding fitted =
        shape == null
            ? new Endings.TicketEnding(Map.of(), "", List.of(leftOut(ending, why)))
            : Endings.fitted(ending.unfitted(), shape);
    book.row(sent.reference())
        .filter(row -> ending.equals(row.ending()))
        .map(
            row ->
                new PassageEnd.Written(ending.fitted(fitted.fields()), fitted.warnings())
                    .noted(row.ending(ending.fitted(fitted.fields()))))
        .ifPresent(row -> book.change(row, LedgerRow.BRIDGE));
    complete(key, sent, tries);
  }

  private static String leftOut(Ending ending, String why) {
    String fields = String.join(", ", new TreeSet<>(ending.unfitted().keySet()));
    return fields + ": the org does not say what they take; left out. " + why;
  }

  private void answered(String key, LedgerRow sent, Tries tries, @Nullable TicketOutcome outcome) {
    boolean again = answers.isAgain(key, sent, outcome);
    LedgerRow row = book.row(sent.reference()).orElse(null);
    if (row == null || row.state() != LedgerState.FILED) {
      underway.remove(sent.reference());
    } else if (again) {
      take(row, answers.pauseAfter(outcome, tries.attempts()), tries.next());
    } else if (outcome instanceof TicketOutcome.Refused no) {
      giveUp(row, no);
    } else if (outcome instanceof TicketOutcome.Filed done) {
      completed(row, done.dropped());
    }
  }

  /** Credentials may come and the bridge be started again; but nobody waits for that for ever. */
  private void withoutDesk(LedgerRow row, Ending ending) {
    if (ending.dueAt().plus(CREDENTIALS_WITHIN).isBefore(time.now())) {
      book.close(row);
    }
    book.release(row);
  }

  private void completed(LedgerRow row, List<String> dropped) {
    underway.remove(row.reference());
    String more = dropped.isEmpty() ? "" : "Completed without " + dropped;
    String words = wordsOrNull(joined(lasting(row.words()), more));
    book.change(row.to(LedgerState.COMPLETED, null, words, time.now()), LedgerRow.BRIDGE);
  }

  /**
   * It stays FILED in the ledger, and is tried again when a person says so, or at the bridge's next
   * start unless the record was deleted.
   */
  private void giveUp(LedgerRow row, TicketOutcome.Refused no) {
    underway.remove(row.reference());
    String words =
        joined(
            lasting(row.words()), THE_END + "was refused: " + no.words() + " (" + no.code() + ")");
    LedgerRow left = row.to(LedgerState.FILED, null, words, time.now());
    boolean isDeleted = no.code().equals("ENTITY_IS_DELETED");
    book.change(left, LedgerRow.BRIDGE, () -> leave(left, isDeleted));
  }

  private void leave(LedgerRow row, boolean forGood) {
    if (forGood) {
      book.close(row);
    }
    book.release(row);
  }

  /** Whether the end of its call was not written, and waits for nobody but a person. */
  boolean isLeft(LedgerRow row) {
    return row.state() == LedgerState.FILED
        && row.ending() != null
        && book.row(row.reference()).isEmpty();
  }

  /** A person wants the end of the call written after all, with other values where they say so. */
  void again(LedgerRow left, Map<String, Object> corrections, String by) {
    Ending ending = Objects.requireNonNull(left.ending());
    LedgerRow row =
        left.ending(ending.corrected(corrections))
            .to(LedgerState.FILED, null, wordsOrNull(lasting(left.words())), time.now());
    backlogs.nudge(row.accountId());
    book.change(row, by, () -> schedule(row));
  }

  /** A person says that the end of the call shall not be written. */
  void leftOut(LedgerRow left, String reason, String by) {
    String words = joined(lasting(left.words()), THE_END + "is left out: " + reason);
    LedgerRow row = left.to(LedgerState.FILED, null, words, time.now());
    book.change(row, by, () -> leave(row, true));
  }

  /** What was said of the ticket itself, without what an earlier attempt left of its end. */
  private static String lasting(@Nullable String words) {
    int end = words == null ? -1 : words.indexOf(THE_END);
    return words == null ? "" : (end < 0 ? words : words.substring(0, end)).strip();
  }

  private static String joined(String words, String more) {
    return (words + " " + more).strip();
  }

  private static @Nullable String wordsOrNull(String words) {
    return words.isEmpty() ? null : words;
  }

  /** How often its turn came, and how often the org said no to the question for its fields. */
  private record Tries(int attempts, int refusals) {
    static final Tries FIRST = new Tries(1, 0);

    Tries next() {
      return new Tries(attempts + 1, refusals);
    }

    Tries refused() {
      return new Tries(attempts, refusals + 1);
    }
  }
}
