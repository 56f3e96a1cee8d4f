package io.trunkline.edge.salesforce;

import io.trunkline.core.ticket.TicketDesk.DeskException;
import io.trunkline.core.ticket.TicketOutcome;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of one desk, and the promise that every call is answered: in time, in full, or with
 * the reason why not. The queue is bounded; time spent in it counts.
 */
final class Errands {
  private static final Logger log = LoggerFactory.getLogger(Errands.class);

  /** The thread itself answers at the deadline; if it hangs (a slow DNS), the watch does. */
  private static final long GRACE_MILLIS = 2_000;

  private final String account;
  private final DeskLimits limits;
  private final ScheduledExecutorService watch;
  private final ThreadPoolExecutor threads;

  Errands(
      String account, DeskLimits limits, ScheduledExecutorService watch, Runnable afterTheLast) {
    this.account = account;
    this.limits = limits;
    this.watch = watch;
    this.threads = threads(limits, afterTheLast);
  }

  /** Something to ask of the org, on a thread of the desk. */
  interface Errand<T> {
    T run(Deadline deadline) throws OrgTrouble;
  }

  /** Runs this when a thread is free; {@code otherwise} makes an answer of trouble, or throws. */
  <T> CompletableFuture<T> run(String stage, Errand<T> errand, Function<OrgTrouble, T> otherwise) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Deadline deadline = Deadline.in(limits.operation());
    try {
      threads.execute(() -> finish(stage, errand, otherwise, deadline, answer));
    } catch (RejectedExecutionException full) {
      fail(answer, otherwise, OrgTrouble.unreachable("Too much is waiting for this org already."));
      log.warn("account={} stage={} outcome=queue-full", account, stage);
      return answer;
    }
    ScheduledFuture<?> alarm =
        watch.schedule(
            () -> fail(answer, otherwise, OrgTrouble.unknown("The org did not answer in time.")),
            limits.operation().toMillis() + GRACE_MILLIS,
            TimeUnit.MILLISECONDS);
    answer.whenComplete((value, failure) -> alarm.cancel(false));
    return answer;
  }

  void retire() {
    threads.shutdown();
  }

  void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(limits.response().toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException stopped) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private <T> void finish(
      String stage,
      Errand<T> errand,
      Function<OrgTrouble, T> otherwise,
      Deadline deadline,
      CompletableFuture<T> answer) {
    try {
      if (deadline.expired()) {
        throw OrgTrouble.unreachable("The org is too slow for all that is asked of it.");
      }
      T value = errand.run(deadline);
      say(stage, value instanceof TicketOutcome ? nameOf(value) : "ok");
      answer.complete(value);
    } catch (OrgTrouble trouble) {
      say(stage, nameOf(trouble.outcome()));
      fail(answer, otherwise, trouble);
    } catch (RuntimeException bug) {
      log.error("account={} stage={} outcome=bug", account, stage, bug);
      fail(answer, otherwise, OrgTrouble.unknown("The bridge failed; its log says where."));
    }
  }

  private static <T> void fail(
      CompletableFuture<T> answer, Function<OrgTrouble, T> otherwise, OrgTrouble trouble) {
    try {
      answer.complete(otherwise.apply(trouble));
    } catch (DeskException forPeople) {
      answer.completeExceptionally(forPeople);
    }
  }

  private void say(String stage, String outcome) {
    log.info("account={} stage={} outcome={}", account, stage, outcome);
  }

  private static String nameOf(Object outcome) {
    return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private ThreadPoolExecutor threads(DeskLimits limits, Runnable afterTheLast) {
    AtomicInteger number = new AtomicInteger();
    var pool =
        new ThreadPoolExecutor(
            limits.connections(),
            limits.connections(),
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(limits.queue()),
            work -> {
              Thread thread = new Thread(work, "salesforce-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            }) {
          @Override
          protected void terminated() {
            afterTheLast.run();
          }
        };
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
