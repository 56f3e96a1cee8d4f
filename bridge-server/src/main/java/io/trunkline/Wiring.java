package io.trunkline;

import io.trunkline.config.Config;
import io.trunkline.config.ConfigException;
import io.trunkline.core.Secrets;
import io.trunkline.core.access.Access;
import io.trunkline.core.access.Attempts;
import io.trunkline.core.access.Setup;
import io.trunkline.core.access.Tokens;
import io.trunkline.core.dial.Dialer;
import io.trunkline.core.flow.Flow;
import io.trunkline.core.flow.FlowPorts;
import io.trunkline.core.flow.FlowSettings;
import io.trunkline.core.flow.FlowTime;
import io.trunkline.core.recording.Listening;
import io.trunkline.core.recording.RecordingLinks;
import io.trunkline.core.recording.SignedLinks;
import io.trunkline.core.recording.TicketReaders;
import io.trunkline.core.ticket.TicketPreviews;
import io.trunkline.core.ticket.VariableCatalogue;
import io.trunkline.edge.admin.AdminApi;
import io.trunkline.edge.admin.AdminParts;
import io.trunkline.edge.admin.Argon2Passwords;
import io.trunkline.edge.admin.CatalogueEntry;
import io.trunkline.edge.admin.RevocationFile;
import io.trunkline.edge.admin.Shelves;
import io.trunkline.edge.http.HttpServer;
import io.trunkline.edge.http.Mount;
import io.trunkline.edge.page.PageLimits;
import io.trunkline.edge.page.PageSockets;
import io.trunkline.edge.pbx.AmiDialer;
import io.trunkline.edge.pbx.PbxLinks;
import io.trunkline.edge.pbx.PbxSources;
import io.trunkline.edge.recording.RecordingPages;
import io.trunkline.edge.recording.SoundSources;
import io.trunkline.edge.salesforce.DeskLimits;
import io.trunkline.edge.salesforce.HostPolicy;
import io.trunkline.edge.salesforce.SalesforceDesks;
import io.trunkline.edge.salesforce.SalesforceGuests;
import io.trunkline.edge.salesforce.SalesforceSetUp;
import io.trunkline.edge.store.SealingKey;
import io.trunkline.edge.store.Store;
import io.trunkline.edge.store.StoreProblem;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The whole bridge, put together in the order of a call's path; PBXs come last, so that nothing
 * rings before somebody can answer. Closing is the mirror image.
 */
public final class Wiring implements AutoCloseable {
  private final Store store;
  private final FlowThread flowThread = new FlowThread();
  private final HostPolicy hosts;
  private final SalesforceDesks desks;
  private final Flow flow;
  private final ZoneId zone;
  private final PageSockets pages;
  private final PbxLinks pbxs;
  private final RecordingPages recordings;
  private final Setup setup;
  private final HttpServer http;
  private final Forgetting forgetting;

  /**
   * Everything as a real site needs it.
   *
   * @throws ConfigException when a setting is no good, before anything listens
   */
  public Wiring(Config config) {
    this(config, patience(config, ZoneId.systemDefault()), null);
  }

  /**
   * Everything, with another patience, and another list of whom to trust in Salesforce's place.
   *
   * @param salesforceTls null for the JVM's own list of authorities
   */
  public Wiring(Config config, FlowSettings patience, @Nullable SSLContext salesforceTls) {
    zone = patience.zone();
    Clock clock = Clock.system(zone);
    store = open(config);
    SealingKey key = key(config);
    Secrets secrets = store.secrets(key);

    hosts = new HostPolicy(config.salesforce().otherHosts());
    desks = new SalesforceDesks(secrets, clock, hosts, DeskLimits.DEFAULT, salesforceTls);
    AmiDialer dialer = new AmiDialer();
    flow = new Flow(ports(config, dialer), flowTime(clock, patience));

    Access access = access(config, key, clock);
    setup = new Setup(store.logins());
    PageLimits pageLimits =
        PageLimits.of(
            config.limits().pages(),
            config.limits().pageMessageBytes(),
            config.limits().pageOutboxBytes());
    pages = new PageSockets(access, flow.pages(), config.publicAddress().url(), pageLimits);

    pbxs =
        new PbxLinks(
            new PbxSources(store.pbxs(), store.agents(), store.customVariables(), secrets, clock),
            store.callBook(),
            flow,
            dialer,
            flow::phonesChanged);
    SalesforceGuests guests =
        new SalesforceGuests(store.accounts(), desks, config.publicAddress().url(), clock);
    Listening listening = listening(key, guests, clock);
    AdminApi admin = new AdminApi(adminParts(config, access, listening, secrets, clock));
    recordings =
        new RecordingPages(
            listening, new SoundSources(store.pbxs(), secrets, null), admin::caller, guests);
    HealthReport health =
        new HealthReport(
            store.accounts(), desks, pbxs, store.ledger()::standingTwice, pages::count);
    http =
        new HttpServer(
            config,
            List.of(
                new Mount(PageSockets.PATH, pages::handler),
                Mount.of(AdminApi.PATH, admin),
                Mount.of(RecordingLinks.PATH, recordings)),
            this::origins,
            health,
            clock);
    forgetting = new Forgetting(store.retention(), clock);
  }

  /** A real site's, with what its configuration file says. */
  static FlowSettings patience(Config config, ZoneId zone) {
    return FlowSettings.standard(zone).withUndecidedWait(config.tickets().undecidedWait());
  }

  private static Store open(Config config) {
    try {
      return Store.open(config.data().folder());
    } catch (StoreProblem problem) {
      throw new ConfigException(problem.key(), problem.problem(), problem.remedy());
    }
  }

  private SealingKey key(Config config) {
    try {
      return config.key().value().isEmpty()
          ? SealingKey.file(config.key().file())
          : SealingKey.of("key.value", config.key().value().reveal());
    } catch (StoreProblem problem) {
      store.close();
      throw new ConfigException(problem.key(), problem.problem(), problem.remedy());
    }
  }

  private FlowPorts ports(Config config, Dialer dialer) {
    String publicUrl = config.publicAddress().url().toString();
    return new FlowPorts(
        store.agents(),
        store.pbxs(),
        store.triggers(),
        store.accounts(),
        store.configurations(),
        desks,
        store.ledger(),
        dialer,
        store.callBook(),
        store.createdCustomers(),
        store.recordings(),
        new RecordingLinks(publicUrl, new RecordingReferences()),
        new References());
  }

  private FlowTime flowTime(Clock clock, FlowSettings patience) {
    return new FlowTime(
        clock, flowThread, flowThread, patience, () -> ThreadLocalRandom.current().nextDouble());
  }

  private Access access(Config config, SealingKey key, Clock clock) {
    Config.Limits limits = config.limits();
    Path revoked = config.data().folder().resolve("revoked");
    return new Access(
        store.logins(),
        new Argon2Passwords(),
        new Tokens(key.derive("sign-ins"), clock),
        new RevocationFile(revoked, limits.signInLifetime(), clock),
        new Attempts(limits.signInAttempts(), limits.signInWindow(), clock),
        limits.signInLifetime(),
        clock);
  }

  private Listening listening(SealingKey key, TicketReaders readers, Clock clock) {
    return new Listening(
        store.recordings(),
        readers,
        store.logins(),
        store.audit(),
        new SignedLinks(key.derive("recording links"), clock),
        clock);
  }

  private AdminParts adminParts(
      Config config, Access access, Listening listening, Secrets secrets, Clock clock) {
    Shelves shelves =
        new Shelves(
            store.accounts(),
            store.configurations(),
            store.triggers(),
            store.customVariables(),
            store.agents(),
            store.pbxs(),
            store.logins(),
            secrets);
    return new AdminParts(
        shelves,
        access,
        setup,
        new Argon2Passwords(),
        store.audit(),
        store.ledger(),
        flow.desk(),
        listening,
        Wiring::catalogue,
        pbxs::queues,
        setUp(config, secrets, clock),
        designs(),
        hosts::objection,
        config.limits().requestBytes(),
        clock,
        this::changed);
  }

  private SalesforceSetUp setUp(Config config, Secrets secrets, Clock clock) {
    AccountUses uses =
        new AccountUses(store.configurations(), store.agents(), store.ledger(), clock);
    URI publicUrl = config.publicAddress().url();
    return new SalesforceSetUp(store.accounts(), secrets, desks, uses::of, publicUrl, clock);
  }

  private Designs designs() {
    TicketPreviews previews = new TicketPreviews(desks, store.customVariables(), zone);
    return new Designs(desks, previews, flow.recent());
  }

  /** What an administrator changed counts at once. */
  private void changed() {
    pbxs.refresh();
    flow.phonesChanged();
  }

  private static List<CatalogueEntry> catalogue() {
    return VariableCatalogue.all().stream()
        .map(one -> new CatalogueEntry(one.name(), one.says(), one.known().word()))
        .toList();
  }

  private Set<String> origins() {
    Set<String> origins = new LinkedHashSet<>();
    store.accounts().all().forEach(account -> origins.addAll(account.origins()));
    return origins;
  }

  /**
   * Takes up what the last run left, listens, and follows the PBXs. A PBX or an org that is down
   * does not keep it from starting.
   */
  public void start() {
    flow.start(pbxs.living());
    http.start();
    pbxs.refresh();
    forgetting.start();
  }

  /** The port it listens on. */
  public int port() {
    return http.port();
  }

  /** How the first administrator comes in, while there is none. */
  public Setup setup() {
    return setup;
  }

  @Override
  public void close() {
    forgetting.close();
    pbxs.close();
    http.close();
    recordings.close();
    pages.close();
    flowThread.close();
    desks.close();
    store.close();
  }
}
