package io.trunkline.core.flow;

import java.time.Duration;
import java.time.ZoneId;

/**
 * The flow's patience.
 *
 * @param pageGrace how long a due ticket waits for the agent's page to appear or come back
 * @param claimWithin how long an offered ticket waits for the page's claim
 * @param goWithin how long the page has from go until it must have called Salesforce
 * @param answerWithin how long after go the page's result is waited for
 * @param undecidedWait how long an undecided save rests before the org is asked
 * @param undecidedAgain how long after that it is asked once more
 * @param searchWait how long a due ticket waits for the search for its customer
 * @param wrapUp how long after the hang-up the end of the call is written to the ticket
 * @param retryFirst the first pause before a retry
 * @param retryMost the longest pause between retries
 * @param doubleCheck how long after a takeover the org is asked for doubles
 * @param zone the time zone of times in tickets
 */
public record FlowSettings(
    Duration pageGrace,
    Duration claimWithin,
    Duration goWithin,
    Duration answerWithin,
    Duration undecidedWait,
    Duration undecidedAgain,
    Duration searchWait,
    Duration wrapUp,
    Duration retryFirst,
    Duration retryMost,
    Duration doubleCheck,
    ZoneId zone) {

  /** The patience of a real site. */
  public static FlowSettings standard(ZoneId zone) {
    return new FlowSettings(
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(2),
        Duration.ofSeconds(15),
        Duration.ofMinutes(2),
        Duration.ofSeconds(30),
        Duration.ofSeconds(3),
        Duration.ofSeconds(10),
        Duration.ofSeconds(2),
        Duration.ofMinutes(5),
        Duration.ofMinutes(10),
        zone);
  }

  /** The same, but an undecided save rests for so long before the org is asked. */
  public FlowSettings withUndecidedWait(Duration time) {
    return new FlowSettings(
        pageGrace,
        claimWithin,
        goWithin,
        answerWithin,
        time,
        undecidedAgain,
        searchWait,
        wrapUp,
        retryFirst,
        retryMost,
        doubleCheck,
        zone);
  }
}
