package io.trunkline.queues;

/**
 * Hears which queue changed; called on the board's thread, after the change, and must not block.
 */
@FunctionalInterface
public interface QueueListener {
  /**
   * Something of this queue is other than it was; {@link QueueBoard#queue} says how it is now,
   * empty when the queue is gone.
   */
  void changed(String queue);
}
