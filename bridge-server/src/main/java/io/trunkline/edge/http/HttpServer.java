package io.trunkline.edge.http;

import io.trunkline.config.Config;
import io.trunkline.config.ConfigException;
import java.net.BindException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one web server: files of the pages, health, the call-center definition, and what is mounted.
 * Listens from {@link #start} to {@link #close}.
 */
public final class HttpServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HttpServer.class);
  private static final long RELOAD_SECONDS = 5;
  private static final long IDLE_MS = 60_000;
  private static final long STOP_MS = 2_000;
  private static final int THREADS = 64;

  private final Config config;
  private final Optional<Certificates> certificates;
  private final Server server;
  private final ServerConnector connector;

  /**
   * Builds it all; nothing listens yet.
   *
   * @param mounts what others serve
   * @param origins the origins of all accounts, asked for each softphone page
   * @param health how we are, asked for each {@code /health}
   * @throws ConfigException when a certificate or a trusted proxy is no good
   */
  public HttpServer(
      Config config,
      List<Mount> mounts,
      Supplier<? extends Collection<String>> origins,
      Supplier<Health> health,
      Clock clock) {
    this.config = config;
    this.certificates =
        config.tls().on() ? Optional.of(new Certificates(config.tls(), clock)) : Optional.empty();
    this.server = new Server(threads());
    this.connector = connector();
    server.addConnector(connector);
    server.setStopTimeout(STOP_MS);
    server.setErrorHandler(new PlainErrors());
    ContextHandler context = new ContextHandler("/");
    context.setErrorHandler(new PlainErrors());
    context.setHandler(new Mounts(all(mounts, new Origins(origins), health), server, context));
    Headers headers = new Headers();
    headers.setHandler(context);
    server.setHandler(headers);
  }

  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
    threads.setName("http");
    return threads;
  }

  private List<Mount> all(List<Mount> mounts, Origins origins, Supplier<Health> health) {
    List<Mount> all = new ArrayList<>(mounts);
    all.add(Mount.of("/health", new HealthHandler(health)));
    all.add(Mount.of("/call-center.xml", new CallCenter(config.publicAddress().url())));
    all.add(Mount.of("/page/host", new HostQuestion(origins)));
    Policies policies = new Policies(config.publicAddress().url());
    all.add(Mount.of("/", new Pages(HttpServer.class.getClassLoader(), policies, origins)));
    return all;
  }

  private ServerConnector connector() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(true);
    http.setRelativeRedirectAllowed(true);
    http.setIdleTimeout(IDLE_MS);
    if (certificates.isPresent()) {
      SecureRequestCustomizer secure = new SecureRequestCustomizer(false);
      http.addCustomizer(secure);
    }
    http.addCustomizer(
        new Forwarded(new Networks("http.trusted-proxies", config.http().trustedProxies())));
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    ServerConnector made =
        certificates
            .map(
                tls ->
                    new ServerConnector(
                        server, new SslConnectionFactory(tls.factory(), "http/1.1"), plain))
            .orElseGet(() -> new ServerConnector(server, plain));
    made.setHost(config.http().address());
    made.setPort(config.http().port());
    made.setIdleTimeout(IDLE_MS);
    made.setAcceptQueueSize(1024);
    return made;
  }

  /**
   * Begins to listen.
   *
   * @throws ConfigException when the address or port cannot be had
   */
  public void start() {
    try {
      server.start();
    } catch (Exception e) {
      close();
      throw refused(e);
    }
    certificates.ifPresent(this::watch);
    log.info("stage=http outcome=listening port={} url={}", port(), config.publicAddress().url());
  }

  private ConfigException refused(Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null && !(cause instanceof BindException)) {
      cause = cause.getCause();
    }
    String words = String.valueOf(cause.getMessage());
    if (cause instanceof BindException && words.contains("in use")) {
      return new ConfigException(
          "http.port",
          "port " + config.http().port() + " is taken by another program",
          "end that program, or choose another port");
    }
    if (cause instanceof BindException && words.contains("ermission")) {
      return new ConfigException(
          "http.port",
          "port " + config.http().port() + " needs more rights than this user has",
          "choose one above 1023, 8443 by default");
    }
    return new ConfigException(
        "http.address",
        "cannot listen on " + config.http().address() + " (" + words + ")",
        "name an address of this machine, or 0.0.0.0");
  }

  private void watch(Certificates watched) {
    server
        .getScheduler()
        .schedule(
            () -> {
              watched.refresh();
              if (server.isRunning()) {
                watch(watched);
              }
            },
            RELOAD_SECONDS,
            TimeUnit.SECONDS);
  }

  /** The port we listen on; the one chosen by the system where 0 was asked for. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Looks at the certificate files now instead of within 5 s. */
  public void reloadCertificates() {
    certificates.ifPresent(Certificates::refresh);
  }

  /** Stops listening and ends all connections. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      log.warn("stage=http outcome=not-stopped-cleanly {}", e.toString());
    }
    server.destroy();
  }
}
