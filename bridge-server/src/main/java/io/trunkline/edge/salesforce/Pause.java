package io.trunkline.edge.salesforce;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits between two attempts, on a thread of the desk. */
interface Pause {
  /** Somewhere between half of this and the whole, so that those who collided part. */
  Pause JITTERED =
      time -> {
        long most = Math.max(2, time.toMillis());
        Thread.sleep(ThreadLocalRandom.current().nextLong(most / 2, most));
      };

  /** Waits about this long. */
  void about(Duration time) throws InterruptedException;
}
