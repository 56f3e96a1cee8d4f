package io.trunkline.command.doctor;

import io.trunkline.core.Finding;
import io.trunkline.edge.page.PageSockets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Whether an agent's page could open its WebSocket, as a browser would: with our own Origin. */
final class SocketCheck implements Check {
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private final URI url;

  SocketCheck(URI url) {
    this.url = url;
  }

  @Override
  public String about() {
    return "websocket";
  }

  @Override
  public List<Finding> look() throws InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    URI socket = URI.create(url.toString().replaceFirst("^http", "ws") + PageSockets.PATH);
    try {
      WebSocket open =
          client
              .newWebSocketBuilder()
              .header("Origin", url.toString())
              .connectTimeout(PATIENCE)
              .buildAsync(socket, new WebSocket.Listener() {})
              .get(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS);
      open.abort();
      return List.of(Finding.ok("websocket", "opens at " + socket));
    } catch (ExecutionException refused) {
      return List.of(refused(refused.getCause()));
    } catch (TimeoutException silent) {
      return List.of(Answers.none("websocket", url, new java.net.http.HttpTimeoutException("")));
    }
  }

  private Finding refused(@Nullable Throwable cause) {
    if (cause instanceof WebSocketHandshakeException handshake) {
      int status = handshake.getResponse().statusCode();
      return status == 403
          ? Finding.fail(
              "websocket",
              "the bridge that answers at " + url + " has another public.url",
              "give this command the configuration file that the bridge runs with")
          : Finding.fail(
              "websocket",
              "the upgrade is answered with HTTP status " + status,
              "let the proxy pass Upgrade and Connection on");
    }
    return Answers.none(
        "websocket", url, cause instanceof IOException io ? io : new IOException(cause));
  }
}
