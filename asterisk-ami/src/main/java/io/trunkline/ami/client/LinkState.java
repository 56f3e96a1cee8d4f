package io.trunkline.ami.client;

import java.time.Duration;

/**
 * How it stands with one PBX, in plain words.
 *
 * @param phase the state
 * @param reason what happened, empty where there is nothing to say
 * @param remedy what an administrator can do about it, empty where nothing is to be done
 * @param retryIn how long until the next attempt; zero where none is planned
 */
public record LinkState(Phase phase, String reason, String remedy, Duration retryIn) {
  /** The states. */
  public enum Phase {
    /** An attempt is under way. */
    CONNECTING,
    /** Logged in; events flow. */
    UP,
    /** The PBX answered and does not want us: trying again seldom helps, so it is tried seldom. */
    REFUSED,
    /** No connection; the next attempt is planned. */
    DOWN,
    /** Switched off by us. */
    STOPPED
  }

  static LinkState connecting(AmiSettings settings) {
    return plain(Phase.CONNECTING, "connecting to " + settings.address());
  }

  static LinkState up(AmiSettings settings) {
    return plain(Phase.UP, "logged in to " + settings.address());
  }

  static LinkState stopped() {
    return plain(Phase.STOPPED, "switched off");
  }

  static LinkState refused(String reason, String remedy) {
    return new LinkState(Phase.REFUSED, reason, remedy, Duration.ZERO);
  }

  static LinkState down(String reason, String remedy) {
    return new LinkState(Phase.DOWN, reason, remedy, Duration.ZERO);
  }

  LinkState retryingIn(Duration delay) {
    return new LinkState(phase, reason, remedy, delay);
  }

  /** Whether actions can be sent. */
  public boolean isUp() {
    return phase == Phase.UP;
  }

  /** One sentence for people: what happened, and what to do. */
  public String words() {
    return remedy.isEmpty() ? reason : reason + "; " + remedy;
  }

  private static LinkState plain(Phase phase, String reason) {
    return new LinkState(phase, reason, "", Duration.ZERO);
  }
}
