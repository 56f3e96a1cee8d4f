package io.trunkline.queues;

import io.trunkline.ami.event.QueueSnapshot;

/**
 * A queue's settings and counts. {@code completed} and {@code abandoned} go on with the events; all
 * others are as the last QueueStatus gave them, because no event tells them.
 *
 * @param max how many may wait, 0 for any number
 * @param strategy {@code ringall}, {@code linear} ...
 * @param completed calls that ended after an answer, since Asterisk loaded the queue
 * @param abandoned callers who left unanswered by hanging up or by the queue's timeout
 * @param holdSeconds how long callers waited, Asterisk's moving average
 * @param talkSeconds how long they talked, likewise
 * @param serviceLevelSeconds within which callers should be answered
 * @param serviceLevelPercent of the answered that were answered within them
 * @param serviceLevelPercentOfAll likewise, of all callers
 * @param weight the queue with more of it rings a member of several queues first
 */
public record Figures(
    int max,
    String strategy,
    int completed,
    int abandoned,
    int holdSeconds,
    int talkSeconds,
    int serviceLevelSeconds,
    double serviceLevelPercent,
    double serviceLevelPercentOfAll,
    int weight) {
  static Figures of(QueueSnapshot.Params row) {
    return new Figures(
        row.max(),
        row.strategy(),
        row.completed(),
        row.abandoned(),
        row.holdTime(),
        row.talkTime(),
        row.serviceLevel(),
        row.performance(),
        row.performance2(),
        row.weight());
  }

  Figures oneMore(int moreCompleted, int moreAbandoned) {
    return new Figures(
        max,
        strategy,
        completed + moreCompleted,
        abandoned + moreAbandoned,
        holdSeconds,
        talkSeconds,
        serviceLevelSeconds,
        serviceLevelPercent,
        serviceLevelPercentOfAll,
        weight);
  }
}
