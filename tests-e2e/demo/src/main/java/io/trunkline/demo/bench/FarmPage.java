package io.trunkline.demo.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** One page of the farm: the least of RFC 6455 that a client can do. One thread's. */
final class FarmPage {
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final PageFarm farm;
  private final SocketChannel channel;
  private final int port;
  private final String path;
  private final String token;
  private byte[] rest = {};
  private boolean upgraded;
  private boolean there;

  FarmPage(PageFarm farm, Selector selector, int port, String path, String token)
      throws IOException {
    this.farm = farm;
    this.port = port;
    this.path = path;
    this.token = token;
    this.channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    boolean unused = channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.register(selector, SelectionKey.OP_CONNECT, this);
  }

  void ready(SelectionKey key, ByteBuffer buffer) throws IOException {
    if (key.isConnectable() && channel.finishConnect()) {
      SelectionKey unused = key.interestOps(SelectionKey.OP_READ);
      write(upgrade().getBytes(StandardCharsets.US_ASCII));
    } else if (key.isReadable()) {
      buffer.clear();
      if (channel.read(buffer) < 0) {
        throw new EOFException();
      }
      read(buffer.flip(), System.nanoTime());
    }
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // It is closed as far as it can be.
    }
  }

  private String upgrade() {
    return "GET "
        + path
        + " HTTP/1.1\r\nHost: localhost:"
        + port
        + "\r\nOrigin: http://localhost:"
        + port
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
  }

  private void read(ByteBuffer fresh, long at) throws IOException {
    byte[] all = new byte[rest.length + fresh.remaining()];
    System.arraycopy(rest, 0, all, 0, rest.length);
    fresh.get(all, rest.length, fresh.remaining());
    int from = 0;
    if (!upgraded) {
      from = headersEnd(all);
      if (from > 0) {
        welcome(new String(all, 0, from, StandardCharsets.US_ASCII));
      }
    }
    for (int next = from; upgraded && next >= 0; next = frame(all, from, at)) {
      from = next;
    }
    rest = java.util.Arrays.copyOfRange(all, from, all.length);
  }

  private static int headersEnd(byte[] all) {
    for (int i = 0; i + END.length <= all.length; i++) {
      if (java.util.Arrays.equals(all, i, i + END.length, END, 0, END.length)) {
        return i + END.length;
      }
    }
    return 0;
  }

  private void welcome(String headers) throws IOException {
    if (!headers.startsWith("HTTP/1.1 101")) {
      throw new IOException(headers);
    }
    upgraded = true;
    if (token.equals("-")) {
      there = true;
      farm.opened();
    } else {
      String hello =
          "{\"type\":\"hello\",\"version\":1,\"token\":\"%s\",\"page\":\"%s\",\"host\":\"STANDALONE\",\"focused\":true}"
              .formatted(token, UUID.randomUUID());
      write(frame(TEXT, hello.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /**
   * Takes one whole frame; gives where the next one begins, or -1 when this one is not all here.
   */
  private int frame(byte[] all, int from, long at) throws IOException {
    if (from + 2 > all.length) {
      return -1;
    }
    int length = all[from + 1] & 0x7f;
    int begin = from + 2;
    if (length == 126) {
      if (from + 4 > all.length) {
        return -1;
      }
      length = ((all[from + 2] & 0xff) << 8) | (all[from + 3] & 0xff);
      begin = from + 4;
    }
    if (begin + length > all.length) {
      return -1;
    }
    heard(all[from] & 0x0f, all, begin, length, at);
    return begin + length;
  }

  private void heard(int opcode, byte[] all, int begin, int length, long at) throws IOException {
    switch (opcode) {
      case TEXT -> {
        if (!there) {
          there = true;
          farm.opened();
        }
        farm.heard(new String(all, begin, length, StandardCharsets.UTF_8), at);
      }
      case PING -> write(frame(PONG, java.util.Arrays.copyOfRange(all, begin, begin + length)));
      case CLOSE -> throw new EOFException();
      default -> {}
    }
  }

  /** A masked frame, as clients must; the mask is nought, so the payload stands as it is. */
  private static byte[] frame(int opcode, byte[] payload) {
    boolean isLong = payload.length > 125;
    ByteBuffer frame = ByteBuffer.allocate(payload.length + (isLong ? 8 : 6));
    frame.put((byte) (0x80 | opcode));
    if (isLong) {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (0x80 | payload.length));
    }
    return frame.putInt(0).put(payload).array();
  }

  /** So little at a time that the socket's buffer takes it. */
  private void write(byte[] bytes) throws IOException {
    ByteBuffer out = ByteBuffer.wrap(bytes);
    while (out.hasRemaining()) {
      if (channel.write(out) == 0) {
        Thread.onSpinWait();
      }
    }
  }
}
