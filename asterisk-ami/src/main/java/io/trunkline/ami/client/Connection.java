package io.trunkline.ami.client;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.action.AmiResponse;
import io.trunkline.ami.client.AmiException.Reason;
import io.trunkline.ami.event.AmiEvents;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.AmiReader;
import io.trunkline.ami.wire.AmiWriter;
import io.trunkline.ami.wire.ReaderCounts;
import io.trunkline.ami.wire.Wanted;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection from its first byte to its last. {@link #run} is the reader's: it drains the
 * socket, sorts, and hands over; it runs nothing that a user wrote. Everything else may be called
 * from any thread.
 */
final class Connection implements AmiLink {
  /** What the client itself must see, whoever wants it or not. */
  private static final Set<String> OURS = Set.of("FullyBooted", "Shutdown");

  /** However many blocks are torn, the state is read back no more often than that. */
  private static final Duration DOUBT = Duration.ofSeconds(2);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final AmiSettings settings;
  private final Engine engine;
  private final Socket raw;
  private final AmiReader reader;
  private final Outbox outbox;
  private final Pending pending = new Pending();
  private final String idPrefix;
  private final AtomicLong ids = new AtomicLong();
  private final AtomicLong untrusted = new AtomicLong();
  private final AtomicReference<@Nullable LinkState> ending = new AtomicReference<>();
  private final Consumer<Connection> onUp;
  private final AtomicBoolean doubts = new AtomicBoolean();

  /** By what the PBX is asked to be silent at the login. */
  private Wanted wanted;

  private volatile long lastHeard = System.nanoTime();
  private volatile String shutdown = "";
  private boolean loggedIn;
  private boolean booted;
  private boolean wentUp;
  private volatile boolean up;

  /**
   * Over a connected socket.
   *
   * @param raw the TCP socket, closed to end everything: closing TLS could hang behind a write
   * @param socket the same, or TLS over it
   * @param onUp called at most once, on any thread, when the link is up
   */
  Connection(
      AmiSettings settings,
      Engine engine,
      Wanted wanted,
      Socket raw,
      Socket socket,
      Consumer<Connection> onUp)
      throws IOException {
    this.settings = settings;
    this.engine = engine;
    this.raw = raw;
    this.onUp = onUp;
    this.wanted = wanted;
    reader = new AmiReader(heard(socket.getInputStream()), wanted.and(OURS), pending);
    outbox = new Outbox("ami-" + settings.address() + "-writer", socket.getOutputStream());
    byte[] random = new byte[6];
    RANDOM.nextBytes(random);
    idPrefix = "tl-" + HexFormat.of().formatHex(random) + "-";
  }

  /** Logs in, reads to the end, and says how it ended; somebody else watches the deadline. */
  LinkState run() {
    Login.begin(this, settings);
    try {
      for (AmiMessage message = reader.next(); message != null; message = reader.next()) {
        sort(message);
      }
      return end(closedByPbx());
    } catch (IOException e) {
      return end(closedByPbx());
    }
  }

  /** Ends the connection for this reason, unless another came first; gives the one that counts. */
  LinkState end(LinkState why) {
    ending.compareAndSet(null, why);
    try {
      raw.close();
    } catch (IOException e) {
      // It is closed as far as it can be.
    }
    outbox.close();
    LinkState first = ending.get();
    LinkState known = first == null ? why : first;
    pending.close(new AmiException(Reason.LINK_LOST, "the link was lost: " + known.reason()));
    return known;
  }

  @Override
  public CompletableFuture<AmiResponse> send(AmiAction action) {
    return send(action, engine::reply);
  }

  @Override
  public CompletableFuture<AmiResponse> sendInOrder(AmiAction action) {
    return send(action, engine.inbox()::reply);
  }

  @Override
  public String banner() {
    String banner = reader.banner();
    return banner == null ? "" : banner;
  }

  @Override
  public synchronized boolean fullyBooted() {
    return booted;
  }

  /** Like send, but completed on the reader's own thread: for login and ping only. */
  CompletableFuture<AmiResponse> sendDirect(AmiAction action) {
    return send(action, Runnable::run);
  }

  /**
   * The login was accepted; the link is up with FullyBooted, or when it has not come for a while.
   */
  void acceptLogin() {
    boolean now;
    Wanted heard;
    synchronized (this) {
      loggedIn = true;
      now = booted;
      heard = wanted;
    }
    // refused to a login without write system: then they are heard, as by every other client
    Unheard.action(heard)
        .ifPresent(
            action -> {
              CompletableFuture<AmiResponse> unused = sendDirect(action);
            });
    if (now) {
      goUp();
    } else {
      engine.after(settings.timings().boot(), this::goUp);
    }
  }

  synchronized void want(Wanted wanted) {
    this.wanted = wanted;
    reader.want(wanted.and(OURS));
  }

  boolean isUp() {
    return up && ending.get() == null;
  }

  ReaderCounts counts() {
    return reader.counts();
  }

  long untrusted() {
    return untrusted.get();
  }

  private CompletableFuture<AmiResponse> send(AmiAction action, Executor carrier) {
    String id = idPrefix + ids.incrementAndGet();
    byte[] bytes = AmiWriter.encode(action.message(id));
    CompletableFuture<AmiResponse> answer = pending.await(id, action, carrier);
    if (answer.isDone()) {
      return answer;
    }
    if (!outbox.offer(bytes)) {
      pending.fail(id, new AmiException(Reason.OVERLOADED, "too many actions wait to be sent"));
      return answer;
    }
    Duration limit = settings.timings().action();
    Future<?> deadline =
        engine.later(
            limit,
            () ->
                pending.fail(
                    id,
                    new AmiException(
                        Reason.TIMEOUT,
                        "no answer to " + action.name() + " within " + limit.toMillis() + " ms")));
    CompletableFuture<AmiResponse> unused =
        answer.whenComplete((response, failure) -> deadline.cancel(false));
    return answer;
  }

  private void sort(AmiMessage message) {
    if (pending.take(message) || !message.isEvent()) {
      return;
    }
    if (!isTrusted(message)) {
      untrusted.incrementAndGet();
      return;
    }
    if (AmiEvents.isTorn(message)) {
      untrusted.incrementAndGet();
      doubt();
      return;
    }
    if (message.isNamed("FullyBooted")) {
      noteBooted();
      return;
    }
    if (message.isNamed("Shutdown")) {
      shutdown = "the PBX is shutting down";
    }
    if (up) {
      engine.inbox().event(message);
    }
  }

  /**
   * Asterisk writes Privilege right behind Event in all it says by itself. A block without it is a
   * late row of a list that nobody waits for, or was smuggled in through a channel's value.
   */
  private static boolean isTrusted(AmiMessage event) {
    return event.size() > 1 && event.headerIs(1, "Privilege");
  }

  /** A torn block's own news is lost, and a smuggled one may be believed: the PBX is asked. */
  private void doubt() {
    if (doubts.compareAndSet(false, true)) {
      engine.doubts();
      engine.after(
          DOUBT,
          () -> {
            doubts.set(false);
            if (isUp()) {
              engine.inbox().readBack();
            }
          });
    }
  }

  /**
   * Not handed on: the listener hears it as up. Said once more it means that something was missed,
   * or comes from a channel's value; the state is read back either way, and not more often than for
   * other doubts.
   */
  private void noteBooted() {
    boolean now;
    synchronized (this) {
      booted = true;
      now = loggedIn;
    }
    if (now && up) {
      doubt();
    } else if (now) {
      goUp();
    }
  }

  private void goUp() {
    synchronized (this) {
      if (wentUp) {
        return;
      }
      wentUp = true;
    }
    engine.inbox().up(() -> engine.up(this), this::begins);
    onUp.accept(this);
    watch();
  }

  /** A link that ended while it waited for FullyBooted must not take the place of a later one. */
  private boolean begins() {
    up = ending.get() == null;
    return up;
  }

  /** The time for connection, TLS and login is over. */
  void loginDeadline() {
    synchronized (this) {
      if (loggedIn) {
        return;
      }
    }
    end(Trouble.noLogin(settings));
  }

  /** Pings after a silence, and ends the link when nothing at all comes back. */
  private void watch() {
    if (!isUp()) {
      return;
    }
    long silent = System.nanoTime() - lastHeard;
    long left = settings.timings().ping().toNanos() - silent;
    if (left > 0) {
      engine.after(Duration.ofNanos(left).plusMillis(1), this::watch);
      return;
    }
    long asked = System.nanoTime();
    CompletableFuture<AmiResponse> unused = sendDirect(AmiAction.ping());
    engine.after(settings.timings().pong(), () -> judge(asked));
  }

  private void judge(long asked) {
    if (lastHeard - asked < 0) {
      end(Trouble.noPong(settings));
    } else {
      watch();
    }
  }

  private LinkState closedByPbx() {
    synchronized (this) {
      return loggedIn ? Trouble.closed(settings, shutdown) : Trouble.closedInLogin(settings);
    }
  }

  private InputStream heard(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        lastHeard = System.nanoTime();
        return count;
      }
    };
  }
}
