package io.trunkline.core.recording;

import io.trunkline.calls.CallId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** All recordings that are known. Safe for use from several threads. */
public interface Recordings {
  /**
   * Keeps a recording as it is now, in the order of the calls to this; done when it is written
   * down, failed with {@link io.trunkline.core.NotKept} when it could not be.
   */
  CompletableFuture<Void> keep(Recording recording);

  /** The one with this reference. */
  Optional<Recording> find(String reference);

  /** Those whose call is not over, as far as is known. */
  List<Recording> goingOn();

  /** The newest in which this agent talked, newest first. */
  List<Recording> ofAgent(String agentId, int limit);

  /** The tickets of a call that stand in Salesforce. */
  List<Ticket> tickets(CallId call);

  /** A ticket in Salesforce. */
  record Ticket(String accountId, String recordId) {}
}
