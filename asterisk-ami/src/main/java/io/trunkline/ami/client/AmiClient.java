package io.trunkline.ami.client;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.action.AmiResponse;
import io.trunkline.ami.client.AmiException.Reason;
import io.trunkline.ami.client.LinkState.Phase;
import io.trunkline.ami.wire.ReaderCounts;
import io.trunkline.ami.wire.Wanted;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stays logged in to one PBX: connects, logs in, hands events on, and when the link breaks, waits
 * and tries again until it is closed. One attempt at a time, ever longer apart, and much longer
 * after a refused login. Nothing that was asked is asked again by itself.
 *
 * <p>Thread-safe. Five daemon threads per PBX while a link is up: the link's reader and writer, and
 * those for events, replies and deadlines; a sixth, for states, comes when one is to be told.
 */
public final class AmiClient implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AmiClient.class);

  /** A link that held this long was a good one: the next delay is the first again. */
  private static final Duration HELD = Duration.ofSeconds(10);

  /** Each place where the PBX may be, and the one that is tried or was found. */
  private final List<AmiSettings> places;

  private volatile AmiSettings settings;
  private int place;
  private final Engine engine;
  private final Backoff backoff;
  private final Thread thread;
  private final AtomicLong attempts = new AtomicLong();
  private final AtomicLong links = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  /** Held while a state is changed and given to the listener's thread, so that they keep order. */
  private final Object telling = new Object();

  private final Object lock = new Object();
  private Wanted wanted;
  private LinkState state;
  private @Nullable Socket socket;
  private @Nullable Connection connection;
  private boolean closed;
  private boolean hurried;
  private long upSince;

  /**
   * Does nothing yet; {@link #start} does.
   *
   * @param name the PBX's name, for threads and logs
   * @param wanted which events the listener is to hear
   */
  public AmiClient(String name, AmiSettings settings, Wanted wanted, AmiListener listener) {
    this(name, settings, wanted, listener, () -> ThreadLocalRandom.current().nextDouble());
  }

  /** With the randomness of its delays given: numbers from 0 to below 1. */
  public AmiClient(
      String name,
      AmiSettings settings,
      Wanted wanted,
      AmiListener listener,
      DoubleSupplier jitter) {
    this.places = settings.each();
    this.settings = places.get(0);
    this.wanted = wanted;
    engine = new Engine(name, settings.inboxBytes(), listener);
    backoff = new Backoff(settings.timings(), jitter);
    thread = engine.thread("link", this::run);
    state = new LinkState(Phase.STOPPED, "not started", "", Duration.ZERO);
  }

  /** Begins to connect; called once. */
  public void start() {
    engine.start();
    thread.start();
  }

  /** How it stands now. */
  public LinkState state() {
    synchronized (lock) {
      return state;
    }
  }

  /**
   * Changes which events the listener hears, from the next one on. Newexten, UserEvent,
   * AGIExecStart, AGIExecEnd, CEL and Cdr come from the next login on: while nobody wants them the
   * PBX is asked at each login not to send them, and that cannot be taken back.
   */
  public void want(Wanted changed) {
    synchronized (lock) {
      wanted = changed;
      if (connection != null) {
        connection.want(changed);
      }
    }
  }

  /**
   * Asks over the current link; see {@link AmiLink#send}. Without a link the future has failed
   * already; nothing is kept for later.
   */
  public CompletableFuture<AmiResponse> send(AmiAction action) {
    Connection current;
    synchronized (lock) {
      current = connection;
    }
    if (current == null || !current.isUp()) {
      return CompletableFuture.failedFuture(
          new AmiException(Reason.NOT_CONNECTED, "not connected: " + state().words()));
    }
    return current.send(action);
  }

  /** Ends the present delay: somebody has mended something and does not want to wait. */
  public void retryNow() {
    synchronized (lock) {
      hurried = true;
      lock.notifyAll();
    }
  }

  /** What was seen so far. */
  public AmiCounts counts() {
    Connection current;
    synchronized (lock) {
      current = connection;
    }
    return new AmiCounts(
        attempts.get(),
        links.get(),
        refused.get(),
        engine.inbox().gaps(),
        engine.inbox().lost(),
        engine.inbox().overtaken(),
        engine.inbox().packed(),
        current == null ? 0 : current.untrusted(),
        current == null ? new ReaderCounts(0, 0, 0, 0) : current.counts());
  }

  /**
   * Closes the connection for good. Actions that wait end. When this returns nothing more is told;
   * a callback that is under way has a second to come back, and is interrupted then.
   */
  @Override
  public void close() {
    Connection current;
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      current = connection;
      shut(socket);
      lock.notifyAll();
    }
    if (current != null) {
      current.end(LinkState.stopped());
    }
    if (thread.isAlive() && Thread.currentThread() != thread) {
      joinLink();
    }
    change(LinkState.stopped());
    engine.close();
  }

  private void run() {
    while (!isClosed()) {
      change(LinkState.connecting(settings));
      attempts.incrementAndGet();
      LinkState end = attempt();
      if (heldFor().compareTo(HELD) > 0) {
        backoff.held();
      }
      if (heldFor().isZero()) {
        tryTheNext();
      }
      if (!isClosed()) {
        rest(end);
      }
    }
  }

  /** Where no link came about; one that broke is looked for in its own place first. */
  private void tryTheNext() {
    place = (place + 1) % places.size();
    settings = places.get(place);
  }

  private LinkState attempt() {
    try (Socket raw = new Socket()) {
      if (!use(raw)) {
        return LinkState.stopped();
      }
      InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
      if (address.isUnresolved()) {
        throw new UnknownHostException(settings.host());
      }
      int limit = (int) settings.timings().connect().toMillis();
      raw.connect(address, limit);
      raw.setTcpNoDelay(true);
      raw.setKeepAlive(true);
      engine.after(settings.timings().login(), () -> endUnlessLoggedIn(raw));
      Connection made = connection(raw);
      return made.run();
    } catch (IOException e) {
      return Trouble.connecting(settings, e);
    } catch (RuntimeException | Error e) {
      log.error("the attempt to reach {} ended in a fault of ours", settings.address(), e);
      return LinkState.down("the attempt failed: " + e.getMessage(), "look into the log");
    }
  }

  /** How long the last attempt's link was up; zero when it never was. */
  private Duration heldFor() {
    synchronized (lock) {
      return upSince == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - upSince);
    }
  }

  /** The handshake is under the login's deadline too, which closes the socket beneath it. */
  private Connection connection(Socket raw) throws IOException {
    Socket socket = TlsSockets.over(raw, settings);
    synchronized (lock) {
      Connection made = new Connection(settings, engine, wanted, raw, socket, this::linkIsUp);
      connection = made;
      return made;
    }
  }

  private boolean use(Socket raw) {
    synchronized (lock) {
      socket = raw;
      connection = null;
      upSince = 0;
      return !closed;
    }
  }

  private void endUnlessLoggedIn(Socket raw) {
    Connection made;
    synchronized (lock) {
      if (socket != raw) {
        return;
      }
      made = connection;
    }
    if (made == null) {
      shut(raw);
    } else {
      made.loginDeadline();
    }
  }

  /** Told under the same lock as the end of the link, so that UP never comes after its DOWN. */
  private void linkIsUp(Connection made) {
    synchronized (telling) {
      synchronized (lock) {
        if (connection != made || !made.isUp()) {
          return;
        }
        upSince = System.nanoTime();
      }
      links.incrementAndGet();
      change(LinkState.up(settings));
    }
  }

  private void rest(LinkState end) {
    boolean isRefused = end.phase() == Phase.REFUSED;
    if (isRefused) {
      refused.incrementAndGet();
    }
    Duration delay = isRefused ? backoff.afterRefused() : backoff.afterBroken();
    synchronized (lock) {
      hurried = false;
    }
    change(end.retryingIn(delay));
    long until = System.nanoTime() + delay.toNanos();
    synchronized (lock) {
      try {
        for (long left = delay.toNanos();
            left > 0 && !closed && !hurried;
            left = until - System.nanoTime()) {
          TimeUnit.NANOSECONDS.timedWait(lock, left);
        }
      } catch (InterruptedException e) {
        closed = true;
      }
    }
  }

  private void change(LinkState changed) {
    synchronized (telling) {
      synchronized (lock) {
        state = changed;
      }
      engine.tell(changed);
    }
  }

  private boolean isClosed() {
    synchronized (lock) {
      return closed;
    }
  }

  private void joinLink() {
    try {
      thread.join(settings.timings().connect().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void shut(@Nullable Socket socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // It is closed as far as it can be.
    }
  }
}
