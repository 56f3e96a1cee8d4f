package io.trunkline.queues;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who waits in a queue. Immutable; may cross threads.
 *
 * @param uniqueId the caller's channel, for its whole life
 * @param position from 1
 * @param number the PBX's own word for it, null when withheld or unknown
 * @param name likewise
 * @param since when the caller joined; to the second only where nobody saw it
 */
public record WaitingCaller(
    String uniqueId, int position, @Nullable String number, @Nullable String name, Instant since) {
  WaitingCaller at(int newPosition) {
    return new WaitingCaller(uniqueId, newPosition, number, name, since);
  }

  /** Who, without the number: this may be logged. */
  @Override
  public String toString() {
    return "caller " + uniqueId + " at " + position;
  }
}
