package io.trunkline.demo.bench.crash;

import io.trunkline.lab.org.Door;
import io.trunkline.lab.org.Fault;
import io.trunkline.lab.org.Met;
import java.util.List;
import java.util.Map;

/**
 * What has happened in a run: carried out, not only ordered.
 *
 * @param kills of the bridge
 * @param inTransfer those of them in the middle of an attended transfer
 * @param diedByItself how often the bridge ended without a kill
 * @param pages how often what happened to the pages
 * @param browsersRestarted how often a browser that had died was opened anew
 * @param faults that requests met at the org
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
    List<String> troubles,
    List<String> logged) {

  /** Saves that the org held for long and then committed. */
  long held() {
    return faults.stream()
        .filter(met -> met.request().door() != Door.READ)
        .filter(met -> OrgMishap.isHeld(met.fault(), met.delay()))
        .count();
  }

  long count(Fault fault) {
    return faults.stream().filter(met -> met.fault() == fault).count();
  }
}
