package io.trunkline.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.trunkline.core.flow.FlowSettings;
import io.trunkline.core.ticket.Account;
import io.trunkline.demo.Administrator;
import io.trunkline.demo.Person;
import io.trunkline.demo.World;
import io.trunkline.demo.WorldSettings;
import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.pbx.Replacements;
import io.trunkline.lab.pbx.Replay;
import io.trunkline.lab.pbx.Tape;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The stage of one journey: the world at public addresses behind TLS, and a browser for each person
 * on it. A field of the journey with {@code @RegisterExtension}; made anew for each test, and when
 * a test fails it keeps what the browsers showed.
 */
final class Scene implements BeforeEachCallback, AfterTestExecutionCallback, AfterEachCallback {
  /** The address of the org's pages; another registrable domain than the bridge's. */
  static final String LIGHTNING = "https://acme.lightning.force.com";

  private static final String API_HOST = "acme.my.salesforce.com";
  private static final String BRIDGE_HOST = "cti.trunkline-test.example";

  private final Account.Type type;
  private final @Nullable Supplier<WorldSettings.PbxLogin> pbx;
  private final List<Browser> browsers = new ArrayList<>();
  private @Nullable World world;

  private Scene(Account.Type type, @Nullable Supplier<WorldSettings.PbxLogin> pbx) {
    this.type = type;
    this.pbx = pbx;
  }

  /** A stage whose account shows tickets in this way. */
  static Scene with(Account.Type type) {
    return new Scene(type, null);
  }

  /** A stage on which the calls are those of a real PBX; asked for its login before each test. */
  static Scene live(Account.Type type, Supplier<WorldSettings.PbxLogin> pbx) {
    return new Scene(type, pbx);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    WorldSettings settings =
        WorldSettings.local()
            .bridgeAt(BRIDGE_HOST, 0)
            .orgAt(API_HOST, 0)
            .withTls(Keys.TLS)
            .with(type)
            .with(patience());
    world = World.start(pbx == null ? settings : settings.with(pbx.get()));
    new Administrator(world().admin()).allowsFrom(LIGHTNING);
  }

  /** A real site's patience, but for what would only make the journeys longer. */
  private static FlowSettings patience() {
    FlowSettings usual = FlowSettings.standard(ZoneId.of("Europe/Rome"));
    return new FlowSettings(
        Duration.ofSeconds(2),
        usual.claimWithin(),
        usual.goWithin(),
        usual.answerWithin(),
        Duration.ofSeconds(4),
        Duration.ofSeconds(2),
        usual.searchWait(),
        Duration.ofSeconds(2),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        usual.doubleCheck(),
        usual.zone());
  }

  World world() {
    World there = world;
    if (there == null) {
      throw new IllegalStateException("the scene has not begun");
    }
    return there;
  }

  /** What the administrator does in the console. */
  Administrator administrator() {
    return new Administrator(world().admin());
  }

  /** A new browser for this person, with pop-ups blocked as browsers come. */
  Browser browser(Person person) {
    return browser(person, List.of());
  }

  /** A new browser for this person, in which the agent page may open tabs. */
  Browser browserThatAllowsTabs(Person person) {
    return browser(person, List.of(bridge()));
  }

  private Browser browser(Person person, List<String> mayPopUp) {
    Map<String, String> places = new LinkedHashMap<>();
    String org = "127.0.0.1:" + world().org().port();
    places.put("acme.lightning.force.com", org);
    places.put(API_HOST, org);
    places.put(BRIDGE_HOST, "127.0.0.1:" + world().bridge().getPort());
    Browser browser =
        Browser.open(
            person.orgPassword(),
            new Browser.Setting(Keys.AUTHORITY.keyHash(), places, List.copyOf(mayPopUp)));
    browsers.add(browser);
    return browser;
  }

  /** The person is signed in to the org, and to the softphone in its page. */
  OrgPage atTheOrg(Browser browser, Person person) {
    OrgPage page = OrgPage.open(browser, LIGHTNING);
    page.signIn(person);
    page.softphone().signIn(person.email(), person.password());
    page.softphone().isConnectedAs(person.name());
    return page;
  }

  /** The person is signed in to the agent page in a tab of its own. */
  AgentPage atTheDesktop(View tab, Person person) {
    tab.open(bridge() + "/desktop/");
    AgentPage page = new AgentPage(tab);
    page.signIn(person.email(), person.password());
    page.isConnectedAs(person.name());
    return page;
  }

  /** A call as it was recorded, from this number. */
  Replay rings(String tape, String number, String name) {
    return world().pbx().play(Tape.named(tape), Replacements.NONE.caller(number, name), 1);
  }

  /** The tasks in the org, oldest first. */
  List<OrgRecord> tasks() {
    return world().org().tasks();
  }

  /** The one task in the org. */
  OrgRecord onlyTask() {
    assertThat(tasks()).hasSize(1);
    return tasks().get(0);
  }

  /** The id of this person's user in the org. */
  String userId(Person person) {
    return world().org().user(person.email()).id();
  }

  /** The rows of the ledger, newest first. */
  List<JsonObject> ledger() {
    JsonArray rows = world().admin().list("/api/ledger");
    return StreamSupport.stream(rows.spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  /** Where each row of the ledger stands. */
  List<String> ledgerStates() {
    return ledger().stream().map(row -> row.get("state").getAsString()).toList();
  }

  /** How often Salesforce refused the one ticket of the ledger. */
  long refusals() {
    String reference = ledger().get(0).get("reference").getAsString();
    return world()
        .admin()
        .get("/api/ledger/" + reference)
        .getAsJsonArray("changes")
        .asList()
        .stream()
        .filter(change -> change.getAsJsonObject().get("state").getAsString().equals("REFUSED"))
        .count();
  }

  private String bridge() {
    return world().bridge().toString();
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      String name = context.getRequiredTestClass().getSimpleName() + "-" + context.getDisplayName();
      browsers.forEach(browser -> browser.testify(name.replaceAll("[^A-Za-z-]", "")));
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    browsers.forEach(Browser::close);
    browsers.clear();
    if (world != null) {
      world.close();
    }
  }

  /** Made once: making keys takes seconds. */
  private static final class Keys {
    static final TestAuthority AUTHORITY = TestAuthority.in(Path.of("target", "authority"));
    static final WorldSettings.Tls TLS = tls();

    private static WorldSettings.Tls tls() {
      List<String> hosts = List.of("acme.lightning.force.com", API_HOST, BRIDGE_HOST, "localhost");
      TestAuthority.Identity servers = AUTHORITY.identity("servers", hosts);
      return new WorldSettings.Tls(servers.certificate(), servers.key(), AUTHORITY.certificate());
    }
  }
}
