package io.trunkline.demo.bench;

/** What {@link PopBench} sends at an even pace. */
interface Messages {
  /** Makes message n ready; this is not measured. */
  void prepare(int number);

  /** Sends it, and says by {@link System#nanoTime} when. */
  long send(int number);
}
