package io.trunkline.core.flow;

import io.trunkline.core.ledger.Amendment;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketDraft;
import io.trunkline.core.ticket.TicketOutcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to tickets that stand what became known late: a customer, another owner. What is still to
 * be written is in the store, waits as long as the org is away, and survives a restart. Flow thread
 * only.
 */
final class Amendments {
  private static final Logger log = LoggerFactory.getLogger(Amendments.class);
  private static final Duration WRITE_AGAIN = Duration.ofSeconds(1);

  /** A ticket for which the org fails so often while others are written will never be amended. */
  private static final int MOST_ATTEMPTS = 100;

  private final TicketBook book;
  private final Backlogs backlogs;
  private final LateAnswers answers;
  private final Preparation preparation;
  private final FlowTime time;
  private final Function<LedgerRow, Optional<TicketDesk>> deskOf;
  private final Map<String, Amendment> openByReference = new LinkedHashMap<>();

  Amendments(
      TicketBook book,
      Backlogs backlogs,
      Preparation preparation,
      FlowTime time,
      Function<LedgerRow, Optional<TicketDesk>> deskOf) {
    this.book = book;
    this.backlogs = backlogs;
    this.answers = new LateAnswers(backlogs, time);
    this.preparation = preparation;
    this.time = time;
    this.deskOf = deskOf;
  }

  /** Goes on with what an earlier run of the bridge had still to write. */
  void takeIn(String reference, Amendment open) {
    openByReference.put(reference, open);
    later(reference, Duration.ZERO, 1);
  }

  /** The ticket is about this customer, unless it says so already. */
  void customer(LedgerRow row, Match match, String by) {
    Amendment open = openByReference.getOrDefault(row.reference(), Amendment.NONE);
    Match waiting = open.customer();
    boolean known =
        waiting == null
            ? row.draft().fields().containsValue(match.id())
            : waiting.id().equals(match.id());
    if (!known) {
      open(row.reference(), open.about(match, by));
    }
  }

  /** The ticket is this agent's; written once it stands. */
  void owner(String reference, String agentId) {
    Amendment open = openByReference.getOrDefault(reference, Amendment.NONE);
    if (!agentId.equals(open.agentId())) {
      open(reference, open.ownedBy(agentId));
    }
  }

  /** Whoever files the ticket now files it with its new owner. */
  void ownerIsInTheDraft(String reference) {
    carriedOut(reference, Amendment.NONE.ownedBy(owner(reference)));
  }

  private @Nullable String owner(String reference) {
    return openByReference.getOrDefault(reference, Amendment.NONE).agentId();
  }

  /** The ticket stands from now on. */
  void standing(LedgerRow row) {
    later(row.reference(), Duration.ZERO, 1);
  }

  private void open(String reference, Amendment next) {
    openByReference.put(reference, next);
    keep(reference, next);
    later(reference, Duration.ZERO, 1);
  }

  private void keep(String reference, Amendment next) {
    time.whenAnswered(
        book.amendLater(reference, next),
        (done, failure) -> {
          if (failure != null && next.equals(openByReference.get(reference))) {
            log.error(
                "ticket={} stage=ledger outcome=not-written; trying again", reference, failure);
            time.after(WRITE_AGAIN, () -> keep(reference, next));
          }
        });
  }

  /** Takes its turn in the backlog; what does not stand yet comes again when it does. */
  private void later(String reference, Duration pause, int attempts) {
    Amendment open = openByReference.get(reference);
    if (open == null) {
      return;
    }
    LedgerRow row = book.everKnown(reference).orElse(null);
    if (row == null || row.state() == LedgerState.DISCARDED) {
      carriedOut(reference, open);
    } else if (row.recordId() != null) {
      String key = reference + " amendment";
      LedgerRow locking = locking(row, open);
      backlogs.enter(key, locking, pause, () -> write(key, locking, attempts));
    }
  }

  /** The org locks the new customer as well, and the customer's account. */
  private static LedgerRow locking(LedgerRow row, Amendment open) {
    Match customer = open.customer();
    if (customer == null) {
      return row;
    }
    TicketDraft draft = row.draft().with("WhoId", customer.id());
    return row.withDraft(
        customer.accountId() == null ? draft : draft.with("AccountId", customer.accountId()));
  }

  private void write(String key, LedgerRow entered, int attempts) {
    String reference = entered.reference();
    Amendment open = openByReference.get(reference);
    LedgerRow row = book.everKnown(reference).orElse(null);
    if (open == null || row == null) {
      backlogs.left(key, entered);
      return;
    }
    TicketDesk desk = deskOf.apply(row).orElse(null);
    if (desk == null) {
      backlogs.left(key, entered);
      carriedOut(reference, open);
      return;
    }
    time.whenAnswered(
        links(row, open)
            .thenCombine(ownership(row, open), (links, owner) -> new Values(links, owner)),
        (values, failure) -> {
          if (values == null) {
            answered(new Try(key, entered, open, attempts), outcomeOf(failure));
          } else {
            send(new Try(key, entered, open, attempts), desk, values);
          }
        });
  }

  private CompletableFuture<Map<String, Object>> links(LedgerRow row, Amendment open) {
    Match customer = open.customer();
    return customer == null
        ? CompletableFuture.completedFuture(Map.of())
        : preparation.links(row, customer);
  }

  private CompletableFuture<Map<String, Object>> ownership(LedgerRow row, Amendment open) {
    return open.agentId() == null
        ? CompletableFuture.completedFuture(Map.of())
        : preparation.ownership(row.ownedBy(open.agentId()));
  }

  private static TicketOutcome outcomeOf(@Nullable Throwable failure) {
    String words = String.valueOf(failure == null ? "no answer" : failure.getMessage());
    return failure instanceof TicketDesk.Away
        ? new TicketOutcome.Unreachable(words)
        : new TicketOutcome.Locked(words);
  }

  /** The row says what the ticket is linked to. */
  private void send(Try attempt, TicketDesk desk, Values values) {
    Map<String, Object> fields = new HashMap<>(values.owner());
    fields.putAll(values.links());
    LedgerRow row = book.everKnown(attempt.entered().reference()).orElse(null);
    if (row == null || row.recordId() == null || fields.isEmpty()) {
      backlogs.left(attempt.key(), attempt.entered());
      if (row != null && fields.isEmpty()) {
        note(row.reference(), nothingToWrite(attempt.sent()));
      }
      carriedOut(attempt.entered().reference(), attempt.sent());
      return;
    }
    if (!row.draft().fields().entrySet().containsAll(values.links().entrySet())) {
      TicketDraft corrected = row.draft().corrected(values.links(), row.reference());
      book.change(row.withDraft(corrected), attempt.sent().by());
    }
    time.whenAnswered(
        desk.complete(row.draft().type(), row.recordId(), row.reference(), fields, ""),
        (outcome, failure) -> answered(attempt, outcome));
  }

  private static String nothingToWrite(Amendment sent) {
    Match customer = sent.customer();
    return customer == null
        ? "Salesforce knows no such user."
        : "the ticket has no field for this " + customer.object() + ".";
  }

  private void answered(Try attempt, @Nullable TicketOutcome outcome) {
    String reference = attempt.entered().reference();
    boolean again = answers.isAgain(attempt.key(), attempt.entered(), outcome);
    int attempts = attempt.attempts() + (LateAnswers.isOfThisTicket(outcome) ? 1 : 0);
    if (again && attempts <= MOST_ATTEMPTS) {
      later(reference, answers.pauseAfter(outcome, attempt.attempts()), attempts);
      return;
    }
    if (again) {
      note(reference, "The org failed too often. Do it in Salesforce.");
    } else if (outcome instanceof TicketOutcome.Refused no) {
      note(reference, no.words() + " (" + no.code() + ")");
    }
    carriedOut(reference, attempt.sent());
  }

  private void note(String reference, String why) {
    log.warn("ticket={} stage=amendment outcome=given-up", reference);
    String words = "Its customer or owner, known late, could not be written: " + why;
    book.everKnown(reference)
        .filter(row -> row.state().mayBecome(row.state()))
        .ifPresent(
            row -> book.change(row.to(row.state(), null, words, time.now()), LedgerRow.BRIDGE));
  }

  /** It was written, or never will be; what became known meanwhile is still to be written. */
  private void carriedOut(String reference, Amendment done) {
    Amendment open = openByReference.get(reference);
    if (open == null) {
      return;
    }
    Amendment left = open.without(done);
    if (left.equals(open)) {
      later(reference, Duration.ZERO, 1);
    } else if (!left.isEmpty()) {
      open(reference, left);
    } else {
      openByReference.remove(reference);
      time.whenAnswered(
          book.amended(reference),
          (written, failure) -> {
            if (failure != null) {
              log.warn(
                  "ticket={} stage=ledger outcome=not-written; amended again", reference, failure);
            }
          });
    }
  }

  /** One attempt: its turn, and what it writes. */
  private record Try(String key, LedgerRow entered, Amendment sent, int attempts) {}

  private record Values(Map<String, Object> links, Map<String, Object> owner) {}
}
