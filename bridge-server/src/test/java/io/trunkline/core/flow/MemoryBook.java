package io.trunkline.core.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A book of live calls that forgets with the test. */
final class MemoryBook implements CallBook {
  final Map<String, String> states = new LinkedHashMap<>();
  Runnable onForget = () -> {};

  @Override
  public CompletableFuture<Void> keep(String call, String state) {
    states.put(call, state);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> forget(String call) {
    onForget.run();
    states.remove(call);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public Map<String, String> all() {
    return Map.copyOf(states);
  }
}
