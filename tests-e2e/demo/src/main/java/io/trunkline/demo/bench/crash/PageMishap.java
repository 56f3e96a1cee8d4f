package io.trunkline.demo.bench.crash;

import java.time.Duration;

/**
 * What happens to a page.
 *
 * @param after the pause before
 * @param lasts how long, for what lasts
 */
record PageMishap(Duration after, Kind kind, Duration lasts) {
  enum Kind {
    /** It is loaded anew. */
    RELOAD,
    /** Its renderer stands still, as of a laptop that sleeps. */
    FREEZE,
    /** Its network is cut: to the bridge and to the org. */
    CUT
  }
}
