package io.trunkline.core.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Created customers, remembered as long as the test. */
final class MemoryCreated implements CreatedCustomers {
  final List<Created> kept = new ArrayList<>();

  @Override
  public CompletableFuture<Void> keep(Created created, Instant now) {
    kept.add(created);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public List<Created> all(Instant now) {
    return kept.stream().filter(one -> one.until().isAfter(now)).toList();
  }
}
