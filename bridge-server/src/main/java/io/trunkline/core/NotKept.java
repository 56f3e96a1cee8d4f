package io.trunkline.core;

/**
 * Something could not be written down: the disk is full, the store is closed or too slow. Nothing
 * of it was written; the next attempt may succeed.
 */
public final class NotKept extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says why, in words for people and free of secrets. */
  public NotKept(String why) {
    super(why);
  }

  /** Says why, in words for people and free of secrets. */
  public NotKept(String why, Throwable cause) {
    super(why, cause);
  }
}
