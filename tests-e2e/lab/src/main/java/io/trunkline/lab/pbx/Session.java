package io.trunkline.lab.pbx;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.AmiReader;
import io.trunkline.ami.wire.Wanted;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One manager session: a reader thread, and a writer thread with its own queue, so that one slow
 * client never delays the others.
 */
final class Session {
  private static final byte[] LAST = {};
  private static final long MOST_WAITING = 256L << 20;

  private final FakePbx pbx;
  private final Socket socket;
  private final LinkedBlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>();
  private final AtomicLong waitingBytes = new AtomicLong();
  private volatile long writingSince;
  private volatile boolean loggedIn;
  private volatile boolean events = true;
  private volatile String challenge = "";
  private volatile ManagerUser user = ManagerUser.all();

  Session(FakePbx pbx, Socket socket) {
    this.pbx = pbx;
    this.socket = socket;
  }

  void start() {
    thread("fakepbx-reader", this::read).start();
    thread("fakepbx-writer", this::write).start();
  }

  void send(String text) {
    send(text.getBytes(UTF_8));
  }

  /** Puts bytes in line; a client that reads nothing at all is cut before it fills the memory. */
  void send(byte[] bytes) {
    if (waitingBytes.addAndGet(bytes.length) > MOST_WAITING) {
      close();
      return;
    }
    waiting.add(bytes);
  }

  /** Only what the user may hear; an empty list of classes is for everybody. */
  void event(byte[] bytes, List<String> classes) {
    if (loggedIn && events && user.hears(classes)) {
      send(bytes);
    }
  }

  /** Closes once everything said so far has been written. */
  void closeAfterwards() {
    waiting.add(LAST);
  }

  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed as far as it can be.
    }
    waiting.add(LAST);
    pbx.left(this);
  }

  /** How long the present write has been blocked, in milliseconds. */
  long stalledFor() {
    long since = writingSince;
    return since == 0 ? 0 : (System.nanoTime() - since) / 1_000_000;
  }

  boolean isLoggedIn() {
    return loggedIn;
  }

  /** With the rights of this moment: a reload changes those of later logins only. */
  void logIn(ManagerUser as) {
    user = as;
    loggedIn = true;
  }

  ManagerUser user() {
    return user;
  }

  void events(String mask) {
    events = !mask.equalsIgnoreCase("off");
  }

  String challenge() {
    return challenge;
  }

  void challenge(String number) {
    challenge = number;
  }

  private void read() {
    try {
      AmiReader reader = new AmiReader(socket.getInputStream(), Wanted.everything());
      for (AmiMessage action = reader.next(); action != null; action = reader.next()) {
        pbx.asked(this, action);
      }
    } catch (IOException e) {
      // The client went, or we closed.
    }
    close();
  }

  private void write() {
    try {
      OutputStream out = socket.getOutputStream();
      for (byte[] bytes = waiting.take(); bytes != LAST; bytes = waiting.take()) {
        writingSince = System.nanoTime();
        out.write(bytes);
        writingSince = 0;
        waitingBytes.addAndGet(-bytes.length);
      }
    } catch (IOException e) {
      // The client went, or we closed.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close();
  }

  private static Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
