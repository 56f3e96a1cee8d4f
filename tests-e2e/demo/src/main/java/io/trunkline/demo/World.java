package io.trunkline.demo;

import static io.trunkline.demo.AdminClient.object;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.trunkline.config.Config;
import io.trunkline.config.ConfigException;
import io.trunkline.config.ConfigFile;
import io.trunkline.lab.org.DemoData;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.OrgSettings;
import io.trunkline.lab.org.page.CallCenter;
import io.trunkline.lab.org.rest.App;
import io.trunkline.lab.pbx.FakePbx;
import io.trunkline.lab.pbx.FakePbxSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The whole world in one process: the bridge, an org, and a PBX that plays tapes, or beside them a
 * PBX that runs already. An administrator has set everything up through the REST API; agents can
 * sign in at once. Not thread-safe.
 */
public final class World implements AutoCloseable {
  /** The administrator's sign-in to the bridge. */
  public static final String ADMINISTRATOR = "admin@acme.example";

  /** The administrator's password. */
  public static final String ADMINISTRATOR_PASSWORD = "admin-demo";

  /** The name of the one Salesforce account. */
  public static final String ACCOUNT = "Acme";

  private static final String CLIENT = "trunkline-demo";
  static final String CLIENT_SECRET = "the demo's client secret";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final WorldSettings settings;
  private final TempFolder folder;
  private final @Nullable SSLContext trust;
  private final HttpClient http;
  private final FakeOrg org;
  private final @Nullable FakePbx pbx;
  private final Config config;
  private final AdminClient admin;
  private @Nullable RunningBridge running;

  private World(WorldSettings settings, TempFolder folder) {
    this.settings = settings;
    this.folder = folder;
    this.trust = settings.tls().map(tls -> Pems.trust(tls.authority())).orElse(null);
    this.http = client(trust);
    URI orgUrl = url(settings.org());
    this.config = config(url(settings.bridge()), orgUrl);
    this.org = org(orgUrl);
    this.pbx = settings.pbx().isPresent() ? null : FakePbx.start(settings.clock());
    try {
      startBridge();
      this.admin = plant();
      awaitPbx();
    } catch (RuntimeException e) {
      end();
      throw e;
    }
  }

  /**
   * Starts everything and returns when the bridge follows the PBX.
   *
   * @throws ConfigException when the bridge cannot start: a port is taken
   */
  public static World start(WorldSettings settings) {
    TempFolder folder = TempFolder.make();
    try {
      return new World(settings, folder);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /** The bridge's address, without a path. */
  public URI bridge() {
    return config.publicAddress().url();
  }

  /** The page inside Salesforce: an iframe that the org's page shows. */
  public URI softphone() {
    return bridge().resolve("/softphone/");
  }

  /** The page in a browser tab of its own. */
  public URI desktop() {
    return bridge().resolve("/desktop/");
  }

  /** The org's own page. */
  public URI orgPage() {
    return org.pageUrl();
  }

  public FakeOrg org() {
    return org;
  }

  /** The PBX that plays tapes; a world that follows a real one has none. */
  public FakePbx pbx() {
    FakePbx there = pbx;
    if (there == null) {
      throw new IllegalStateException("this world follows a PBX of its own: " + settings.pbx());
    }
    return there;
  }

  /** The REST API, signed in as the administrator. */
  public AdminClient admin() {
    return admin;
  }

  /** A client that trusts the world's certificates. */
  public HttpClient http() {
    return http;
  }

  /** Whom to trust; null for the JVM's own list. */
  public @Nullable SSLContext trust() {
    return trust;
  }

  /** Stops the bridge; the store stays. */
  public void stopBridge() {
    RunningBridge ends = running;
    running = null;
    if (ends != null) {
      ends.close();
    }
  }

  /** Kills the bridge's process; what it had not written down is gone. */
  public void killBridge() {
    RunningBridge ends = running;
    running = null;
    if (ends != null) {
      ends.kill();
    }
  }

  /** Whether a bridge runs: it was started, and has not ended by itself since. */
  public boolean bridgeRuns() {
    RunningBridge now = running;
    return now != null && now.isAlive();
  }

  /**
   * Starts a stopped bridge at the same address, with the same store; does not wait for the PBX,
   * nor for a bridge in a process of its own.
   */
  public void startBridge() {
    if (running == null) {
      running =
          settings.bridgeLog().isPresent()
              ? BridgeProcess.start(
                  configuration(), settings.patience(), settings.bridgeLog().get())
              : BridgeHere.start(config, settings.patience(), trust);
    }
  }

  /** Stops the bridge, starts it again, and waits until it follows the PBX. */
  public void restartBridge() {
    stopBridge();
    startBridge();
    awaitPbx();
  }

  /** Waits until the bridge follows the PBX. */
  public void awaitPbx() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!followsPbx()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the bridge does not follow the PBX");
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** How many calls live, as the bridge says. */
  public int liveCalls() {
    return AdminClient.at(bridge(), http).get("/health").get("calls").getAsInt();
  }

  /** Whether the bridge follows the PBX at this moment. */
  public boolean followsPbx() {
    for (JsonElement one : AdminClient.at(bridge(), http).get("/health").getAsJsonArray("parts")) {
      JsonObject part = one.getAsJsonObject();
      if (part.get("kind").getAsString().equals("pbx")) {
        return part.get("up").getAsBoolean();
      }
    }
    return false;
  }

  @Override
  public void close() {
    end();
    folder.close();
  }

  private void end() {
    stopBridge();
    if (pbx != null) {
      pbx.close();
    }
    org.close();
  }

  private static HttpClient client(@Nullable SSLContext trust) {
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5));
    return (trust == null ? builder : builder.sslContext(trust)).build();
  }

  private URI url(WorldSettings.Place place) {
    String scheme = settings.tls().isPresent() ? "https" : "http";
    return URI.create(scheme + "://" + place.host() + ":" + Ports.wanted(place.port()));
  }

  private FakeOrg org(URI url) {
    OrgSettings base =
        OrgSettings.local(settings.clock(), settings.patience().zone())
            .onPort(url.getPort())
            .knownAs(url)
            .withApp(new App(CLIENT, CLIENT_SECRET, FakeOrg.ADMIN))
            .withCallCenter(CallCenter.at(softphone()));
    OrgSettings whole =
        settings
            .tls()
            .map(tls -> Pems.keystore(tls, folder.path()))
            .map(store -> base.withTls(store.file(), store.password()))
            .orElse(base);
    FakeOrg started = FakeOrg.start(whole);
    DemoData.fill(started);
    return started;
  }

  private Config config(URI bridge, URI orgUrl) {
    JsonObject file =
        object(
            "http", object("address", "127.0.0.1", "port", bridge.getPort()),
            "public", object("url", bridge.toString()),
            "data", object("folder", folder.path().resolve("data").toString()),
            "salesforce", object("other-hosts", List.of(orgUrl.toString())));
    settings
        .tls()
        .ifPresent(
            tls ->
                file.add(
                    "tls",
                    object(
                        "certificate", tls.certificate().toAbsolutePath().toString(),
                        "key", tls.key().toAbsolutePath().toString())));
    folder.write("trunkline.conf", file.toString());
    return ConfigFile.read(configuration());
  }

  /** The configuration file that the bridge runs with. */
  public Path configuration() {
    return folder.path().resolve("trunkline.conf");
  }

  /** How the bridge logs in to the PBX; the one that plays tapes is given its queues first. */
  private WorldSettings.PbxLogin login() {
    return settings
        .pbx()
        .orElseGet(
            () -> {
              FakePbx tapes = pbx();
              members(tapes);
              tapes.onOriginate(ClickedCalls::script);
              return new WorldSettings.PbxLogin(
                  "127.0.0.1", tapes.port(), "trunkline", FakePbxSettings.SECRET);
            });
  }

  /** The queues of the tapes. */
  private static void members(FakePbx tapes) {
    tapes.member("sales", "Alice", "PJSIP/1001");
    tapes.member("sales", "Bob", "PJSIP/1002");
    tapes.member("support", "Alice", "PJSIP/1001");
    tapes.member("support", "Bob", "PJSIP/1002");
    tapes.member("support", "Carol", "Local/1003@agents");
    tapes.member("local", "Carol", "Local/1003@agents");
  }

  private AdminClient plant() {
    AdminClient anybody = AdminClient.at(bridge(), http);
    Optional<String> code = Optional.ofNullable(running).flatMap(RunningBridge::setupCode);
    JsonObject unused =
        anybody.post(
            "/api/setup",
            object(
                "code", code.orElseThrow(),
                "email", ADMINISTRATOR,
                "password", ADMINISTRATOR_PASSWORD));
    AdminClient signedIn = anybody.signedIn(ADMINISTRATOR, ADMINISTRATOR_PASSWORD);
    Seed.plant(signedIn, new Seed.Site(settings.type(), org.url(), CLIENT, CLIENT_SECRET, login()));
    return signedIn;
  }
}
