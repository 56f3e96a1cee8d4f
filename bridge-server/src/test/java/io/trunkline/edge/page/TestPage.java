package io.trunkline.edge.page;

import io.trunkline.testbridge.TestBridge;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A page that runs in Java. */
final class TestPage implements WebSocket.Listener {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  final List<String> heard = new CopyOnWriteArrayList<>();
  final CompletableFuture<Integer> closed = new CompletableFuture<>();
  final CompletableFuture<String> closedWith = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private final boolean reads;
  final WebSocket socket;

  private TestPage(TestBridge bridge, String origin, boolean reads) {
    this.reads = reads;
    String address = bridge.address().replace("http", "ws") + "/page/socket";
    this.socket =
        CLIENT
            .newWebSocketBuilder()
            .header("Origin", origin)
            .buildAsync(URI.create(address), this)
            .join();
  }

  static TestPage connect(TestBridge bridge) {
    return new TestPage(bridge, TestBridge.PUBLIC, true);
  }

  static TestPage from(TestBridge bridge, String origin) {
    return new TestPage(bridge, origin, true);
  }

  /** A page that never reads, so that it answers no ping either. */
  static TestPage deaf(TestBridge bridge) {
    return new TestPage(bridge, TestBridge.PUBLIC, false);
  }

  TestPage hello(String token, String page) {
    return say(
        "{\"type\":\"hello\",\"version\":1,\"token\":\"%s\",\"page\":\"%s\",\"host\":\"STANDALONE\",\"focused\":true}"
            .formatted(token, page));
  }

  TestPage say(String text) {
    socket.sendText(text, true).join();
    return this;
  }

  @Override
  public void onOpen(WebSocket opened) {
    if (reads) {
      opened.request(Long.MAX_VALUE);
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      heard.add(part.toString());
      part.setLength(0);
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closedWith.complete(reason);
    closed.complete(code);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closedWith.complete(String.valueOf(error));
    closed.complete(-1);
  }
}
