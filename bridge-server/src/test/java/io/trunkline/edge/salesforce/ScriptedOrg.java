package io.trunkline.edge.salesforce;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Answers every request as a lambda says; for what no healthy org ever says. */
final class ScriptedOrg implements AutoCloseable {
  /** What to answer: a status, a body, and a Location where it is not empty. */
  record Says(int status, String body, String location) {
    static Says of(int status, String body) {
      return new Says(status, body, "");
    }
  }

  private final AtomicInteger requests = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  /** The lambda is given the request's path. */
  ScriptedOrg(Function<String, Says> script) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, script));
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** A token reply that names this org, or another, as the instance. */
  static Says token(String instance) {
    return Says.of(
        200, "{\"access_token\":\"00Dtoken!of-session\",\"instance_url\":\"" + instance + "\"}");
  }

  int requests() {
    return requests.get();
  }

  private void answer(HttpExchange exchange, Function<String, Says> script) throws IOException {
    requests.incrementAndGet();
    exchange.getRequestBody().readAllBytes();
    Says says = script.apply(exchange.getRequestURI().getPath());
    byte[] body = says.body().getBytes(StandardCharsets.UTF_8);
    if (!says.location().isEmpty()) {
      exchange.getResponseHeaders().add("Location", says.location());
    }
    exchange.sendResponseHeaders(says.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
