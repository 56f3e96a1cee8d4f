package io.trunkline.demo.bench;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** WebSockets of Jetty with nothing around them: the floor of {@link PopBench}. */
final class BareSockets implements AutoCloseable {
  private final List<Session> sessions = new CopyOnWriteArrayList<>();
  private final Server server;
  private final ServerConnector connector;

  BareSockets() {
    QueuedThreadPool threads = new QueuedThreadPool(16, 4);
    threads.setName("bare");
    threads.setDaemon(true);
    server = new Server(threads);
    connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setAcceptQueueSize(1024);
    server.addConnector(connector);
    ContextHandler context = new ContextHandler("/");
    context.setHandler(
        WebSocketUpgradeHandler.from(
            server,
            context,
            container -> {
              container.setIdleTimeout(java.time.Duration.ofMinutes(10));
              container.addMapping("/*", (request, response, callback) -> new Socket(sessions));
            }));
    server.setHandler(context);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("the bare server does not start", e);
    }
  }

  int port() {
    return connector.getLocalPort();
  }

  /** Messages made from this one by putting a number in; another connection each time. */
  Messages messages(String template) {
    return new Messages() {
      private String next = "";
      private int sent;

      @Override
      public void prepare(int number) {
        next = template.replace("NUMBER", Numbers.number(number));
      }

      @Override
      public long send(int number) {
        long at = System.nanoTime();
        sessions.get(sent++ % sessions.size()).sendText(next, Callback.NOOP);
        return at;
      }
    };
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the bare server does not stop", e);
    }
  }

  /** Public because Jetty calls it by method handles. */
  public static final class Socket implements Session.Listener.AutoDemanding {
    private final List<Session> sessions;

    Socket(List<Session> sessions) {
      this.sessions = sessions;
    }

    @Override
    public void onWebSocketOpen(Session session) {
      sessions.add(session);
    }

    @Override
    public void onWebSocketError(Throwable cause) {
      // The pages end without a goodbye.
    }
  }
}
