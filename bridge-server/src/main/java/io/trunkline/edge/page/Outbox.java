package io.trunkline.edge.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one page. Jetty writes in the calling thread, so every send is handed to the
 * writers' pool; one is under way at a time, which keeps the order. Takes no more than its limit.
 */
final class Outbox {
  private final Session session;
  private final Executor writers;
  private final int limit;
  private @Nullable ArrayDeque<String> waiting;
  private int bytes;
  private boolean busy;

  Outbox(Session session, Executor writers, int limit) {
    this.session = session;
    this.writers = writers;
    this.limit = limit;
  }

  /** Takes a message; false when too much waits already. Never blocks. */
  boolean offer(String text) {
    synchronized (this) {
      int size = size(text);
      if (bytes + size > limit) {
        return false;
      }
      bytes += size;
      if (waiting == null) {
        waiting = new ArrayDeque<>(4);
      }
      waiting.add(text);
      if (busy) {
        return true;
      }
      busy = true;
    }
    writers.execute(this::writeNext);
    return true;
  }

  private void writeNext() {
    String text;
    synchronized (this) {
      text = waiting == null ? null : waiting.poll();
      if (text == null) {
        waiting = null;
        busy = false;
        return;
      }
    }
    int size = size(text);
    session.sendText(text, Callback.from(() -> written(size), failure -> forget()));
  }

  private void written(int size) {
    synchronized (this) {
      bytes -= size;
    }
    writers.execute(this::writeNext);
  }

  /** The link is broken: Jetty tells the page's end elsewhere. */
  private synchronized void forget() {
    waiting = null;
  }

  private static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
