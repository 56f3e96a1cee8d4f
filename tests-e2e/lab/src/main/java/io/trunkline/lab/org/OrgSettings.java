package io.trunkline.lab.org;

import io.trunkline.lab.org.page.CallCenter;
import io.trunkline.lab.org.rest.App;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a fake org starts.
 *
 * @param port 0 for any free one
 * @param host where it listens, and the host of its addresses unless {@code publicBase} says other
 * @param keystore PKCS12 with the certificate; null for plain http
 * @param publicBase what token replies name as instance_url; null for its own address
 * @param app the client application it knows at the start; more with {@link FakeOrg#register}
 * @param extras what an org may have or not
 */
public record OrgSettings(
    int port,
    String host,
    @Nullable Keystore keystore,
    @Nullable URI publicBase,
    ZoneId zone,
    Clock clock,
    @Nullable App app,
    @Nullable CallCenter callCenter,
    Set<Extra> extras) {

  /** What an org may have or not. */
  public enum Extra {
    /** Accounts may be people. */
    PERSON_ACCOUNTS
  }

  public OrgSettings {
    extras = Set.copyOf(extras);
  }

  /** A PKCS12 file and its password. */
  public record Keystore(Path file, String password) {
    @Override
    public String toString() {
      return "Keystore[" + file + "]";
    }
  }

  /** Plain http on localhost, any free port. */
  public static OrgSettings local(Clock clock, ZoneId zone) {
    return new OrgSettings(0, "localhost", null, null, zone, clock, null, null, Set.of());
  }

  public OrgSettings onPort(int other) {
    return new OrgSettings(other, host, keystore, publicBase, zone, clock, app, callCenter, extras);
  }

  public OrgSettings withTls(Path file, String password) {
    Keystore store = new Keystore(file, password);
    return new OrgSettings(port, host, store, publicBase, zone, clock, app, callCenter, extras);
  }

  /** Names the address that clients reach it under, as https://acme.my.salesforce.com:8443. */
  public OrgSettings knownAs(URI base) {
    return new OrgSettings(port, host, keystore, base, zone, clock, app, callCenter, extras);
  }

  public OrgSettings withApp(App other) {
    return new OrgSettings(
        port, host, keystore, publicBase, zone, clock, other, callCenter, extras);
  }

  public OrgSettings withCallCenter(CallCenter center) {
    return new OrgSettings(port, host, keystore, publicBase, zone, clock, app, center, extras);
  }

  public OrgSettings withPersonAccounts() {
    return with(Extra.PERSON_ACCOUNTS);
  }

  private OrgSettings with(Extra extra) {
    Set<Extra> more = EnumSet.of(extra);
    more.addAll(extras);
    return new OrgSettings(port, host, keystore, publicBase, zone, clock, app, callCenter, more);
  }
}
