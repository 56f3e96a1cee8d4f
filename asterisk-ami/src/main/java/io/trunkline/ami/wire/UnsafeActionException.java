package io.trunkline.ami.wire;

/**
 * An action that must not be sent as it is. The text names the key, the problem and the remedy,
 * never the value: it may be a secret or a number.
 */
public final class UnsafeActionException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public UnsafeActionException(String key, String problem, String remedy) {
    super(key + ": " + problem + ". " + remedy + ".");
  }
}
