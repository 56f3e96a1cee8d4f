package io.trunkline.lab.asterisk;

import java.util.Arrays;

/** The oldest and the newest Asterisk that users run, each as a Debian release packages it. */
public enum AsteriskVersion {
  /** From Debian bullseye; still has chan_sip. */
  V16("16", "bullseye"),
  /** From Debian sid. */
  V22("22", "sid");

  private final String number;
  private final String release;

  AsteriskVersion(String number, String release) {
    this.number = number;
    this.release = release;
  }

  /** The version with this number, as {@code 22}. */
  public static AsteriskVersion of(String number) {
    return Arrays.stream(values())
        .filter(one -> one.number.equals(number))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no lab has Asterisk " + number));
  }

  /** The major version, as {@code 22}. */
  public String number() {
    return number;
  }

  /** The Debian release that packages it. */
  String release() {
    return release;
  }

  @Override
  public String toString() {
    return number;
  }
}
