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
    Work<T> work = new Work<>(stage, errand, otherwise, Deadline.in(limits.operation()));
    try {
      threads.execute(work);
    } catch (RejectedExecutionException full) {
      boolean retired = threads.isShutdown();
      log.warn(
          "account={} stage={} outcome={}", account, stage, retired ? "retired" : "queue-full");
      work.fail(
          OrgTrouble.unreachable(
              retired
                  ? "The account was changed meanwhile."
                  : "Too much is waiting for this org already."));
      return work.answer;
    }
    ScheduledFuture<?> alarm =
        watch.schedule(
            () -> work.fail(OrgTrouble.unknown("The org did not answer in time.")),
            limits.operation().toMillis() + GRACE_MILLIS,
            TimeUnit.MILLISECONDS);
    var unused = work.answer.whenComplete((value, failure) -> alarm.cancel(false));
    return work.answer;
  }

  void retire() {
    threads.shutdown();
  }

  void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(limits.response().toMillis(), TimeUnit.MILLISECONDS)) {
        abandon();
      }
    } catch (InterruptedException stopped) {
      abandon();
      Thread.currentThread().interrupt();
    }
  }

  /** What is still in the queue is answered as well. */
  private void abandon() {
    for (Runnable left : threads.shutdownNow()) {
      if (left instanceof Work<?> work) {
        work.fail(OrgTrouble.unreachable("The bridge is stopping."));
      }
    }
  }

  private final class Work<T> implements Runnable {
    private final String stage;
    private final Errand<T> errand;
    private final Function<OrgTrouble, T> otherwise;
    private final Deadline deadline;
    private final CompletableFuture<T> answer = new CompletableFuture<>();

    Work(String stage, Errand<T> errand, Function<OrgTrouble, T> otherwise, Deadline deadline) {
      this.stage = stage;
      this.errand = errand;
      this.otherwise = otherwise;
      this.deadline = deadline;
    }

    @Override
    public void run() {
      try {
        if (deadline.expired()) {
          throw OrgTrouble.unreachable("The org is too slow for all that is asked of it.");
        }
        T value = errand.run(deadline);
        say(stage, value instanceof TicketOutcome ? nameOf(value) : "ok");
        answer.complete(value);
      } catch (OrgTrouble trouble) {
        say(stage, nameOf(trouble.outcome()));
        fail(trouble);
      } catch (RuntimeException bug) {
        log.error("account={} stage={} outcome=bug", account, stage, bug);
        fail(OrgTrouble.unknown("The bridge failed; its log says where."));
      }
    }

    void fail(OrgTrouble trouble) {
      try {
        answer.complete(otherwise.apply(trouble));
      } catch (DeskException forPeople) {
        answer.completeExceptionally(forPeople);
      }
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
