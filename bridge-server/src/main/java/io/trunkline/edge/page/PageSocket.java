package io.trunkline.edge.page;

import io.trunkline.core.access.Caller;
import io.trunkline.core.access.Pass;
import io.trunkline.core.pop.AgentPage;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One page's socket. The listener hears it under this object's lock, so that opened, said and
 * closed never overlap and come in this order. Times are System.nanoTime. Public because Jetty
 * calls it by method handles; only {@link PageSockets} makes one.
 */
public final class PageSocket implements Session.Listener.AutoDemanding, AgentPage {
  private static final Logger log = LoggerFactory.getLogger(PageSocket.class);
  private static final int MAX_PAGE_ID = 64;
  private static final int PROTOCOL = 1;

  private enum State {
    SILENT,
    OPEN,
    GONE
  }

  private final PageSockets home;
  private volatile State state = State.SILENT;
  private volatile @Nullable Session session;
  private volatile @Nullable Outbox outbox;
  private volatile String page = "";
  private volatile String agentId = "";
  private volatile FromPage.Host host = FromPage.Host.STANDALONE;
  private volatile @Nullable Pass pass;
  private volatile long since = System.nanoTime();
  private volatile boolean awaitsPong;
  private double tokens;
  private long refilled = since;

  PageSocket(PageSockets home) {
    this.home = home;
    this.tokens = home.limits().burst();
  }

  @Override
  public String id() {
    return page;
  }

  @Override
  public String agentId() {
    return agentId;
  }

  @Override
  public FromPage.Host host() {
    return host;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    outbox = new Outbox(opened, home.writers(), home.limits().outboxBytes());
    home.add(this);
  }

  @Override
  public void onWebSocketText(String text) {
    if (!withinRate()) {
      close(1008, "too many messages");
      return;
    }
    try {
      heard(PageCodec.fromPage(text));
    } catch (PageCodec.Malformed e) {
      close(1007, String.valueOf(e.getMessage()));
    }
  }

  private void heard(FromPage message) {
    if (message instanceof FromPage.Hello hello) {
      greet(hello);
      return;
    }
    boolean silent;
    synchronized (this) {
      silent = state == State.SILENT;
      if (state == State.OPEN) {
        home.listener().said(this, message);
      }
    }
    if (silent) {
      close(1007, "the first message must be hello");
    }
  }

  private void greet(FromPage.Hello hello) {
    if (pass != null) {
      close(1007, "hello was said already");
      return;
    }
    if (hello.version() != PROTOCOL
        || hello.page().isBlank()
        || hello.page().length() > MAX_PAGE_ID) {
      close(1007, "version must be 1, page an id of at most 64 characters");
      return;
    }
    Optional<Caller> caller = home.access().caller(hello.token()).filter(PageSocket::isPage);
    String agent = caller.map(found -> found.login().agentId()).orElse(null);
    if (caller.isEmpty() || agent == null) {
      close(4401, "sign in again");
      return;
    }
    page = hello.page();
    agentId = agent;
    host = hello.host();
    pass = caller.get().pass();
    home.replace(this).ifPresent(old -> old.close(4409, "connected elsewhere"));
    open(hello);
  }

  private void open(FromPage.Hello hello) {
    synchronized (this) {
      if (state != State.SILENT) {
        home.forget(this);
        return;
      }
      state = State.OPEN;
      since = System.nanoTime();
      home.listener().opened(this, hello.focused());
    }
    log.info("agent={} page={} stage=page outcome=opened host={}", agentId, page, host);
  }

  private static boolean isPage(Caller caller) {
    return caller.pass().kind() == Pass.Kind.PAGE;
  }

  @Override
  public void send(ToPage message) {
    Outbox open = state == State.OPEN ? outbox : null;
    if (open != null && !open.offer(PageCodec.encode(message))) {
      log.warn("agent={} page={} stage=page outcome=too-slow", agentId, page);
      gone();
      disconnect();
    }
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    callback.succeed();
    close(1003, "text only");
  }

  @Override
  public void onWebSocketPong(ByteBuffer payload) {
    awaitsPong = false;
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    log.debug("agent={} page={} stage=page outcome=link-lost {}", agentId, page, cause.toString());
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    gone();
    home.remove(this);
    callback.succeed();
  }

  /** Looks after the link; called twice a second by one thread. */
  void tend(long now) {
    long waited = now - since;
    Pass good = pass;
    if (state == State.GONE) {
      if (waited > home.limits().pongWithin().toNanos()) {
        disconnect();
      }
    } else if (good == null) {
      if (waited > home.limits().helloWithin().toNanos()) {
        close(4408, "say hello first");
      }
    } else if (awaitsPong && waited > home.limits().pongWithin().toNanos()) {
      log.info("agent={} page={} stage=page outcome=no-pong", agentId, page);
      gone();
      disconnect();
    } else if (waited > home.limits().pingEvery().toNanos()) {
      ping(now, good);
    }
  }

  private void ping(long now, Pass good) {
    if (!home.access().stillGood(good)) {
      close(4401, "sign in again");
      return;
    }
    since = now;
    awaitsPong = true;
    send(new ToPage.Beat());
    Session open = session;
    if (open != null) {
      home.writers().execute(() -> open.sendPing(ByteBuffer.allocate(0), Callback.NOOP));
    }
  }

  /** Says goodbye; whoever does not hear it is cut off after the pong's deadline. */
  void close(int code, String words) {
    gone();
    Session open = session;
    if (open != null) {
      String plain = words.replaceAll("[^ -~]", "?");
      String reason = plain.length() > 120 ? plain.substring(0, 120) : plain;
      home.writers().execute(() -> open.close(code, reason, Callback.NOOP));
    }
  }

  private void gone() {
    boolean was;
    synchronized (this) {
      if (state == State.GONE) {
        return;
      }
      was = state == State.OPEN;
      state = State.GONE;
      since = System.nanoTime();
      if (was) {
        home.listener().closed(this);
      }
    }
    home.forget(this);
    if (was) {
      log.info("agent={} page={} stage=page outcome=closed", agentId, page);
    }
  }

  void disconnect() {
    Session open = session;
    if (open != null) {
      open.disconnect();
    }
    home.remove(this);
  }

  private synchronized boolean withinRate() {
    long now = System.nanoTime();
    double more = (now - refilled) / 1e9 * home.limits().messagesPerSecond();
    tokens = Math.min(home.limits().burst(), tokens + more);
    refilled = now;
    tokens -= 1;
    return tokens >= 0;
  }
}
