package io.trunkline.core.flow;

import io.trunkline.calls.CallEvent;
import io.trunkline.core.agent.Agent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call event with what the bridge knows around it.
 *
 * @param event what happened
 * @param call the call it happened to
 * @param segment the passage of the call
 * @param agent the agent it concerns, where it concerns one that we know
 * @param at when: the PBX's own time, else ours
 */
record Moment(
    CallEvent event, LiveCall call, LiveSegment segment, @Nullable Agent agent, Instant at) {

  /** The agent's id, or null. */
  @Nullable String agentId() {
    return agent == null ? null : agent.id();
  }
}
