package io.trunkline.core.flow;

import io.trunkline.calls.CallId;
import io.trunkline.core.ledger.AlreadyPlanned;
import io.trunkline.core.ledger.Amendment;
import io.trunkline.core.ledger.Ledger;
import io.trunkline.core.ledger.LedgerChange;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.ReferenceTaken;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows that are not over, as the flow's thread sees them, and the only way to change one: the
 * change is written down first, and only then acted on. Flow thread only.
 */
final class TicketBook {
  private static final Logger log = LoggerFactory.getLogger(TicketBook.class);
  private static final Duration WRITE_AGAIN = Duration.ofSeconds(1);

  private final Ledger ledger;
  private final FlowTime time;
  private final Consumer<LedgerRow> news;
  private final Map<String, LedgerRow> rowByReference = new LinkedHashMap<>();
  private final Map<CallId, Set<String>> referencesByCall = new HashMap<>();
  private final Map<String, Set<String>> referencesByAgent = new HashMap<>();

  /** Of rows that are planned and not written yet. */
  private final Map<String, Consumer<Throwable>> refusedByReference = new HashMap<>();

  /**
   * Knows no row yet.
   *
   * @param news hears of every row after its change was written down
   */
  TicketBook(Ledger ledger, FlowTime time, Consumer<LedgerRow> news) {
    this.ledger = ledger;
    this.time = time;
    this.news = news;
  }

  /** Takes in a row that stands in the ledger already; for the start. */
  void takeIn(LedgerRow row) {
    LedgerRow before = rowByReference.put(row.reference(), row);
    referencesByCall
        .computeIfAbsent(row.call(), call -> new LinkedHashSet<>())
        .add(row.reference());
    if (before != null && before.agentId() != null && !before.agentId().equals(row.agentId())) {
      forget(referencesByAgent, before.agentId(), row.reference());
    }
    if (row.agentId() != null) {
      referencesByAgent
          .computeIfAbsent(row.agentId(), agent -> new LinkedHashSet<>())
          .add(row.reference());
    }
  }

  /** The row of this reference, unless it is over or was never. */
  Optional<LedgerRow> row(String reference) {
    return Optional.ofNullable(rowByReference.get(reference));
  }

  /** The row as the ledger has it, over or not. */
  Optional<LedgerRow> everKnown(String reference) {
    return row(reference).or(() -> ledger.find(reference));
  }

  /** What happened to a row so far, oldest first. */
  List<LedgerChange> changes(String reference) {
    return ledger.changes(reference);
  }

  /** The rows of a call, oldest first. */
  List<LedgerRow> ofCall(CallId call) {
    return rows(referencesByCall.get(call));
  }

  /** The rows of an agent, oldest first. */
  List<LedgerRow> ofAgent(String agentId) {
    return rows(referencesByAgent.get(agentId));
  }

  /** All rows, oldest first. */
  List<LedgerRow> all() {
    return List.copyOf(rowByReference.values());
  }

  /**
   * Makes a change, and acts on it once it is on disk, if the row still stands where the change put
   * it.
   *
   * @param by who caused it: a page's id, {@link LedgerRow#BRIDGE}, or a person's e-mail
   */
  void change(LedgerRow row, String by, Runnable then) {
    takeIn(row);
    LedgerChange change =
        new LedgerChange(row.reference(), row.changedAt(), row.state(), by, row.words());
    store(row, change, then);
  }

  /**
   * Plans a row; like {@link #change}.
   *
   * @param refused hears that the ledger does not take it, and the row is forgotten: {@link
   *     AlreadyPlanned} or {@link ReferenceTaken}
   */
  void plan(LedgerRow row, Runnable then, Consumer<Throwable> refused) {
    refusedByReference.put(row.reference(), refused);
    change(row, LedgerRow.BRIDGE, then);
  }

  /** Makes a change that nobody waits for. */
  void change(LedgerRow row, String by) {
    change(row, by, () -> {});
  }

  /** See {@link Ledger#countAt}; in the order of the changes. */
  CompletableFuture<Void> countAt(String reference, Instant due) {
    return ledger.countAt(reference, due);
  }

  /** See {@link Ledger#counted}. */
  CompletableFuture<Void> counted(String reference) {
    return ledger.counted(reference);
  }

  /** See {@link Ledger#amendLater}; in the order of the changes. */
  CompletableFuture<Void> amendLater(String reference, Amendment amendment) {
    return ledger.amendLater(reference, amendment);
  }

  /** See {@link Ledger#amended}. */
  CompletableFuture<Void> amended(String reference) {
    return ledger.amended(reference);
  }

  private void store(LedgerRow row, LedgerChange change, Runnable then) {
    time.whenAnswered(
        ledger.write(row, change), (done, failure) -> stored(row, change, then, failure));
  }

  private void stored(
      LedgerRow row, LedgerChange change, Runnable then, @Nullable Throwable failure) {
    if (failure != null && isForGood(failure)) {
      log.error("ticket={} stage=ledger outcome=not-planned", row.reference(), failure);
      letGo(row);
      Optional.ofNullable(refusedByReference.remove(row.reference()))
          .ifPresent(refused -> refused.accept(failure));
      return;
    }
    if (failure != null) {
      log.error(
          "ticket={} stage=ledger outcome=not-written; trying again", row.reference(), failure);
      time.after(WRITE_AGAIN, () -> storeAgain(row, change, then));
      return;
    }
    refusedByReference.remove(row.reference());
    log.info(
        "call={} ticket={} agent={} stage=ticket outcome={} by={}",
        row.call(),
        row.reference(),
        row.agentId(),
        row.state(),
        change.by());
    LedgerRow now = rowByReference.get(row.reference());
    boolean stands =
        now != null && now.state() == row.state() && Objects.equals(now.writer(), row.writer());
    if (row.state().isOver() && stands) {
      letGo(row);
    }
    news.accept(row);
    if (stands) {
      then.run();
    }
  }

  /** What was changed since must not be undone: the row is written as it is by now. */
  private void storeAgain(LedgerRow row, LedgerChange change, Runnable then) {
    LedgerRow now = rowByReference.get(row.reference());
    if (now == null) {
      log.warn("ticket={} stage=ledger outcome=change-not-written", row.reference());
      return;
    }
    time.whenAnswered(
        ledger.write(now, change), (done, failure) -> stored(row, change, then, failure));
  }

  /** The ledger will never take it, however often it is told. */
  private static boolean isForGood(Throwable failure) {
    return failure instanceof AlreadyPlanned || failure instanceof ReferenceTaken;
  }

  /** Forgets a row for which this run of the bridge has nothing left to do. */
  void release(LedgerRow row) {
    letGo(row);
  }

  /** Lets no later run of the bridge take this row up either, unless it changes. */
  void close(LedgerRow row) {
    time.whenAnswered(
        ledger.close(row.reference()),
        (done, failure) -> {
          if (failure != null) {
            log.warn(
                "ticket={} stage=ledger outcome=not-written; closed at the next start",
                row.reference(),
                failure);
          }
        });
  }

  private void letGo(LedgerRow row) {
    rowByReference.remove(row.reference());
    forget(referencesByCall, row.call(), row.reference());
    if (row.agentId() != null) {
      forget(referencesByAgent, row.agentId(), row.reference());
    }
  }

  private List<LedgerRow> rows(@Nullable Set<String> references) {
    return references == null
        ? List.of()
        : references.stream().map(rowByReference::get).filter(Objects::nonNull).toList();
  }

  private static <K> void forget(Map<K, Set<String>> index, K key, String reference) {
    index.computeIfPresent(
        key,
        (same, references) ->
            references.remove(reference) && references.isEmpty() ? null : references);
  }
}
