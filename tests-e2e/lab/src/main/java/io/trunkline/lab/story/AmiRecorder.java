package io.trunkline.lab.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trunkline.ami.client.AmiSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Writes down what a manager's connection receives, byte for byte, and when each chunk arrived.
 * Nothing is understood and nothing left out. One thread reads; the caller may be any.
 */
public final class AmiRecorder implements AutoCloseable {
  /** What no honest recording reaches: about an hour of a busy PBX. */
  private static final int MOST_BYTES = 1 << 30;

  private static final int CONNECT_MILLIS = 5_000;
  private static final long LOGIN_SECONDS = 10;

  private final Socket socket = new Socket();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<Recording.Chunk> chunks = new ArrayList<>();
  private final CountDownLatch answered = new CountDownLatch(1);
  private final Thread reader = new Thread(this::read, "ami-recorder");
  private long begun;

  private AmiRecorder() {}

  /**
   * Connects and logs in; what comes from now on is on the tape.
   *
   * @param login of a manager who may read everything that is worth recording
   */
  public static AmiRecorder start(AmiSettings login) {
    AmiRecorder recorder = new AmiRecorder();
    try {
      recorder.begin(login);
    } catch (IOException e) {
      recorder.close();
      throw new UncheckedIOException("cannot record from " + login.address(), e);
    }
    return recorder;
  }

  private void begin(AmiSettings login) throws IOException {
    socket.connect(new InetSocketAddress(login.host(), login.port()), CONNECT_MILLIS);
    begun = System.nanoTime();
    reader.setDaemon(true);
    reader.start();
    String text =
        String.join(
            "\r\n",
            "Action: Login",
            "Username: " + login.username(),
            "Secret: " + login.secret().reveal(),
            "Events: on",
            "",
            "");
    socket.getOutputStream().write(text.getBytes(UTF_8));
    awaitLogin();
  }

  private void awaitLogin() throws IOException {
    try {
      if (!answered.await(LOGIN_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("no answer to the login");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted during the login", e);
    }
    if (!new String(sofar(), UTF_8).contains("Response: Success")) {
      throw new IOException("the login was refused");
    }
  }

  private void read() {
    byte[] buffer = new byte[1 << 16];
    try {
      InputStream in = socket.getInputStream();
      for (int n = in.read(buffer); n >= 0 && size() < MOST_BYTES; n = in.read(buffer)) {
        keep(buffer, n);
      }
    } catch (IOException e) {
      // the end of the recording: closed by us, or by the PBX
    } finally {
      answered.countDown();
    }
  }

  private synchronized void keep(byte[] buffer, int length) {
    bytes.write(buffer, 0, length);
    chunks.add(new Recording.Chunk((System.nanoTime() - begun) / 1e9, length));
    if (answered.getCount() > 0 && bytes.toString(UTF_8).contains("Response: ")) {
      answered.countDown();
    }
  }

  private synchronized int size() {
    return bytes.size();
  }

  private synchronized byte[] sofar() {
    return bytes.toByteArray();
  }

  /** Ends the connection; what was received. */
  public Recording finish() {
    close();
    try {
      reader.join(CONNECT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      return new Recording(bytes.toByteArray(), chunks);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
