package io.trunkline.core.flow;

import io.trunkline.core.ledger.LedgerDesk;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.AgentPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.ticket.TicketDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What people do about tickets that wait for them: try again, correct, discard. May be called from
 * any thread; everything happens on the flow's.
 */
final class Corrections implements LedgerDesk {
  /** A Task's id, or a Case's. */
  private static final Pattern TICKET_ID =
      Pattern.compile("\\b(?:00T|500)[0-9A-Za-z]{12}(?:[0-9A-Za-z]{3})?\\b");

  private final TicketBook book;
  private final Filing filing;
  private final Completion completion;
  private final FlowTime time;

  Corrections(TicketBook book, Filing filing, Completion completion, FlowTime time) {
    this.book = book;
    this.filing = filing;
    this.completion = completion;
    this.time = time;
  }

  @Override
  public CompletableFuture<Verdict> retry(String reference, String by) {
    return correct(reference, Map.of(), by);
  }

  @Override
  public CompletableFuture<Verdict> correct(
      String reference, Map<String, Object> fields, String by) {
    return decide(
        reference,
        LedgerState.PLANNED,
        (row, free) -> again(row, free, fields, by),
        left -> endAgain(left, fields, by));
  }

  @Override
  public CompletableFuture<Verdict> discard(String reference, String reason, String by) {
    return decide(
        reference,
        LedgerState.DISCARDED,
        (row, discarded) -> {
          book.change(row.to(LedgerState.DISCARDED, null, reason, time.now()), by);
          return new Verdict(true, "It will not be filed.");
        },
        left -> {
          if (left.state() == LedgerState.DOUBLED) {
            book.change(left.to(LedgerState.DISCARDED, null, reason, time.now()), by);
            return new Verdict(true, "It is left as it stands in Salesforce; the alarm is over.");
          }
          completion.leftOut(left, reason, by);
          return new Verdict(true, "The end of the call will not be written; the ticket stands.");
        });
  }

  @Override
  public CompletableFuture<Verdict> removeDouble(String reference, String by) {
    return CompletableFuture.completedFuture(reference)
        .thenComposeAsync(one -> removed(one, by), time.thread());
  }

  private CompletableFuture<Verdict> removed(String reference, String by) {
    LedgerRow row = book.everKnown(reference).orElse(null);
    if (row == null || row.state() != LedgerState.DOUBLED) {
      return CompletableFuture.completedFuture(new Verdict(false, "It does not stand twice."));
    }
    return filing
        .deskOf(row)
        .map(
            desk ->
                desk.removeYounger(filing.trace(row, row.changedAt()), named(row), row.recordId()))
        .orElseGet(
            () ->
                CompletableFuture.failedFuture(
                    new TicketDesk.DeskException(
                        "The account has no credentials. Delete one of them in Salesforce.")))
        .handleAsync((left, failure) -> removed(row, left, failure, by), time.thread());
  }

  /** The records that are known to stand, or to have stood, for it. */
  private static List<String> named(LedgerRow row) {
    List<String> named = new ArrayList<>();
    if (row.recordId() != null) {
      named.add(row.recordId());
    }
    Matcher ids = TICKET_ID.matcher(String.valueOf(row.words()));
    while (ids.find()) {
      named.add(ids.group());
    }
    return named;
  }

  private Verdict removed(
      LedgerRow row, @Nullable String left, @Nullable Throwable failure, String by) {
    if (left == null) {
      return new Verdict(false, String.valueOf(failure == null ? "" : failure.getMessage()));
    }
    LedgerRow once = row.filed(left, filing.urlOf(row, left), "It stands once again.", time.now());
    book.change(
        once, by, wasCompleted(row, left) ? () -> complete(once) : () -> filing.filed(once));
    return new Verdict(true, "It stands once again, as " + left + ".");
  }

  /** Whether the end of the call was written to the one that is left. */
  private boolean wasCompleted(LedgerRow row, String left) {
    return row.recordId() != null
        && row.recordId().regionMatches(0, left, 0, 15)
        && book.changes(row.reference()).stream()
            .anyMatch(change -> change.state() == LedgerState.COMPLETED);
  }

  private void complete(LedgerRow row) {
    LedgerRow whole = row.to(LedgerState.COMPLETED, null, row.words(), time.now());
    book.change(whole, LedgerRow.BRIDGE);
  }

  /** The agent wants it tried again, in the agent's own session where a page files. */
  void retriedBy(AgentPage page, String reference) {
    LedgerRow row = book.row(reference).orElse(null);
    if (row == null || !page.agentId().equals(row.agentId()) || !TicketNews.mayBeRetried(row)) {
      page.send(new ToPage.Denied(reference, "This ticket does not wait to be tried again."));
      return;
    }
    LedgerRow free = row.to(LedgerState.PLANNED, null, null, time.now());
    Verdict unused = again(row, free, Map.of(), page.id());
  }

  private Verdict again(LedgerRow row, LedgerRow free, Map<String, Object> fields, String by) {
    if (!TicketNews.mayBeRetried(row) && row.state() != LedgerState.RETRYING) {
      return new Verdict(false, "It is " + row.state() + "; only what waits can be tried again.");
    }
    LedgerRow planned = free.withDraft(row.draft().corrected(fields, row.reference()));
    filing.writtenByPeople(planned);
    book.change(planned, by, () -> filing.due(planned));
    return new Verdict(true, "It is tried again now.");
  }

  private Verdict endAgain(LedgerRow left, Map<String, Object> fields, String by) {
    if (filing.deskOf(left).isEmpty()) {
      return new Verdict(false, "The account has no credentials. Enter them, then try again.");
    }
    if (fields.keySet().stream().anyMatch(one -> left.draft().isFoundBy(one, left.reference()))) {
      return new Verdict(
          false, "The ticket stands: its description and its reference stay. Leave them out.");
    }
    completion.again(left, fields, by);
    return new Verdict(true, "The end of the call is written again now.");
  }

  /** A row that waits is decided on; of one that stands, the end of its call, if it was refused. */
  private CompletableFuture<Verdict> decide(
      String reference,
      LedgerState next,
      BiFunction<LedgerRow, LedgerRow, Verdict> decision,
      Function<LedgerRow, Verdict> ofTheEnd) {
    return CompletableFuture.supplyAsync(
        () -> {
          LedgerRow row = book.row(reference).orElse(null);
          if (row == null) {
            return book.everKnown(reference)
                .filter(over -> completion.isLeft(over) || isDouble(over, next))
                .map(ofTheEnd)
                .orElseGet(
                    () -> new Verdict(false, "There is nothing left to do for this ticket."));
          }
          if (!row.state().mayBecome(next)) {
            return new Verdict(false, "It is " + row.state() + " and cannot become " + next + ".");
          }
          return decision.apply(row, row.to(next, null, null, time.now()));
        },
        time.thread());
  }

  private static boolean isDouble(LedgerRow over, LedgerState next) {
    return over.state() == LedgerState.DOUBLED && next == LedgerState.DISCARDED;
  }
}
