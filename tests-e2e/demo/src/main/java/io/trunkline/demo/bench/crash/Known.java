package io.trunkline.demo.bench.crash;

/** What the bridge must know of a passage, by when it was there. */
enum Known {
  /** That it was, and whose. */
  ALL,
  /** That a ticket is due, but perhaps not who answered. */
  THAT_IT_WAS,
  /** Perhaps nothing. */
  NOTHING
}
