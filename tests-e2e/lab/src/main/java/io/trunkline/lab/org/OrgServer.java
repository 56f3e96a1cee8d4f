package io.trunkline.lab.org;

import java.net.URI;
import java.util.Optional;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The org's sockets: one connector, http or https, that can be closed and opened again. */
final class OrgServer {
  /** Longer than any client's: a request that is never answered stays open. */
  private static final long PATIENCE_MS = 600_000;

  private static final int MOST_BYTES = 6_000_000;

  private final OrgSettings settings;
  private final Server server;
  private final ServerConnector connector;

  OrgServer(OrgSettings settings, Handler doorway) {
    this.settings = settings;
    QueuedThreadPool threads = new QueuedThreadPool(32, 4);
    threads.setName("fake-org");
    threads.setDaemon(true);
    this.server = new Server(threads);
    this.connector = connector();
    connector.setHost(listenAddress(settings.host()));
    connector.setPort(settings.port());
    connector.setIdleTimeout(PATIENCE_MS);
    server.addConnector(connector);
    SizeLimitHandler limited = new SizeLimitHandler(MOST_BYTES, -1);
    limited.setHandler(doorway);
    ContextHandler root = new ContextHandler("/");
    root.setHandler(limited);
    server.setHandler(root);
  }

  void start() {
    run(server::start);
    connector.setPort(connector.getLocalPort());
  }

  void stop() {
    run(server::stop);
  }

  void close() {
    run(connector::stop);
  }

  void open() {
    run(connector::start);
  }

  int port() {
    return connector.getPort();
  }

  URI address() {
    String scheme = settings.keystore() == null ? "http" : "https";
    return URI.create(scheme + "://" + settings.host() + ":" + port());
  }

  private ServerConnector connector() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setUriCompliance(UriCompliance.UNSAFE);
    OrgSettings.Keystore keystore = settings.keystore();
    if (keystore == null) {
      return new ServerConnector(server, new HttpConnectionFactory(http));
    }
    SecureRequestCustomizer secure = new SecureRequestCustomizer();
    secure.setSniHostCheck(false);
    http.addCustomizer(secure);
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStorePath(keystore.file().toAbsolutePath().toString());
    tls.setKeyStorePassword(keystore.password());
    return new ServerConnector(server, tls, new HttpConnectionFactory(http));
  }

  /** A host of Salesforce's is no address of ours: everything listens on loopback. */
  private static String listenAddress(String host) {
    return Optional.of(host).filter(name -> name.matches("[0-9.:]+")).orElse("localhost");
  }

  private interface Step {
    void run() throws Exception;
  }

  private static void run(Step step) {
    try {
      step.run();
    } catch (Exception e) {
      throw new IllegalStateException("the fake org's server: " + e.getMessage(), e);
    }
  }
}
