package io.trunkline.core.flow;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The live calls as a restart of the bridge needs them: one text per call, whose form is the
 * caller's. Safe for use from several threads. Writes go the way of the {@link
 * io.trunkline.core.ledger.Ledger}'s: in order with them, complete when on disk, exceptionally with
 * {@link io.trunkline.core.NotKept}.
 */
public interface CallBook {
  /** Keeps what is known of a live call, in place of what was. */
  CompletableFuture<Void> keep(String call, String state);

  /** Forgets a call that is over; nothing happens when it is unknown. */
  CompletableFuture<Void> forget(String call);

  /** All calls that were not forgotten, by name; for the start. */
  Map<String, String> all();
}
