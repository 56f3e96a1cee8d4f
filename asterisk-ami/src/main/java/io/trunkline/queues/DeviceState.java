package io.trunkline.queues;

/**
 * How a member's phone stands, as Asterisk's device states tell it
 * (include/asterisk/devicestate.h).
 */
public enum DeviceState {
  /** Asterisk knows the device and not its state. */
  UNKNOWN("unknown"),
  /** Free. */
  NOT_IN_USE("not in use"),
  /** In a call. */
  IN_USE("in use"),
  /** In as many calls as it takes. */
  BUSY("busy"),
  /** Asterisk knows no such device. */
  INVALID("invalid"),
  /** Not registered, or not reached. */
  UNAVAILABLE("unavailable"),
  /** Rings. */
  RINGING("ringing"),
  /** In a call, and another one rings. */
  RINGING_IN_USE("in use, and ringing"),
  /** Has put its call on hold. */
  ON_HOLD("on hold");

  private final String words;

  DeviceState(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** From Asterisk's number; a number from a later Asterisk is {@link #UNKNOWN}. */
  static DeviceState of(int number) {
    return number >= 0 && number < values().length ? values()[number] : UNKNOWN;
  }
}
