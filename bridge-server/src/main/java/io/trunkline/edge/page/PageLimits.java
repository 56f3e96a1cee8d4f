package io.trunkline.edge.page;

import java.time.Duration;

/**
 * What a page may take of us.
 *
 * @param pages how many sockets at once
 * @param messageBytes the longest message
 * @param outboxBytes what may wait for a page that does not read
 * @param messagesPerSecond how fast it may talk for long
 * @param burst how many messages it may send at once
 * @param helloWithin how long it may stay silent at first
 * @param pingEvery how often its link is tried, and it hears a beat
 * @param pongWithin how long it has to answer
 */
public record PageLimits(
    int pages,
    int messageBytes,
    int outboxBytes,
    int messagesPerSecond,
    int burst,
    Duration helloWithin,
    Duration pingEvery,
    Duration pongWithin) {

  /** The times and rates of docs/page-protocol.md with these sizes. */
  public static PageLimits of(int pages, int messageBytes, int outboxBytes) {
    return new PageLimits(
        pages,
        messageBytes,
        outboxBytes,
        20,
        60,
        Duration.ofSeconds(5),
        Duration.ofSeconds(25),
        Duration.ofSeconds(5));
  }
}
