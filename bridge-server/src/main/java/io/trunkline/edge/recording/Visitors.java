package io.trunkline.edge.recording;

import io.trunkline.core.access.Caller;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/** Knows who sends a request, by the sign-in that comes with it. Safe for several threads. */
@FunctionalInterface
public interface Visitors {
  /** Who asks; empty without a good sign-in. */
  Optional<Caller> of(Request request);
}
