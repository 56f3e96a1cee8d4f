package io.trunkline.demo;

import io.trunkline.core.flow.FlowSettings;
import io.trunkline.core.ticket.Account;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How a {@link World} starts.
 *
 * @param bridge where the bridge is
 * @param org where the org is
 * @param tls the certificate of both; empty for plain http
 * @param type how agents see tickets
 * @param patience the flow's patience, and the time zone of everybody
 * @param clock the time of the org and the PBX; the bridge takes the system's
 * @param pbx a PBX that runs already; empty for one that plays tapes
 * @param bridgeLog where a bridge in a process of its own appends its log; empty for one in this
 *     process
 */
public record WorldSettings(
    Place bridge,
    Place org,
    Optional<Tls> tls,
    Account.Type type,
    FlowSettings patience,
    Clock clock,
    Optional<PbxLogin> pbx,
    Optional<Path> bridgeLog) {

  /**
   * How the bridge logs in to a PBX that runs already.
   *
   * @param host where its AMI listens
   * @param port AMI's port
   * @param username the AMI user
   * @param secret the user's secret
   */
  public record PbxLogin(String host, int port, String username, String secret) {
    @Override
    public String toString() {
      return "PbxLogin[" + username + "@" + host + ":" + port + "]";
    }
  }

  /**
   * Where something listens: on loopback, whatever it is called.
   *
   * @param host the name that browsers use; it must lead to this machine
   * @param port 0 for any free one
   */
  public record Place(String host, int port) {}

  /**
   * PEM files.
   *
   * @param certificate the chain, for all host names in use
   * @param key its private key, PKCS#8
   * @param authority whom the bridge trusts in Salesforce's place; the certificate itself when it
   *     is self-signed
   */
  public record Tls(Path certificate, Path key, Path authority) {}

  /** Plain http on localhost, any free ports, Integration Tab, a real site's patience. */
  public static WorldSettings local() {
    Clock clock = Clock.system(ZoneId.systemDefault());
    return new WorldSettings(
        new Place("localhost", 0),
        new Place("localhost", 0),
        Optional.empty(),
        Account.Type.INTEGRATION_TAB,
        FlowSettings.standard(clock.getZone()),
        clock,
        Optional.empty(),
        Optional.empty());
  }

  /** The bridge there. */
  public WorldSettings bridgeAt(String host, int port) {
    return new WorldSettings(
        new Place(host, port), org, tls, type, patience, clock, pbx, bridgeLog);
  }

  /** The org there. */
  public WorldSettings orgAt(String host, int port) {
    return new WorldSettings(
        bridge, new Place(host, port), tls, type, patience, clock, pbx, bridgeLog);
  }

  /** Both behind https. */
  public WorldSettings withTls(Tls files) {
    return new WorldSettings(
        bridge, org, Optional.of(files), type, patience, clock, pbx, bridgeLog);
  }

  /** Agents see tickets in this way. */
  public WorldSettings with(Account.Type other) {
    return new WorldSettings(bridge, org, tls, other, patience, clock, pbx, bridgeLog);
  }

  /** The flow waits as long as this. */
  public WorldSettings with(FlowSettings other) {
    return new WorldSettings(bridge, org, tls, type, other, clock, pbx, bridgeLog);
  }

  /** The org and the PBX live by this clock. */
  public WorldSettings with(Clock other) {
    return new WorldSettings(bridge, org, tls, type, patience, other, pbx, bridgeLog);
  }

  /** The bridge follows this PBX instead of one that plays tapes. */
  public WorldSettings with(PbxLogin login) {
    return new WorldSettings(
        bridge, org, tls, type, patience, clock, Optional.of(login), bridgeLog);
  }

  /** The bridge is a process of its own, and can be killed; without TLS. */
  public WorldSettings withBridgeProcess(Path log) {
    return new WorldSettings(
        bridge, org, Optional.empty(), type, patience, clock, pbx, Optional.of(log));
  }
}
