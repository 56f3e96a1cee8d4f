package io.trunkline.testbridge;

import io.trunkline.calls.CallId;
import io.trunkline.core.ledger.Amendment;
import io.trunkline.core.ledger.Ledger;
import io.trunkline.core.ledger.LedgerChange;
import io.trunkline.core.ledger.LedgerDesk;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.ledger.Passage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A ledger in memory, with a desk that writes down what it was asked. */
public final class MemoryLedger implements Ledger, LedgerDesk {
  private final Map<String, Amendment> toAmend = new ConcurrentHashMap<>();
  private final Map<String, Instant> toCount = new ConcurrentHashMap<>();
  public final List<LedgerRow> rows = new CopyOnWriteArrayList<>();
  public final List<LedgerChange> changes = new CopyOnWriteArrayList<>();
  public final List<Passage> passages = new CopyOnWriteArrayList<>();
  public final List<String> asked = new CopyOnWriteArrayList<>();
  public volatile Verdict verdict = new Verdict(true, "done");

  @Override
  public CompletableFuture<Void> write(LedgerRow row, LedgerChange change) {
    rows.add(0, row);
    changes.add(change);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> note(Passage passage) {
    passages.add(0, passage);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> close(String reference) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public List<LedgerRow> unfinished() {
    return List.of();
  }

  @Override
  public Optional<LedgerRow> find(String reference) {
    return rows.stream().filter(row -> row.reference().equals(reference)).findFirst();
  }

  @Override
  public List<LedgerRow> newest(int limit) {
    return rows.stream().limit(limit).toList();
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
    return passages.stream().limit(limit).toList();
  }

  @Override
  public CompletableFuture<Verdict> retry(String reference, String by) {
    return answer("retry " + reference + " by " + by);
  }

  @Override
  public CompletableFuture<Verdict> correct(
      String reference, Map<String, Object> fields, String by) {
    return answer("correct " + reference + " " + fields + " by " + by);
  }

  @Override
  public CompletableFuture<Verdict> removeDouble(String reference, String by) {
    asked.add("remove-double " + reference + " by " + by);
    return CompletableFuture.completedFuture(verdict);
  }

  @Override
  public CompletableFuture<Verdict> discard(String reference, String reason, String by) {
    return answer("discard " + reference + " (" + reason + ") by " + by);
  }

  private CompletableFuture<Verdict> answer(String what) {
    asked.add(what);
    return CompletableFuture.completedFuture(verdict);
  }
}
