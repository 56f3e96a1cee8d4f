package io.trunkline.core.ledger;

import io.trunkline.calls.CallId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Every ticket that is due or was. Writes are gathered by one writer thread and committed together,
 * within 5 ms, durably; their futures complete on that thread, in the order of the calls. Reads see
 * what was committed. Safe for use from several threads.
 */
public interface Ledger {
  /**
   * Writes a row as it is now, with the change that made it so. Complete means: on disk. Blocks
   * while the writer is far behind, and gives up after some seconds. Completes exceptionally with
   * {@link AlreadyPlanned}, {@link ReferenceTaken}, or {@link io.trunkline.core.NotKept}; then
   * neither row nor change was written.
   */
  CompletableFuture<Void> write(LedgerRow row, LedgerChange change);

  /** Writes down a segment that left no ticket; like {@link #write}. */
  CompletableFuture<Void> note(Passage passage);

  /**
   * Nothing is left to do for this row as it stands: {@link #unfinished} does not tell it any more,
   * unless it is written again. Like {@link #write}.
   */
  CompletableFuture<Void> close(String reference);

  /** Rows for which something is left to do, oldest first; for the start. */
  List<LedgerRow> unfinished();

  /** All rows of a call, over or not, oldest first. */
  List<LedgerRow> ofCall(CallId call);

  /** The row of this reference. */
  Optional<LedgerRow> find(String reference);

  /** The newest rows, newest first. */
  List<LedgerRow> newest(int limit);

  /** The newest rows that stand in one of these states, newest first. */
  List<LedgerRow> newest(Set<LedgerState> states, int limit);

  /** All changes of a row, oldest first. */
  List<LedgerChange> changes(String reference);

  /** The newest segments that left no ticket, newest first. */
  List<Passage> passages(int limit);

  /**
   * Writes down that a double of this ticket is possible, and when the org is to be asked for it;
   * in the place of an earlier time. Like {@link #write}; the row must have been written.
   */
  CompletableFuture<Void> countAt(String reference, Instant due);

  /** The records of this ticket were counted, or need not be any more; like {@link #write}. */
  CompletableFuture<Void> counted(String reference);

  /** Reference to time of all that is still to be counted; for the start. */
  Map<String, Instant> toCount();

  /**
   * Writes down what this ticket is still to get; in the place of what was written before. Like
   * {@link #write}; the row must have been written.
   */
  CompletableFuture<Void> amendLater(String reference, Amendment amendment);

  /** The ticket has got it, or never will; like {@link #write}. */
  CompletableFuture<Void> amended(String reference);

  /** Reference to what that ticket is still to get, longest known first; for the start. */
  Map<String, Amendment> toAmend();

  /** How many tickets were planned for this account since then. */
  int planned(String accountId, Instant since);

  /** How many tickets stand in their org more than once, as far as we know. */
  int standingTwice();
}
