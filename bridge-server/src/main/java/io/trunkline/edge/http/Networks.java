package io.trunkline.edge.http;

import io.trunkline.config.ConfigException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Addresses and networks, such as the proxies we trust. Immutable. */
final class Networks {
  private final List<Network> networks = new ArrayList<>();

  /** Reads {@code 10.0.0.5} and {@code 10.0.0.0/8}; the key is named when one is wrong. */
  Networks(String key, List<String> texts) {
    texts.forEach(text -> networks.add(parse(key, text)));
  }

  /** Whether this literal address is in one of them. */
  boolean contain(String address) {
    if (networks.isEmpty() || !literal(address)) {
      return false;
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return networks.stream().anyMatch(network -> network.contains(bytes));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Whether this is an address and no name, so that nobody makes us ask a name server. */
  static boolean literal(String address) {
    return address.matches("[0-9.]{7,15}|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?");
  }

  private static Network parse(String key, String text) {
    String[] parts = text.split("/", 2);
    try {
      if (!literal(parts[0])) {
        throw new UnknownHostException(parts[0]);
      }
      byte[] bytes = InetAddress.getByName(parts[0]).getAddress();
      int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : bytes.length * 8;
      if (bits > bytes.length * 8) {
        throw new UnknownHostException(text);
      }
      return new Network(bytes, bits);
    } catch (UnknownHostException | NumberFormatException e) {
      throw new ConfigException(
          key, text + " is no address or network", "write 10.0.0.5 or 10.0.0.0/8");
    }
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Network(byte[] address, int bits) {
    boolean contains(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
