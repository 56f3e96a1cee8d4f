package io.trunkline.testbridge;

import io.trunkline.calls.CallId;
import io.trunkline.core.recording.Recording;
import io.trunkline.core.recording.Recordings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Recordings in memory, with tickets as a test wants them. */
public final class MemoryRecordings implements Recordings {
  private final Map<String, Recording> byReference =
      Collections.synchronizedMap(new LinkedHashMap<>());
  public final List<Ticket> tickets = new ArrayList<>();

  @Override
  public CompletableFuture<Void> keep(Recording recording) {
    byReference.put(recording.reference(), recording);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public Optional<Recording> find(String reference) {
    return Optional.ofNullable(byReference.get(reference));
  }

  /** All of them, in the order in which they began. */
  public List<Recording> all() {
    return List.copyOf(byReference.values());
  }

  @Override
  public List<Recording> goingOn() {
    return all().stream().filter(one -> one.endedAt() == null).toList();
  }

  @Override
  public List<Recording> ofAgent(String agentId, int limit) {
    return all().stream().filter(one -> one.agentIds().contains(agentId)).limit(limit).toList();
  }

  @Override
  public List<Ticket> tickets(CallId call) {
    return tickets;
  }
}
