package io.trunkline.edge.admin;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Refuses passwords that come over a network in the clear. */
final class SafeWay {
  private SafeWay() {}

  /** Lets TLS and this machine pass; everything else is told what to do. */
  static void check(Ask ask) {
    if (!ask.secure() && !isThisMachine(ask.address())) {
      throw Problem.of(
          403,
          "Passwords are not taken over plain HTTP from another machine. Set tls.certificate and"
              + " tls.key, or list the proxy that speaks TLS under http.trusted-proxies.");
    }
  }

  /** The address is a literal one, so that no name is looked up. */
  private static boolean isThisMachine(String address) {
    try {
      return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
