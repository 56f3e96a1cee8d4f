package io.trunkline.ami.client;

import io.trunkline.ami.client.LinkState.Phase;
import io.trunkline.ami.wire.AmiMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that outlive a single link: one hands events to the listener, one carries replies,
 * one tells states while there are any to tell, one watches deadlines. Whatever a listener throws
 * ends here.
 */
final class Engine {
  private static final Logger log = LoggerFactory.getLogger(Engine.class);

  /** States that wait for a listener which does not come back; the oldest go. */
  private static final int MOST_STATES = 64;

  private static final long IDLE_SECONDS = 1;

  /** How long a callback that is under way at the end may take before it is interrupted. */
  private static final long LAST_CALLBACK_MILLIS = 1_000;

  private final String name;
  private final AmiListener listener;
  private final Inbox inbox;
  private final ScheduledThreadPoolExecutor timer;
  private final ExecutorService replies;
  private final ThreadPoolExecutor states;
  private final Thread events;
  private volatile @Nullable Thread teller;

  Engine(String name, int inboxBytes, AmiListener listener) {
    this.name = name;
    this.listener = listener;
    inbox = new Inbox(name, inboxBytes, listener::gap);
    timer = new ScheduledThreadPoolExecutor(1, work -> thread("timer", work));
    timer.setRemoveOnCancelPolicy(true);
    replies = Executors.newSingleThreadExecutor(work -> thread("replies", work));
    states =
        new ThreadPoolExecutor(
            0,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_STATES),
            work -> thread("states", work),
            new ThreadPoolExecutor.DiscardOldestPolicy());
    events = thread("events", this::handOn);
  }

  void start() {
    events.start();
  }

  Inbox inbox() {
    return inbox;
  }

  /** A daemon thread that bears the PBX's name. */
  Thread thread(String role, Runnable work) {
    Thread thread = new Thread(work, "ami-" + name + "-" + role);
    thread.setDaemon(true);
    return thread;
  }

  /** Runs this later, unless everything has been switched off by then. */
  void after(Duration delay, Runnable work) {
    Future<?> unused = later(delay, work);
  }

  /** The same, and it can be cancelled. */
  Future<?> later(Duration delay, Runnable work) {
    try {
      return timer.schedule(() -> guarded(work), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      log.trace("pbx={} stage=timer outcome=off", name);
      return CompletableFuture.completedFuture(null);
    }
  }

  /** Runs this on the thread for replies; after the end on the caller's, so that every one ends. */
  void reply(Runnable work) {
    try {
      replies.execute(work);
    } catch (RejectedExecutionException e) {
      work.run();
    }
  }

  /** Tells the listener at once, behind no event, on the thread for states. */
  void tell(LinkState state) {
    if (state.phase() == Phase.DOWN || state.phase() == Phase.REFUSED) {
      log.warn(
          "pbx={} link={} retry_ms={} reason=\"{}\"",
          name,
          state.phase(),
          state.retryIn().toMillis(),
          state.words());
    } else {
      log.info("pbx={} link={} {}", name, state.phase(), state.reason());
    }
    states.execute(
        () -> {
          teller = Thread.currentThread();
          guarded(() -> listener.state(state));
        });
  }

  /** Tells the listener of a new link; only ever run out of the inbox. */
  void up(AmiLink link) {
    listener.up(link);
  }

  /** Said once for all that is doubted until the state has been read back; never its values. */
  void doubts() {
    log.warn(
        "pbx={} stage=wire outcome=doubt: an event broke off or came out of place; the state is read"
            + " back",
        name);
  }

  /** Nothing is told any more when this returns, unless a callback does not come back. */
  void close() {
    timer.shutdownNow();
    inbox.close();
    replies.shutdown();
    states.shutdown();
    try {
      if (Thread.currentThread() != events) {
        events.join(LAST_CALLBACK_MILLIS);
      }
      if (Thread.currentThread() != teller
          && !states.awaitTermination(LAST_CALLBACK_MILLIS, TimeUnit.MILLISECONDS)) {
        states.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    events.interrupt();
  }

  private void handOn() {
    for (List<Object> some = take(); !some.isEmpty(); some = take()) {
      for (Object item : some) {
        guarded(() -> handOn(item));
      }
    }
  }

  /** What a listener did to its thread, and events that cannot be read again, end nothing. */
  private List<Object> take() {
    while (true) {
      try {
        return inbox.take();
      } catch (InterruptedException e) {
        log.trace("pbx={} stage=inbox outcome=interrupted", name);
      } catch (RuntimeException | Error e) {
        log.error("pbx={} stage=inbox outcome=gap", name, e);
        inbox.readBack();
      }
    }
  }

  private void handOn(Object item) {
    if (!(item instanceof AmiMessage event)) {
      ((Runnable) item).run();
    } else if (!inbox.isClosed()) {
      listener.event(event);
    }
  }

  /** Whatever is thrown here must not end the thread that carries all later events. */
  private void guarded(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException | Error e) {
      log.error("pbx={} stage=callback outcome=threw", name, e);
    }
  }
}
