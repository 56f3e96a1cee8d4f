package io.trunkline.edge.salesforce;

import java.time.Duration;

/**
 * How long and how much one account's desk may ask of its org.
 *
 * @param connect longest wait for a connection, TLS included
 * @param response longest silence of the org within one request
 * @param operation longest time from a call of the desk to its answer, whatever happens in between
 * @param connections requests under way at once
 * @param queue calls that may wait for their turn; more are answered "unreachable" at once
 */
public record DeskLimits(
    Duration connect, Duration response, Duration operation, int connections, int queue) {
  /** What suits an org that answers within a second on most days. */
  public static final DeskLimits DEFAULT =
      new DeskLimits(
          Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(45), 8, 1000);

  public DeskLimits {
    if (connections < 1 || queue < 1) {
      throw new IllegalArgumentException("connections and queue must be at least 1");
    }
  }
}
