package io.trunkline.ami.client;

import java.time.Duration;

/**
 * How long the client waits for what. All are durations of real, elapsed time.
 *
 * @param connect for the TCP connection
 * @param login from the connection to the answered login, TLS handshake included
 * @param boot after the login for FullyBooted, which a user without the right {@code system} never
 *     gets; then the link is taken as up
 * @param ping of silence before a ping is sent
 * @param pong for anything at all to arrive after a ping; then the link is dead
 * @param action for a response, and for a whole list
 * @param retry the first delay after a broken link; doubles, with full jitter
 * @param retryCap the longest delay after a broken link
 * @param refusedRetry the first delay after a refused login; doubles, at least half of it is waited
 * @param refusedRetryCap the longest delay after a refused login
 */
public record AmiTimings(
    Duration connect,
    Duration login,
    Duration boot,
    Duration ping,
    Duration pong,
    Duration action,
    Duration retry,
    Duration retryCap,
    Duration refusedRetry,
    Duration refusedRetryCap) {
  /** What suits a PBX: dead links are seen within 10 s, refused logins never hammer. */
  public static AmiTimings defaults() {
    return new AmiTimings(
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5));
  }
}
