package io.trunkline;

import io.trunkline.core.NotKept;
import io.trunkline.edge.store.Retention;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets what has reached its age, once a day. */
final class Forgetting implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Forgetting.class);
  private static final Duration LEDGER = Duration.ofDays(400);
  private static final Duration DRAFTS = Duration.ofDays(30);
  private static final long PAUSE_HOURS = 24;

  private final Retention retention;
  private final Clock clock;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "forgetting");
            made.setDaemon(true);
            return made;
          });

  Forgetting(Retention retention, Clock clock) {
    this.retention = retention;
    this.clock = clock;
  }

  void start() {
    thread.execute(this::again);
  }

  /** Every day anew; a sweep that fails must not end the row of them. */
  private void again() {
    try {
      while (true) {
        TimeUnit.HOURS.sleep(PAUSE_HOURS);
        sweep();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void sweep() {
    Instant now = clock.instant();
    Instant old = now.minus(LEDGER);
    try {
      Retention.Forgotten gone =
          retention.sweep(new Retention.Limits(old, now.minus(DRAFTS), old, now));
      log.info("stage=retention outcome={}", gone);
    } catch (NotKept again) {
      log.warn("stage=retention outcome=put-off reason={}", again.getMessage());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
