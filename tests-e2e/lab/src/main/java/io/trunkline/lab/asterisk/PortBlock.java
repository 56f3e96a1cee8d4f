package io.trunkline.lab.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A block of ports below those that the system gives away by itself. As long as it is open, its
 * first port is listened on: that keeps every other lab of this machine out of the whole block.
 */
final class PortBlock implements AutoCloseable {
  private static final int FIRST = 10_000;
  private static final int SIZE = 500;
  private static final int BLOCKS = 44;
  private static final int RTP = 40;

  private final ServerSocket claim;
  private final LabPorts ports;

  private PortBlock(ServerSocket claim, LabPorts ports) {
    this.claim = claim;
    this.ports = ports;
  }

  /** One that is free, from a place by chance. */
  static PortBlock take() {
    int start = ThreadLocalRandom.current().nextInt(BLOCKS);
    for (int i = 0; i < BLOCKS; i++) {
      PortBlock block = tryAt(FIRST + (start + i) % BLOCKS * SIZE);
      if (block != null) {
        return block;
      }
    }
    throw new LabUnavailable("no ports are free; stop some of the labs");
  }

  LabPorts ports() {
    return ports;
  }

  @Override
  public void close() {
    try {
      claim.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The block that begins there; null unless all of it is free. */
  static @Nullable PortBlock tryAt(int base) {
    try {
      ServerSocket claim = new ServerSocket(base, 1, InetAddress.getLoopbackAddress());
      LabPorts ports = ports(base);
      if (isFree(ports)) {
        return new PortBlock(claim, ports);
      }
      claim.close();
      return null;
    } catch (IOException taken) {
      return null;
    }
  }

  private static LabPorts ports(int base) {
    Map<String, Integer> phones = new HashMap<>();
    String[] names = {"1001", "1002", "1003", "1004", LabPorts.SECOND_PHONE, "3001"};
    IntStream.range(0, names.length).forEach(i -> phones.put(names[i], base + 11 + i));
    return new LabPorts(
        base + 1,
        base + 5,
        base + 2,
        base + 3,
        base + 4,
        base + 10,
        base + RTP,
        base + SIZE - 1,
        phones);
  }

  private static boolean isFree(LabPorts ports) {
    return IntStream.of(ports.ami(), ports.amiTls(), ports.http()).allMatch(PortBlock::isFreeTcp)
        && IntStream.concat(
                IntStream.of(ports.sip(), ports.chanSip(), ports.trunk(), ports.rtpStart()),
                ports.phones().values().stream().mapToInt(port -> port))
            .allMatch(PortBlock::isFreeUdp);
  }

  static boolean isFreeTcp(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  static boolean isFreeUdp(int port) {
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
