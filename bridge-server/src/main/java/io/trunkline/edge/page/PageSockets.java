package io.trunkline.edge.page;

import io.trunkline.core.access.Access;
import io.trunkline.core.pop.PageListener;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All agents' pages that are connected, under {@code /page/socket}. Writes on threads of its own,
 * so that nobody who sends ever waits for a network. Thread-safe.
 */
public final class PageSockets implements AutoCloseable {
  /** Where pages connect. */
  public static final String PATH = "/page/socket";

  private static final Logger log = LoggerFactory.getLogger(PageSockets.class);
  private static final long TEND_MS = 500;
  private static final int WRITERS = 2;

  private final Access access;
  private final PageListener listener;
  private final String origin;
  private final PageLimits limits;
  private final Set<PageSocket> sockets = ConcurrentHashMap.newKeySet();
  private final Map<PageKey, PageSocket> socketByPage = new ConcurrentHashMap<>();
  private final ExecutorService writers =
      Executors.newFixedThreadPool(WRITERS, named("page-writer"));
  private final ScheduledExecutorService tender =
      Executors.newSingleThreadScheduledExecutor(named("page-tender"));

  /**
   * Begins to look after pages.
   *
   * @param publicUrl the one origin that pages may come from
   */
  public PageSockets(Access access, PageListener listener, URI publicUrl, PageLimits limits) {
    this.access = access;
    this.listener = listener;
    this.origin = publicUrl.toString();
    this.limits = limits;
    Future<?> unused =
        tender.scheduleWithFixedDelay(this::tend, TEND_MS, TEND_MS, TimeUnit.MILLISECONDS);
  }

  private static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** The handler to mount at {@link #PATH}. */
  public Handler handler(Server server, ContextHandler context) {
    return WebSocketUpgradeHandler.from(server, context, this::configure);
  }

  private void configure(ServerWebSocketContainer container) {
    container.setMaxTextMessageSize(limits.messageBytes());
    container.setMaxBinaryMessageSize(limits.messageBytes());
    container.setMaxFrameSize(limits.messageBytes());
    container.setIdleTimeout(limits.pingEvery().multipliedBy(3));
    container.addMapping(PATH, this::upgrade);
  }

  private @Nullable Object upgrade(
      ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
    String from = request.getHeaders().get(HttpHeader.ORIGIN);
    if (!origin.equalsIgnoreCase(from)) {
      log.warn("stage=page outcome=wrong-origin public.url={}", origin);
      Response.writeError(request, response, callback, HttpStatus.FORBIDDEN_403);
      return null;
    }
    if (sockets.size() >= limits.pages()) {
      log.warn("stage=page outcome=full limits.pages={}", limits.pages());
      Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
      return null;
    }
    response.setExtensions(List.of());
    return new PageSocket(this);
  }

  private void tend() {
    long now = System.nanoTime();
    for (PageSocket socket : sockets) {
      try {
        socket.tend(now);
      } catch (RuntimeException e) {
        log.error("agent={} page={} stage=page outcome=bug", socket.agentId(), socket.id(), e);
      }
    }
  }

  /** How many pages have said a good hello and are there. */
  public int count() {
    return socketByPage.size();
  }

  /** Makes this the socket of that page; answers the one it had before. */
  Optional<PageSocket> replace(PageSocket socket) {
    return Optional.ofNullable(
        socketByPage.put(new PageKey(socket.agentId(), socket.id()), socket));
  }

  void add(PageSocket socket) {
    sockets.add(socket);
  }

  void forget(PageSocket socket) {
    socketByPage.remove(new PageKey(socket.agentId(), socket.id()), socket);
  }

  void remove(PageSocket socket) {
    sockets.remove(socket);
  }

  Access access() {
    return access;
  }

  PageListener listener() {
    return listener;
  }

  PageLimits limits() {
    return limits;
  }

  /** Runs a write soon; after the end there is nobody to write to. */
  Executor writers() {
    return task -> {
      try {
        writers.execute(task);
      } catch (RejectedExecutionException e) {
        log.debug("stage=page outcome=write-after-end");
      }
    };
  }

  /** Tells all pages that we go; they connect anew when we are back. */
  @Override
  public void close() {
    tender.shutdownNow();
    sockets.forEach(socket -> socket.close(1001, "the bridge restarts"));
    writers.shutdown();
    try {
      if (!writers.awaitTermination(2, TimeUnit.SECONDS)) {
        writers.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      writers.shutdownNow();
    }
  }

  private record PageKey(String agentId, String page) {}
}
