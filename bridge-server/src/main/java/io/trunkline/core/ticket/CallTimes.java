package io.trunkline.core.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the stages of a segment were.
 *
 * @param started when it began: the caller entered the queue, or the first phone was called
 * @param rang when the agent's phone began to ring, or null
 * @param answered when agent and customer could talk first, or null
 * @param ended when it ended, or null while it lasts
 */
public record CallTimes(
    Instant started, @Nullable Instant rang, @Nullable Instant answered, @Nullable Instant ended) {

  /** How far the call is. */
  public SystemVariable.Known stage() {
    if (ended != null) {
      return SystemVariable.Known.END;
    }
    return answered == null ? SystemVariable.Known.RING : SystemVariable.Known.ANSWER;
  }
}
