package io.trunkline.lab.asterisk;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cable between a client and a port of this machine that a test can cut and join again: carries
 * bytes both ways, or answers late, and while it is cut whoever connects is hung up on at once. Any
 * thread; its own threads are two for each connection, and all end with {@link #close}.
 */
public final class CuttableLink implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(CuttableLink.class);
  private static final int BUFFER_BYTES = 16 * 1024;

  private final int target;
  private final ServerSocket door;
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;
  private volatile Duration late = Duration.ZERO;

  private CuttableLink(int target, ServerSocket door) {
    this.target = target;
    this.door = door;
  }

  /** A cable to this TCP port of the loopback address. */
  public static CuttableLink to(int port) {
    try {
      ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      CuttableLink link = new CuttableLink(port, door);
      start("link-door", link::accept);
      return link;
    } catch (IOException e) {
      throw new UncheckedIOException("no port is free for a link", e);
    }
  }

  /** Where clients connect, on the loopback address. */
  public int port() {
    return door.getLocalPort();
  }

  /** Drops every connection and takes no new one. */
  public void cut() {
    cut = true;
    drop();
  }

  /** Takes connections again. */
  public void join() {
    cut = false;
  }

  /** From now on what the port says takes so long to the client; what the client says does not. */
  public void answersLate(Duration time) {
    late = time;
  }

  @Override
  public void close() {
    cut = true;
    end(door);
    drop();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        join(door.accept());
      } catch (IOException e) {
        log.trace("port={} said={}", target, e.toString());
      }
    }
  }

  private void join(Socket client) {
    open.add(client);
    if (cut) {
      end(client);
      return;
    }
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(server);
      start("link-up", () -> carry(client, server, () -> {}));
      start("link-down", () -> carry(server, client, this::linger));
      if (cut) {
        drop();
      }
    } catch (IOException e) {
      log.debug("port={} said={}", target, e.toString());
      end(client);
    }
  }

  private void carry(Socket from, Socket to, Runnable before) {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        before.run();
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      log.trace("port={} said={}", target, e.toString());
    } finally {
      end(from);
      end(to);
    }
  }

  private void linger() {
    try {
      Thread.sleep(late.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void drop() {
    open.forEach(this::end);
  }

  private void end(Closeable one) {
    open.remove(one);
    try {
      one.close();
    } catch (IOException e) {
      log.trace("port={} said={}", target, e.toString());
    }
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
