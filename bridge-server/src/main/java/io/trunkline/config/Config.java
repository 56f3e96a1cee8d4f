package io.trunkline.config;

import io.trunkline.core.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the configuration file says; reference.conf explains every key. The components bear the
 * names of the keys, in camelCase.
 */
public record Config(
    Http http,
    Public publicAddress,
    Tls tls,
    Data data,
    Key key,
    Log log,
    Limits limits,
    Salesforce salesforce,
    Tickets tickets) {

  /**
   * Where we listen.
   *
   * @param address an address of this machine; 0.0.0.0 is all of them
   * @param port the TCP port
   * @param trustedProxies addresses or networks whose X-Forwarded headers are believed
   */
  public record Http(String address, int port, List<String> trustedProxies) {
    public Http {
      trustedProxies = List.copyOf(trustedProxies);
    }
  }

  /** The one address people and Salesforce use: scheme and authority only, no trailing slash. */
  public record Public(URI url) {}

  /** PEM files, both or none. */
  public record Tls(Optional<Path> certificate, Optional<Path> key) {
    /** Whether TLS ends here. */
    public boolean on() {
      return certificate.isPresent();
    }
  }

  /** Where the store, the key file and the list of revoked sign-ins live. */
  public record Data(Path folder) {}

  /**
   * The installation's key, from which secrets are sealed and sign-ins are signed.
   *
   * @param file made at the first start with mode 0600 when it is missing
   * @param value 32 bytes in Base64 instead of a file, or empty
   */
  public record Key(Path file, Secret value) {}

  /** The least important level that is logged. */
  public record Log(String level) {}

  /**
   * What we take at most.
   *
   * @param pages connected pages
   * @param pageMessageBytes one message from a page
   * @param pageOutboxBytes what waits for one slow page before it is disconnected
   * @param requestBytes the body of one request
   * @param signInAttempts failed sign-ins of one person from one address
   * @param signInWindow in which time
   * @param signInLifetime how long a sign-in is good
   */
  public record Limits(
      int pages,
      int pageMessageBytes,
      int pageOutboxBytes,
      int requestBytes,
      int signInAttempts,
      Duration signInWindow,
      Duration signInLifetime) {}

  /**
   * How patient we are with tickets.
   *
   * @param undecidedWait how long a save that was never answered rests before the org is asked
   */
  public record Tickets(Duration undecidedWait) {}

  /** Host names beside Salesforce's own that accounts may name. */
  public record Salesforce(List<String> otherHosts) {
    public Salesforce {
      otherHosts = List.copyOf(otherHosts);
    }
  }
}
