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
    /**
     * The same, from between a claim of its and the bridge's go on: what it hears when it wakes is
     * too old to act on, and others have written meanwhile.
     */
    SLEEP,
    /** Its network is cut: to the bridge and to the org. */
    CUT,
    /** Its tab is closed, and another opened: what a page without a browser can meet. */
    CLOSE
  }
}
