package io.trunkline.edge.admin;

import io.trunkline.core.access.Caller;
import io.trunkline.json.Fault;
import io.trunkline.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code /api/}. Thread-safe. Errors are RFC 9457 problems with an id that the log knows.
 */
public final class AdminApi extends Handler.Abstract {
  /** The part of the address space it serves. */
  public static final String PATH = "/api/";

  private static final Logger log = LoggerFactory.getLogger(AdminApi.class);
  private static final long BODY_SECONDS = 20;
  private final List<Route> routes;
  private final Gate gate;

  /** A body a little too long is read all the same, so that the client hears the answer. */
  private static final int PATIENCE = 8;

  private final int requestBytes;

  /** Serves what these parts hold. */
  public AdminApi(AdminParts parts) {
    this.routes = RouteTable.of(parts);
    this.gate = new Gate(parts.access());
    this.requestBytes = parts.requestBytes();
  }

  /** All routes, for tests and documentation. */
  public List<Route> routes() {
    return routes;
  }

  /** Who sends this request, wherever it goes; empty without a good sign-in. */
  public Optional<Caller> caller(Request request) {
    return gate.caller(request);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    try {
      Found found = find(request);
      @Nullable Caller caller = admit(request, found.route());
      refuseOversize(request);
      CompletableFuture<?> unused =
          body(request)
              .whenComplete(
                  (bytes, failure) ->
                      send(
                          failure == null
                              ? answer(request, found, caller, bytes)
                              : problem(tooLargeOrSlow(failure)),
                          response,
                          callback));
    } catch (Problem problem) {
      send(problem(problem), response, callback);
    } catch (RuntimeException e) {
      send(bug(e), response, callback);
    }
    return true;
  }

  /** Reads without holding a thread; whoever dribbles is cut off. */
  private CompletableFuture<byte[]> body(Request request) {
    CompletableFuture<byte[]> body = new CompletableFuture<>();
    Content.Source.asByteArrayAsync(
        request,
        requestBytes * PATIENCE,
        Promise.Invocable.from(
            Invocable.InvocationType.BLOCKING, body::complete, body::completeExceptionally));
    return body.orTimeout(BODY_SECONDS, TimeUnit.SECONDS);
  }

  private record Found(Route route, Map<String, String> parts) {}

  private Found find(Request request) {
    String path = Request.getPathInContext(request);
    String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    TreeSet<String> allowed = new TreeSet<>();
    for (Route route : routes) {
      Optional<Map<String, String>> parts = route.match(path);
      if (parts.isPresent() && route.method().equals(method)) {
        return new Found(route, parts.get());
      }
      parts.ifPresent(same -> allowed.add(route.method()));
    }
    if (allowed.isEmpty()) {
      throw Problem.of(404, "There is nothing at this address; /api/openapi.yaml names all.");
    }
    throw Problem.of(405, "This address knows " + String.join(", ", allowed) + " only.")
        .with("Allow", String.join(", ", allowed));
  }

  private @Nullable Caller admit(Request request, Route route) {
    if (route.need() == Need.NOTHING) {
      return null;
    }
    Caller caller =
        gate.caller(request)
            .orElseThrow(
                () -> Problem.of(401, "Sign in first.").with("WWW-Authenticate", "Bearer"));
    if (!route.need().metBy(caller.role())) {
      throw Problem.of(
          403, "This needs the role " + route.need() + "; yours is " + caller.role() + ".");
    }
    return caller;
  }

  private void refuseOversize(Request request) {
    if (request.getLength() > (long) requestBytes * PATIENCE) {
      throw tooLarge();
    }
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    boolean empty = request.getLength() == 0 || (request.getLength() == -1 && type == null);
    if (!empty && (type == null || !type.split(";", 2)[0].strip().equals("application/json"))) {
      throw Problem.of(415, "Send JSON, with Content-Type: application/json.");
    }
  }

  private Problem tooLarge() {
    return Problem.of(413, "The body is too long; " + requestBytes + " bytes are taken.");
  }

  private Problem tooLargeOrSlow(Throwable failure) {
    return failure instanceof IllegalStateException
        ? tooLarge()
        : Problem.of(408, "The body did not come in time.");
  }

  private Answer answer(Request request, Found found, @Nullable Caller caller, byte[] bytes) {
    try {
      if (bytes.length > requestBytes) {
        throw tooLarge();
      }
      Ask ask =
          new Ask(
              found.parts(),
              query(request),
              new String(bytes, StandardCharsets.UTF_8),
              address(request),
              request.isSecure(),
              caller);
      return found.route().action().answer(ask);
    } catch (Problem problem) {
      return problem(problem);
    } catch (RuntimeException e) {
      return bug(e);
    }
  }

  /** An X-Forwarded-For that is still there comes from a proxy that nobody told us to trust. */
  private static String address(Request request) {
    boolean strange = request.getHeaders().contains("X-Forwarded-For");
    String address = Request.getRemoteAddr(request);
    return address == null || (strange && !request.isSecure()) ? "0.0.0.0" : address;
  }

  private static Map<String, String> query(Request request) {
    Map<String, String> query = new HashMap<>();
    for (Fields.Field field : Request.extractQueryParameters(request)) {
      query.put(field.getName(), field.getValue());
    }
    return query;
  }

  private record ProblemBody(
      int status, String title, String detail, String errorId, List<Fault> errors) {}

  private static Answer problem(Problem problem) {
    return problem(problem, Ids.next());
  }

  private static Answer problem(Problem problem, String errorId) {
    Map<String, String> headers = new HashMap<>(problem.headers());
    headers.put("Content-Type", "application/problem+json");
    return new Answer(
        problem.status(),
        new ProblemBody(
            problem.status(),
            HttpStatus.getMessage(problem.status()),
            problem.detail(),
            errorId,
            problem.errors()),
        headers);
  }

  private static Answer bug(RuntimeException e) {
    String errorId = Ids.next();
    log.error("stage=api outcome=bug errorId={}", errorId, e);
    return problem(
        Problem.of(500, "The bridge has a fault. Its log says more under this errorId."), errorId);
  }

  private static void send(Answer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    Object body = answer.body();
    if (body == null) {
      response.getHeaders().remove(HttpHeader.CONTENT_TYPE);
      callback.succeeded();
      return;
    }
    String text = body instanceof String plain ? plain : Json.gson().toJson(body) + "\n";
    Content.Sink.write(response, true, text, callback);
  }
}
