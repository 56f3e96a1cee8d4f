package io.trunkline.lab.pbx;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How a fake PBX is reached.
 *
 * @param address where it listens
 * @param port 0 for a free one
 * @param username the one manager user
 * @param secret his secret
 * @param refusalPause how long it waits before it refuses a login: a second, as Asterisk does
 * @param tls a context with a certificate of its own, or null for plain TCP
 */
public record FakePbxSettings(
    InetAddress address,
    int port,
    String username,
    String secret,
    Duration refusalPause,
    @Nullable SSLContext tls) {
  /** The secret of {@link #defaults}; so odd that it is found wherever it should not stand. */
  public static final String SECRET = "lab-secret-7Qx";

  /** A free loopback port, user {@code trunkline}, {@link #SECRET}, no TLS. */
  public static FakePbxSettings defaults() {
    return new FakePbxSettings(
        InetAddress.getLoopbackAddress(), 0, "trunkline", SECRET, Duration.ofSeconds(1), null);
  }

  /** The same behind TLS. */
  public FakePbxSettings withTls(SSLContext context) {
    return new FakePbxSettings(address, port, username, secret, refusalPause, context);
  }

  /** The same on this port. */
  public FakePbxSettings onPort(int wanted) {
    return new FakePbxSettings(address, wanted, username, secret, refusalPause, tls);
  }

  /** The same with another pause before a refusal: a test need not wait a second. */
  public FakePbxSettings withRefusalPause(Duration pause) {
    return new FakePbxSettings(address, port, username, secret, pause, tls);
  }

  ServerSocket listening() throws IOException {
    return tls == null ? new ServerSocket() : tls.getServerSocketFactory().createServerSocket();
  }
}
