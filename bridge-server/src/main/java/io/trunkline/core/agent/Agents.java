package io.trunkline.core.agent;

import io.trunkline.core.Shelf;
import java.util.Optional;

/** All agents. */
public interface Agents extends Shelf<Agent> {
  /** Whose phone this is. */
  Optional<Agent> at(Agent.Line line);
}
