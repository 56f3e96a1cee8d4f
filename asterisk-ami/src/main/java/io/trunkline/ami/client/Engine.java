package io.trunkline.ami.client;

import io.trunkline.ami.client.LinkState.Phase;
import io.trunkline.ami.wire.AmiMessage;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that outlive a single link: one hands events to the listener, one carries replies,
 * one watches deadlines. Whatever a listener throws ends here.
 */
final class Engine {
  private static final Logger log = LoggerFactory.getLogger(Engine.class);

  private final String name;
  private final AmiListener listener;
  private final Inbox inbox;
  private final ScheduledThreadPoolExecutor timer;
  private final ExecutorService replies;
  private final Thread events;

  Engine(String name, int inboxBytes, AmiListener listener) {
    this.name = name;
    this.listener = listener;
    inbox = new Inbox(name, inboxBytes, listener::gap);
    timer = new ScheduledThreadPoolExecutor(1, work -> thread("timer", work));
    timer.setRemoveOnCancelPolicy(true);
    replies = Executors.newSingleThreadExecutor(work -> thread("replies", work));
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
    try {
      ScheduledFuture<?> unused =
          timer.schedule(() -> guarded(work), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      log.trace("pbx={} stage=timer outcome=off", name);
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

  /** Tells the listener at once, on this thread. */
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
    guarded(() -> listener.state(state));
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

  void close() {
    timer.shutdownNow();
    replies.shutdown();
    events.interrupt();
  }

  private void handOn() {
    try {
      while (true) {
        for (Object item : inbox.take()) {
          guarded(() -> handOn(item));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handOn(Object item) {
    if (item instanceof AmiMessage event) {
      listener.event(event);
    } else {
      ((Runnable) item).run();
    }
  }

  /** An error here must not end the thread that carries all later events. */
  private void guarded(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException | LinkageError | AssertionError e) {
      log.error("pbx={} stage=callback outcome=threw", name, e);
    }
  }
}
