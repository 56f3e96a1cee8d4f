package io.trunkline.ami.client;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Writes actions on a thread of its own, so that nobody who asks for something ever waits for the
 * network. Bounded; ends when the socket does.
 */
final class Outbox {
  private static final byte[] LAST = {};

  private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(Pending.MOST + 2);
  private final Thread thread;

  Outbox(String name, OutputStream out) {
    thread = new Thread(() -> write(out), name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Puts bytes in line; false when too many wait already. */
  boolean offer(byte[] bytes) {
    return waiting.offer(bytes);
  }

  /** Ends the thread; the socket is closed by then, so a write that hangs ends too. */
  void close() {
    waiting.clear();
    offer(LAST);
  }

  /**
   * A write that fails needs no word here: the reader of the same socket ends too, and says why.
   */
  private void write(OutputStream out) {
    try {
      for (byte @Nullable [] bytes = waiting.take(); bytes != LAST; bytes = waiting.take()) {
        out.write(bytes);
        out.flush();
      }
    } catch (IOException e) {
      waiting.clear();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
