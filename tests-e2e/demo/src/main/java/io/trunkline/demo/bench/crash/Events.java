package io.trunkline.demo.bench.crash;

import io.trunkline.lab.org.Door;
import io.trunkline.lab.org.Fault;
import io.trunkline.lab.org.Met;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has happened in a run: carried out, not only ordered.
 *
 * @param kills of the bridge
 * @param inTransfer those of them in the middle of an attended transfer
 * @param diedByItself how often the bridge ended without a kill
 * @param pages how often what happened to pages: in Chromium, closings apart
 * @param browsersRestarted how often a browser that had died was opened anew
 * @param faults that requests met at the org
 * @param secondSaves what saves held that the org refused because their unique key stood already
 * @param troubles of the run itself, in words: a browser that stays dead, a call not played
 * @param logged errors in the bridge's log
 */
record Events(
    int kills,
    int inTransfer,
    int diedByItself,
    Map<PageMishap.Kind, Integer> pages,
    int browsersRestarted,
    List<Met> faults,
    List<String> secondSaves,
    List<String> troubles,
    List<String> logged) {
  /** After these nobody but the org knows whether it has saved. */
  private static final Set<Fault> UNKNOWN =
      Set.of(
          Fault.COMMITS_LATE,
          Fault.ANSWERS_LATE,
          Fault.DROP_AFTER_COMMIT,
          Fault.NO_RESPONSE_AFTER_COMMIT,
          Fault.ANSWER_CUT_SHORT);

  private static final Duration MINUTES = Duration.ofMinutes(2);

  /** An undecided save rests for so long before the org is asked for it. */
  private static final Duration LOOKED_FOR = CrashRun.patience(Duration.ZERO).undecidedWait();

  /** Saves that the org held for long and then committed. */
  long held() {
    return faults.stream()
        .filter(met -> met.request().door() != Door.READ)
        .filter(met -> OrgMishap.isHeld(met.fault(), met.delay()))
        .count();
  }

  /** Those of them that it held for more than two minutes. */
  long heldForMinutes() {
    return faults.stream()
        .filter(met -> met.request().door() != Door.READ && met.fault() == Fault.COMMITS_LATE)
        .filter(met -> met.delay().compareTo(MINUTES) > 0)
        .count();
  }

  /** Whether the org failed a search for the customer of this call. */
  boolean metByTheSearchFor(PlannedCall call) {
    String digits = call.number().replaceAll("^\\+1", "");
    return faults.stream()
        .filter(met -> met.request().door() == Door.READ)
        .map(met -> URLDecoder.decode(met.request().query(), StandardCharsets.UTF_8))
        .anyMatch(query -> query.replaceAll("[^0-9]", "").contains(digits));
  }

  /** How many saves of this ticket were refused as duplicates. */
  long secondSaves(String reference) {
    return secondSaves.stream().filter(body -> body.contains(reference)).count();
  }

  /**
   * How many further saves of this ticket are the org's doing: it held a save of it for so long
   * that look-ups could not find it, or hung up on a browser that then sent its save again by
   * itself. Of whatever was saved more often, two have written.
   */
  long explained(String reference) {
    return faults.stream()
        .filter(met -> met.body().contains(reference))
        .filter(met -> isHeldLong(met) || isSentAgain(met))
        .count();
  }

  /**
   * How many saves of this ticket may have been carried out without the writer's knowing: with a
   * unique field, which turns a second save away, it writes again at once.
   */
  long unknown(String reference) {
    return faults.stream()
        .filter(met -> met.body().contains(reference) && UNKNOWN.contains(met.fault()))
        .count();
  }

  private static boolean isHeldLong(Met met) {
    return met.fault() == Fault.COMMITS_LATE && met.delay().compareTo(LOOKED_FOR) >= 0;
  }

  private static boolean isSentAgain(Met met) {
    return met.fault() == Fault.DROP_AFTER_COMMIT && met.request().door() == Door.PAGE_SAVE;
  }

  long count(Fault fault) {
    return faults.stream().filter(met -> met.fault() == fault).count();
  }
}
