package io.trunkline.core.flow;

import io.trunkline.core.ticket.Match;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The customers that were created for callers, for as long as the org's search may not know them.
 * Safe for use from several threads. Writes go the way of the {@link
 * io.trunkline.core.ledger.Ledger}'s.
 */
public interface CreatedCustomers {
  /** Keeps one, and forgets those whose time was over at that moment. */
  CompletableFuture<Void> keep(Created created, Instant now);

  /** Those whose time is not over, oldest first; for the start. */
  List<Created> all(Instant now);

  /**
   * One of them.
   *
   * @param org the org it is in, in the flow's own word for it
   * @param number the number it was created for, international where that is known
   * @param match the record
   * @param until how long it goes before any search
   */
  record Created(String org, String number, Match match, Instant until) {}
}
