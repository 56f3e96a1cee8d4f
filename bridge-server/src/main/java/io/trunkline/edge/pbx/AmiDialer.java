package io.trunkline.edge.pbx;

import io.trunkline.core.dial.DialOutcome;
import io.trunkline.core.dial.Dialer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Places calls over the AMI links that {@link PbxLinks} keeps. Thread-safe; waits for nobody, not
 * even for whoever changes the links.
 */
public final class AmiDialer implements Dialer {
  private volatile Map<String, PbxLink> linkById = Map.of();

  /** Dials over these links from now on. */
  void use(Map<String, PbxLink> links) {
    linkById = Map.copyOf(links);
  }

  @Override
  public CompletableFuture<DialOutcome> dial(Order order) {
    PbxLink link = linkById.get(order.pbx());
    return link == null
        ? CompletableFuture.completedFuture(DialOutcome.of(DialOutcome.Kind.LINK_DOWN))
        : link.dial(order);
  }

  @Override
  public Optional<String> trouble(String pbxId) {
    PbxLink link = linkById.get(pbxId);
    return link != null && link.state().isUp()
        ? Optional.empty()
        : Optional.of(DialOutcome.of(DialOutcome.Kind.LINK_DOWN).words());
  }
}
