package io.trunkline.ami.client;

import java.util.List;
import java.util.stream.Stream;

/**
 * How one PBX is reached.
 *
 * @param host name or address; those of a pair separated by a comma, which are tried in turn until
 *     one takes the login
 * @param port 5038 by Asterisk's default, 5039 with TLS
 * @param username the section's name in manager.conf
 * @param secret its secret; never on the wire, never printed
 * @param tls whether and whom to trust
 * @param timings how long to wait for what
 * @param inboxBytes how much may wait for the listener before a gap is declared
 */
public record AmiSettings(
    String host,
    int port,
    String username,
    Secret secret,
    AmiTls tls,
    AmiTimings timings,
    int inboxBytes) {
  /** 64 MB of waiting events: some 60,000 of the larger ones; a busy hour's 12 seconds and more. */
  public static final int INBOX_BYTES = 64 << 20;

  /** Without TLS, with the default timings. */
  public static AmiSettings of(String host, int port, String username, Secret secret) {
    return new AmiSettings(
        host, port, username, secret, AmiTls.off(), AmiTimings.defaults(), INBOX_BYTES);
  }

  /** The same for each host alone, in their order. */
  List<AmiSettings> each() {
    return Stream.of(host.split(",", -1))
        .map(one -> new AmiSettings(one.strip(), port, username, secret, tls, timings, inboxBytes))
        .toList();
  }

  /** {@code host:port}, as people are told. */
  public String address() {
    return host + ":" + port;
  }
}
