package io.trunkline.core.ledger;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What a person may do about a ticket that does not file by itself. Every method returns at once.
 */
public interface LedgerDesk {
  /** Tries again now; where the ticket stands, to write the end of its call. */
  CompletableFuture<Verdict> retry(String reference, String by);

  /**
   * Lays these values over the draft's fields, or over those of the end of the call, and tries
   * again; an empty text takes a field out. What the ticket is found by stays.
   */
  CompletableFuture<Verdict> correct(String reference, Map<String, Object> fields, String by);

  /** Deletes the younger of two records that stand for one ticket, if nobody has touched it. */
  CompletableFuture<Verdict> removeDouble(String reference, String by);

  /**
   * Never files it, never writes the end of the call to what stands, or leaves what stands twice to
   * whoever looks after it in Salesforce.
   */
  CompletableFuture<Verdict> discard(String reference, String reason, String by);

  /**
   * What came of it.
   *
   * @param done whether it was done; otherwise the row's state does not allow it
   * @param words for people
   */
  record Verdict(boolean done, String words) {}
}
