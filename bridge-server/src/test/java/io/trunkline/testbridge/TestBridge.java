package io.trunkline.testbridge;

import io.trunkline.config.Config;
import io.trunkline.config.ConfigFile;
import io.trunkline.core.Secret;
import io.trunkline.core.access.Access;
import io.trunkline.core.access.Attempts;
import io.trunkline.core.access.Audit;
import io.trunkline.core.access.Login;
import io.trunkline.core.access.Pass;
import io.trunkline.core.access.Passwords;
import io.trunkline.core.access.Role;
import io.trunkline.core.access.Setup;
import io.trunkline.core.access.SignIn;
import io.trunkline.core.access.Tokens;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.dial.PbxQueues;
import io.trunkline.core.recording.GuestSignIn;
import io.trunkline.core.recording.Hearer;
import io.trunkline.core.recording.Listening;
import io.trunkline.core.recording.NoTicketReaders;
import io.trunkline.core.recording.RecordingLinks;
import io.trunkline.core.recording.Recordings;
import io.trunkline.core.recording.SignedLinks;
import io.trunkline.core.recording.TicketReaders;
import io.trunkline.core.ticket.VariableCatalogue;
import io.trunkline.edge.admin.AdminApi;
import io.trunkline.edge.admin.AdminParts;
import io.trunkline.edge.admin.CatalogueEntry;
import io.trunkline.edge.admin.RevocationFile;
import io.trunkline.edge.admin.Shelves;
import io.trunkline.edge.http.Health;
import io.trunkline.edge.http.HttpServer;
import io.trunkline.edge.http.Mount;
import io.trunkline.edge.page.PageLimits;
import io.trunkline.edge.page.PageSockets;
import io.trunkline.edge.recording.RecordingPages;
import io.trunkline.edge.recording.SoundSources;
import io.trunkline.edge.salesforce.HostPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Everything that is served over HTTP, on a port of its own, with stores in memory. */
public final class TestBridge implements AutoCloseable {
  public static final String PUBLIC = "https://cti.example.com";
  public static final String PASSWORD = "correct horse";
  private static final Duration LIFETIME = Duration.ofHours(12);

  public final Shelves shelves =
      new Shelves(
          new MemoryShelf.OfAccounts(),
          new MemoryShelf.OfConfigurations(),
          new MemoryShelf.OfTriggers(),
          new MemoryShelf.OfVariables(),
          new MemoryShelf.OfAgents(),
          new MemoryShelf.OfPbxs(),
          new MemoryShelf.OfLogins(),
          new MemorySecrets());
  public final MemoryLedger ledger = new MemoryLedger();
  public final List<Audit.Entry> audit = new CopyOnWriteArrayList<>();
  public final TestPages pages = new TestPages();
  public final MemoryRecordings recordings = new MemoryRecordings();
  public volatile TicketReaders salesforce = new NoTicketReaders();
  public volatile GuestSignIn guests = new NoTicketReaders();
  public final Setup setup = new Setup(shelves.logins());
  public final Access access;
  public final AdminApi api;
  public final PageSockets sockets;
  public volatile List<PbxQueues> queues = List.of();
  public volatile Health health = new Health(0, 0, List.of());
  public final TestSetUp setUp = new TestSetUp();
  public final TestDesigns designs = new TestDesigns();
  private final Listening listening;
  private final RecordingPages recordingPages;
  private final HttpServer server;

  public TestBridge(Path folder) {
    this(folder, "", PageLimits.of(100, 16_384, 262_144));
  }

  public TestBridge(Path folder, String hocon, PageLimits limits) {
    this(folder, hocon, limits, Clock.systemUTC());
  }

  public TestBridge(Path folder, String hocon, PageLimits limits, Clock clock) {
    this(folder, hocon, limits, clock, null);
  }

  /** The same, where this is whom to trust on a PBX's web server. */
  public TestBridge(
      Path folder, String hocon, PageLimits limits, Clock clock, @Nullable SSLContext pbxTls) {
    Config config = anyPort(ConfigFile.parse("public.url=\"" + PUBLIC + "\"\n" + hocon));
    this.access =
        new Access(
            shelves.logins(),
            new QuickPasswords(),
            new Tokens(new byte[32], clock),
            new RevocationFile(folder.resolve("revoked"), LIFETIME, clock),
            new Attempts(3, Duration.ofMinutes(15), clock),
            LIFETIME,
            clock);
    this.listening =
        new Listening(
            recordings,
            new LaterGuests(),
            shelves.logins(),
            new MemoryAudit(),
            new SignedLinks(new byte[32], clock),
            clock);
    this.api = new AdminApi(parts(clock));
    this.recordingPages =
        new RecordingPages(
            listening,
            new SoundSources(shelves.pbxs(), shelves.secrets(), pbxTls),
            api::caller,
            new LaterGuests());
    this.sockets = new PageSockets(access, pages, URI.create(PUBLIC), limits);
    this.server =
        new HttpServer(
            config,
            List.of(
                Mount.of(AdminApi.PATH, api),
                new Mount(PageSockets.PATH, sockets::handler),
                Mount.of(RecordingLinks.PATH, recordingPages)),
            () -> shelves.accounts().all().stream().flatMap(a -> a.origins().stream()).toList(),
            () -> health,
            clock);
    server.start();
  }

  private AdminParts parts(Clock clock) {
    return new AdminParts(
        shelves,
        access,
        setup,
        new QuickPasswords(),
        new MemoryAudit(),
        ledger,
        ledger,
        listening,
        () ->
            VariableCatalogue.all().stream()
                .map(one -> new CatalogueEntry(one.name(), one.says(), one.known().word()))
                .toList(),
        () -> queues,
        setUp,
        designs,
        new HostPolicy(List.of("org.test"))::objection,
        16_384,
        clock,
        () -> {});
  }

  private static Config anyPort(Config config) {
    return new Config(
        new Config.Http("127.0.0.1", 0, config.http().trustedProxies()),
        config.publicAddress(),
        config.tls(),
        config.data(),
        config.key(),
        config.log(),
        config.limits(),
        config.salesforce(),
        config.tickets());
  }

  public HttpServer server() {
    return server;
  }

  public String address() {
    return "http://127.0.0.1:" + server.port();
  }

  /** A login with {@link #PASSWORD}, and its token for scripts. */
  public String token(Role role) {
    String name = role.name().toLowerCase(java.util.Locale.ROOT);
    String email = name + "@example.com";
    if (access.named(email).isEmpty()) {
      shelves.logins().put(new Login(name, email, role, null, "hash:" + PASSWORD));
    }
    return token(email, Pass.Kind.SCRIPT);
  }

  /** An agent with a login, and the token of a page. */
  public String agent(String name) {
    String email = name + "@example.com";
    if (shelves.agents().find(name).isEmpty()) {
      shelves.agents().put(new Agent(name, name, email, List.of()));
      shelves.logins().put(new Login("l-" + name, email, Role.AGENT, name, "hash:" + PASSWORD));
    }
    return token(email, Pass.Kind.PAGE);
  }

  private String token(String email, Pass.Kind kind) {
    SignIn outcome = access.signIn(email, new Secret(PASSWORD), "test", kind, login -> true);
    return ((SignIn.Good) outcome).token();
  }

  @Override
  public void close() {
    recordingPages.close();
    sockets.close();
    server.close();
  }

  /** Argon2 takes 50 ms; tests have better things to do. */
  private static final class QuickPasswords implements Passwords {
    @Override
    public String hash(Secret password) {
      return "hash:" + password.reveal();
    }

    @Override
    public boolean matches(Secret password, String hash) {
      return hash.equals("hash:" + password.reveal());
    }
  }

  private final class MemoryAudit implements Audit {
    @Override
    public void record(Entry entry) {
      audit.add(0, entry);
    }

    @Override
    public List<Entry> newest(int limit) {
      return new ArrayList<>(audit).stream().limit(limit).toList();
    }
  }

  /** The newest thing that somebody did. */
  public Optional<String> lastDeed() {
    return audit.stream().findFirst().map(entry -> entry.who() + ": " + entry.what());
  }

  /** Salesforce as the test has set it by then. */
  private final class LaterGuests implements TicketReaders, GuestSignIn {
    @Override
    public boolean mayRead(Hearer hearer, List<Recordings.Ticket> tickets) {
      return salesforce.mayRead(hearer, tickets);
    }

    @Override
    public Optional<Login> guest(String id) {
      return salesforce.guest(id);
    }

    @Override
    public List<Org> orgs() {
      return guests.orgs();
    }

    @Override
    public Optional<String> begin(String accountId, String reference) {
      return guests.begin(accountId, reference);
    }

    @Override
    public CompletableFuture<Guest> arrived(Map<String, String> answer) {
      return guests.arrived(answer);
    }
  }
}
