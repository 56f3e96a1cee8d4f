package io.trunkline.lab.phone;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The RTP end of one call: a port of its own, and on request 20 ms packets of ulaw silence. What
 * arrives is never read.
 */
final class Audio implements AutoCloseable {
  private static final int SAMPLES = 160;
  private static final byte SILENCE = (byte) 0xff;

  private final DatagramSocket socket;
  private final ScheduledExecutorService clockwork;
  private @Nullable Future<?> speaking;
  private volatile @Nullable InetSocketAddress to;
  private int sent;

  Audio(ScheduledExecutorService clockwork) {
    try {
      socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new PhoneException("no port for the audio of a call", e);
    }
    this.clockwork = clockwork;
  }

  int port() {
    return socket.getLocalPort();
  }

  void sendsTo(Sdp theirs) {
    to = new InetSocketAddress(theirs.address(), theirs.port());
  }

  /** Starts the silence; once is enough, and it ends with the call. */
  synchronized void speak() {
    if (speaking == null && !socket.isClosed()) {
      speaking = clockwork.scheduleAtFixedRate(this::packet, 0, 20, TimeUnit.MILLISECONDS);
    }
  }

  private void packet() {
    InetSocketAddress there = to;
    if (there == null || there.getPort() == 0) {
      return;
    }
    byte[] bytes = new byte[12 + SAMPLES];
    Arrays.fill(bytes, SILENCE);
    ByteBuffer header = ByteBuffer.wrap(bytes);
    header.putShort((short) 0x8000).putShort((short) sent).putInt(sent * SAMPLES).putInt(port());
    sent++;
    try {
      socket.send(new DatagramPacket(bytes, bytes.length, there));
    } catch (IOException e) {
      // Nobody listens there any more: the end of the call is on its way.
    }
  }

  @Override
  public synchronized void close() {
    if (speaking != null) {
      speaking.cancel(false);
    }
    socket.close();
  }
}
