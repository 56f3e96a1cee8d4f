package io.trunkline;

import io.trunkline.core.Timers;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread on which the flow decides, now and later. What a task throws is a bug: it is
 * logged and goes no further. After {@link #close} nothing runs.
 */
final class FlowThread implements Executor, Timers, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FlowThread.class);
  private static final long STOP_SECONDS = 2;

  private final ScheduledThreadPoolExecutor thread;

  FlowThread() {
    thread = new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "flow"));
    thread.setRemoveOnCancelPolicy(true);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    thread.setRejectedExecutionHandler((task, executor) -> log.debug("stage=flow outcome=closed"));
  }

  @Override
  public void execute(Runnable task) {
    thread.execute(guarded(task));
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    ScheduledFuture<?> later =
        thread.schedule(guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    return () -> later.cancel(false);
  }

  private static Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException bug) {
        log.error("stage=flow outcome=bug", bug);
      }
    };
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
