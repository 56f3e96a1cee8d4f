package io.trunkline.core.flow;

import io.trunkline.calls.CallId;
import io.trunkline.core.ledger.Amendment;
import io.trunkline.core.ledger.Ledger;
import io.trunkline.core.ledger.LedgerChange;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.ledger.Passage;
import io.trunkline.core.ledger.ReferenceTaken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A ledger that forgets with the test. */
final class MemoryLedger implements Ledger {
  final Map<String, LedgerRow> rows = new LinkedHashMap<>();
  final Map<String, Amendment> toAmend = new LinkedHashMap<>();
  final Map<String, Instant> toCount = new LinkedHashMap<>();
  final List<LedgerChange> changes = new ArrayList<>();
  final List<Passage> passages = new ArrayList<>();
  final Set<String> closed = new HashSet<>();

  /** References of other tickets. */
  final Set<String> taken = new HashSet<>();

  /** References of rows whose changes cannot be read. */
  final Set<String> spoilt = new HashSet<>();

  int failures;

  @Override
  public CompletableFuture<Void> write(LedgerRow row, LedgerChange change) {
    if (failures > 0) {
      failures--;
      return CompletableFuture.failedFuture(new IllegalStateException("the disk is full"));
    }
    if (taken.contains(row.reference())) {
      return CompletableFuture.failedFuture(new ReferenceTaken(row.reference()));
    }
    rows.put(row.reference(), row);
    closed.remove(row.reference());
    changes.add(change);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> note(Passage passage) {
    passages.add(passage);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> close(String reference) {
    closed.add(reference);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public List<LedgerRow> unfinished() {
    return rows.values().stream()
        .filter(row -> !row.state().isOver() && !closed.contains(row.reference()))
        .toList();
  }

  @Override
  public Optional<LedgerRow> find(String reference) {
    return Optional.ofNullable(rows.get(reference));
  }

  @Override
  public List<LedgerRow> newest(int limit) {
    return List.copyOf(rows.values());
  }

  @Override
  public List<LedgerRow> newest(Set<LedgerState> states, int limit) {
    return newest(Integer.MAX_VALUE).stream()
        .filter(row -> states.contains(row.state()))
        .limit(limit)
        .toList();
  }

  @Override
  public List<LedgerChange> changes(String reference) {
    if (spoilt.contains(reference)) {
      throw new IllegalStateException("no change of +393331234567 can be read");
    }
    return changes.stream().filter(change -> change.reference().equals(reference)).toList();
  }

  @Override
  public int standingTwice() {
    return (int)
        newest(Integer.MAX_VALUE).stream()
            .filter(row -> row.state() == LedgerState.DOUBLED)
            .count();
  }

  @Override
  public int planned(String accountId, Instant since) {
    return (int)
        newest(Integer.MAX_VALUE).stream()
            .filter(row -> row.accountId().equals(accountId) && !row.plannedAt().isBefore(since))
            .count();
  }

  @Override
  public List<LedgerRow> ofCall(CallId call) {
    return newest(Integer.MAX_VALUE).stream().filter(row -> row.call().equals(call)).toList();
  }

  @Override
  public CompletableFuture<Void> countAt(String reference, Instant due) {
    toCount.put(reference, due);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> counted(String reference) {
    toCount.remove(reference);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public Map<String, Instant> toCount() {
    return Map.copyOf(toCount);
  }

  @Override
  public CompletableFuture<Void> amendLater(String reference, Amendment amendment) {
    toAmend.put(reference, amendment);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> amended(String reference) {
    toAmend.remove(reference);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public Map<String, Amendment> toAmend() {
    return Map.copyOf(toAmend);
  }

  @Override
  public List<Passage> passages(int limit) {
    return List.copyOf(passages);
  }

  /** The states that the one row went through. */
  List<LedgerState> story() {
    List<LedgerState> story = new ArrayList<>();
    for (LedgerChange change : changes) {
      if (story.isEmpty() || story.get(story.size() - 1) != change.state()) {
        story.add(change.state());
      }
    }
    return story;
  }
}
