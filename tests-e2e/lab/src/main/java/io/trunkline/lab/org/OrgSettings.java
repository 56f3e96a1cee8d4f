package io.trunkline.lab.org;

import io.trunkline.lab.org.page.CallCenter;
import io.trunkline.lab.org.rest.App;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How a fake org starts.
 *
 * @param port 0 for any free one
 * @param host where it listens, and the host of its addresses unless {@code publicBase} says other
 * @param keystore PKCS12 with the certificate; null for plain http
 * @param publicBase what token replies name as instance_url; null for its own address
 * @param app the client application it knows at the start; more with {@link FakeOrg#register}
 * @param demoSignIn whether people sign in with one click and no password
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
    boolean demoSignIn) {

  /** A PKCS12 file and its password. */
  public record Keystore(Path file, String password) {
    @Override
    public String toString() {
      return "Keystore[" + file + "]";
    }
  }

  /** Plain http on localhost, any free port. */
  public static OrgSettings local(Clock clock, ZoneId zone) {
    return new OrgSettings(0, "localhost", null, null, zone, clock, null, null, false);
  }

  public OrgSettings onPort(int other) {
    return new OrgSettings(
        other, host, keystore, publicBase, zone, clock, app, callCenter, demoSignIn);
  }

  public OrgSettings withTls(Path file, String password) {
    Keystore store = new Keystore(file, password);
    return new OrgSettings(port, host, store, publicBase, zone, clock, app, callCenter, demoSignIn);
  }

  /** Names the address that clients reach it under, as https://acme.my.salesforce.com:8443. */
  public OrgSettings knownAs(URI base) {
    return new OrgSettings(port, host, keystore, base, zone, clock, app, callCenter, demoSignIn);
  }

  public OrgSettings withApp(App other) {
    return new OrgSettings(
        port, host, keystore, publicBase, zone, clock, other, callCenter, demoSignIn);
  }

  public OrgSettings withCallCenter(CallCenter center) {
    return new OrgSettings(port, host, keystore, publicBase, zone, clock, app, center, demoSignIn);
  }

  public OrgSettings withDemoSignIn() {
    return new OrgSettings(port, host, keystore, publicBase, zone, clock, app, callCenter, true);
  }
}
