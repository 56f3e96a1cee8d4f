package io.trunkline.core.flow;

import io.trunkline.core.dial.DialOutcome;
import io.trunkline.core.dial.Dialer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A PBX that takes orders; a test says how the agent's phone answers them. */
final class TestDialer implements Dialer {
  final List<Order> orders = new ArrayList<>();
  CompletableFuture<DialOutcome> outcome = new CompletableFuture<>();
  Optional<String> trouble = Optional.empty();

  @Override
  public CompletableFuture<DialOutcome> dial(Order order) {
    orders.add(order);
    outcome = new CompletableFuture<>();
    return outcome;
  }

  @Override
  public Optional<String> trouble(String pbxId) {
    return trouble;
  }
}
