package io.trunkline.lab.phone;

/**
 * How a call ended for this phone. {@code status} is the SIP status of a refusal (487 for a call
 * that was cancelled, 0 for one that was hung up); {@code reason} is the text of the Reason header
 * (RFC 3326) or of the status line, empty where neither said anything.
 */
public record CallEnd(How how, int status, String reason) {
  /** What ended the call, seen from this phone. */
  public enum How {
    /** The other side hung up an answered call. */
    THEY_HUNG_UP,
    /** This phone hung up an answered call. */
    WE_HUNG_UP,
    /** The caller gave up before anybody answered: the PBX for an incoming call. */
    THEY_CANCELLED,
    /** This phone gave up its own call before anybody answered. */
    WE_CANCELLED,
    /** The called side refused: the PBX for a call of this phone. */
    THEY_REFUSED,
    /** This phone refused, or sent the caller elsewhere. */
    WE_REFUSED,
    /** The PBX did not answer at all. */
    UNREACHABLE
  }
}
