package io.trunkline.ami.client;

/**
 * No answer came to an action, or it was never sent; whether it was carried out is not known. A
 * refusal is an answer, except to {@link ReadBack}, which needs what was refused.
 */
public final class AmiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why there is no answer. */
  public enum Reason {
    /** There was no link; the action was not sent. */
    NOT_CONNECTED,
    /** The link broke before the answer came. */
    LINK_LOST,
    /** The deadline passed. */
    TIMEOUT,
    /** Too much is waiting already, or the answer was too long. */
    OVERLOADED,
    /** The PBX refused it; only {@link ReadBack} fails so. */
    REFUSED
  }

  private final Reason reason;

  AmiException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
