package io.trunkline.demo.bench.crash;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.trunkline.core.flow.FlowSettings;
import io.trunkline.demo.Person;
import io.trunkline.demo.World;
import io.trunkline.demo.WorldSettings;
import io.trunkline.lab.pbx.Replay;
import io.trunkline.lab.pbx.Tape;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * One run of the kill test: the world with a bridge in a process of its own, the calls, the kills,
 * the mishaps; then quiet, until the bridge has settled everything.
 */
public final class CrashRun {
  static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  static final Path CHROMEDRIVER = Path.of("/usr/bin/chromedriver");

  private static final Set<String> OVER = Set.of("COMPLETED", "REFUSED", "DISCARDED", "DOUBLED");
  private static final long LOOK_MS = 50;
  private static final long ROOM_NANOS = 500_000_000L;
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final Duration MOST_TO_SETTLE = Duration.ofMinutes(3);

  private final CrashPlan plan;
  private final Options options;
  private final PrintWriter out;
  private final AtomicInteger faults = new AtomicInteger();
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicInteger inTransfer = new AtomicInteger();
  private final Presence presence = new Presence();
  private final Map<PlannedCall, Long> startByCall = new ConcurrentHashMap<>();
  private long begin;
  private boolean settled;

  /**
   * What a run is asked for.
   *
   * @param externalId whether the account has a unique external-id field
   * @param chromium whether Alice and Bob have the real page; without it they have headless ones
   * @param log where the bridge appends its log
   */
  public record Options(long seed, int calls, boolean externalId, boolean chromium, Path log) {}

  /**
   * How it ended.
   *
   * @param figures name to value, in order
   * @param isGood whether nothing was lost, doubled without a word, or left incomplete
   */
  public record Result(Map<String, Long> figures, List<String> words, boolean isGood) {}

  private CrashRun(Options options, PrintWriter out) {
    this.options = options;
    this.out = out;
    this.plan = CrashPlan.of(options.seed(), options.calls());
  }

  /** Runs it all; what happens is told on the way. */
  public static Result run(Options options, PrintWriter out) {
    return new CrashRun(options, out).run();
  }

  /**
   * The protocol as it is, with short ends: only what a site may set is shorter than usual. The
   * count for doubles comes later than the longest held save commits.
   */
  static FlowSettings patience() {
    FlowSettings usual = FlowSettings.standard(ZoneId.systemDefault());
    return new FlowSettings(
        Duration.ofSeconds(3),
        Duration.ofSeconds(5),
        usual.goWithin(),
        usual.answerWithin(),
        Duration.ofSeconds(8),
        Duration.ofSeconds(4),
        usual.searchWait(),
        Duration.ofSeconds(1),
        Duration.ofMillis(500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(100),
        usual.zone());
  }

  private Result run() {
    long start = System.nanoTime();
    WorldSettings settings =
        WorldSettings.local()
            .orgAt("127.0.0.1", 0)
            .with(patience())
            .withBridgeProcess(options.log());
    try (World world = World.start(settings)) {
      CrashSite.furnish(world, options.externalId());
      say(
          "%d calls, %d kills planned, seed %d",
          plan.calls().size(), plan.kills().size(), options.seed());
      List<AgentAtWork> agents = new ArrayList<>();
      try {
        plan.pages().forEach((person, mishaps) -> agents.add(agent(world, person, mishaps)));
        say("%d pages are open", agents.size());
        Killer killer = new Killer(world, presence);
        play(world, killer);
        agents.forEach(AgentAtWork::leaveAlone);
        settle(world);
        return result(world, killer, agents, start);
      } finally {
        agents.forEach(AgentAtWork::close);
      }
    }
  }

  /** What keeps Chromium from running here, in words. */
  public static Optional<String> missingForBrowser() {
    return Stream.of(CHROMIUM, CHROMEDRIVER)
        .filter(file -> !Files.isExecutable(file))
        .findFirst()
        .map(file -> file + " is not there (Debian: chromium, chromium-driver)")
        .or(
            () ->
                CrashRun.class.getResource("/org/openqa/selenium/WebDriver.class") == null
                    ? Optional.of("Selenium is only in a checkout")
                    : Optional.empty());
  }

  private AgentAtWork agent(World world, Person person, List<PageMishap> mishaps) {
    return options.chromium() && !person.equals(Person.CAROL)
        ? ChromiumAgent.start(world, person, mishaps)
        : HeadlessAgent.start(world, person, mishaps);
  }

  private void play(World world, Killer killer) {
    ScheduledExecutorService timer = Executors.newScheduledThreadPool(8);
    begin = System.nanoTime();
    try {
      for (PlannedCall call : plan.calls()) {
        at(timer, call.at(), () -> call(timer, world, killer, call));
      }
      ScheduledFuture<?> unusedLooks =
          timer.scheduleAtFixedRate(
              () -> presence.look(world.pbx().loggedIn() > 0), 0, LOOK_MS, TimeUnit.MILLISECONDS);
      for (Duration kill : plan.kills()) {
        at(timer, kill, () -> killer.kill(Duration.ofMillis(kill.toMillis() % 1500)));
      }
      for (OrgMishap mishap : plan.org()) {
        at(timer, mishap.at(), () -> happen(world, mishap));
      }
      Duration last = plan.kills().get(plan.kills().size() - 1);
      Duration end = last.compareTo(plan.length()) > 0 ? last : plan.length();
      while (since().compareTo(end.plusSeconds(8)) < 0) {
        Pauses.sleep(Duration.ofSeconds(15).compareTo(end) < 0 ? Duration.ofSeconds(15) : end);
        say(
            "%s: %d kills, %d tickets stand",
            since().toSeconds() + " s", killer.kills(), Verdict.ours(world.org()).size());
      }
      timer.shutdown();
      boolean unused = timer.awaitTermination(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      timer.shutdownNow();
      world.org().answersNormally();
    }
  }

  private Duration since() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private void at(ScheduledExecutorService timer, Duration when, Runnable what) {
    long left = when.minus(since()).toMillis();
    ScheduledFuture<?> unused =
        timer.schedule(
            () -> {
              try {
                what.run();
              } catch (RuntimeException e) {
                say("this should not happen: %s", e);
              }
            },
            Math.max(0, left),
            TimeUnit.MILLISECONDS);
  }

  private void call(ScheduledExecutorService timer, World world, Killer killer, PlannedCall call) {
    Tape tape = Tape.named(call.kind().tape());
    double speed = 1 / call.kind().slower(call.shortest());
    startByCall.put(call, System.nanoTime());
    Replay replay =
        world
            .pbx()
            .play(
                tape, call.kind().replacements(call.number(), call.first(), call.second()), speed);
    if (call.killedInTransfer()) {
      replay.holdBefore("AttendedTransfer");
      at(timer, call.at().plus(call.length()), () -> killInTransfer(timer, killer, replay, call));
    }
  }

  /** The customer waits, the agents talk, the PBX is about to say that the call is handed on. */
  private void killInTransfer(
      ScheduledExecutorService timer, Killer killer, Replay replay, PlannedCall call) {
    inTransfer.incrementAndGet();
    at(timer, since().plusMillis(200 + call.length().toMillis() % 4_000), replay::goOn);
    killer.kill(Duration.ofMillis(call.length().toMillis() % 900));
  }

  private void happen(World world, OrgMishap mishap) {
    faults.incrementAndGet();
    if (mishap.isHeld()) {
      held.incrementAndGet();
    }
    world.org().answersLate(mishap.door(), mishap.fault(), mishap.delay(), 1);
  }

  /**
   * Until nothing more is to come: no row is unfinished, every held save has committed, and, where
   * a double is possible, the bridge has had the time to count.
   */
  private void settle(World world) {
    Duration lastHeld =
        plan.org().stream()
            .filter(OrgMishap::isHeld)
            .map(mishap -> since().plus(mishap.delay()))
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    Duration counted = options.externalId() ? Duration.ZERO : patience().doubleCheck();
    Duration latest = since().plus(MOST_TO_SETTLE).plus(counted);
    Duration least = options.externalId() ? lastHeld : lastHeld.plusSeconds(15);
    int ready = 0;
    while (since().compareTo(latest) < 0 && ready < 5) {
      Pauses.sleep(AGAIN);
      boolean quiet = isSettled(world) && since().compareTo(least) > 0;
      ready = quiet ? ready + 1 : 0;
    }
    settled = ready > 0;
    say("%d s: %s", since().toSeconds(), settled ? "settled" : "not settled, and time is up");
  }

  private boolean isSettled(World world) {
    List<JsonObject> rows = rows(world);
    boolean over = rows.stream().allMatch(row -> OVER.contains(text(row, "state")));
    boolean told = options.externalId() || doubled(rows).containsAll(Verdict.twice(world.org()));
    return over && told && rows.size() >= awaited() && world.pbx().channels() == 0;
  }

  /**
   * Whether the bridge was there at any moment of it, with some room at both ends. A call that was
   * never played is judged, and lost.
   */
  private boolean isSeen(PlannedCall call, CallKind.Passage passage) {
    double slower = call.kind().slower(call.shortest());
    Long start = startByCall.get(call);
    if (start == null) {
      return true;
    }
    long from = start + (long) (passage.fromMs() * slower * 1e6);
    long to = start + (long) (passage.toMs() * slower * 1e6);
    return presence.saw(from + ROOM_NANOS, to - ROOM_NANOS);
  }

  private static List<JsonObject> rows(World world) {
    try {
      return world.admin().list("/api/ledger?limit=1000").asList().stream()
          .map(JsonElement::getAsJsonObject)
          .toList();
    } catch (RuntimeException away) {
      return List.of();
    }
  }

  private long awaited() {
    return plan.calls().stream()
        .flatMap(call -> call.kind().passages().stream().filter(one -> isSeen(call, one)))
        .count();
  }

  private static Set<String> doubled(List<JsonObject> rows) {
    Set<String> doubled = new HashSet<>();
    rows.stream()
        .filter(row -> text(row, "state").equals("DOUBLED"))
        .forEach(row -> doubled.add(text(row, "reference")));
    return doubled;
  }

  private static String text(JsonObject row, String name) {
    JsonElement value = row.get(name);
    return value == null || value.isJsonNull() ? "" : value.getAsString();
  }

  private static List<String> notCompleted(List<JsonObject> rows) {
    return rows.stream()
        .filter(row -> !text(row, "state").equals("COMPLETED"))
        .map(
            row ->
                "ledger: "
                    + String.join(
                        " ", text(row, "reference"), text(row, "state"), text(row, "words")))
        .toList();
  }

  private Result result(World world, Killer killer, List<AgentAtWork> agents, long start) {
    List<JsonObject> rows = rows(world);
    Verdict verdict = Verdict.of(plan, world.org(), doubled(rows), this::isSeen);
    List<String> words = new ArrayList<>(verdict.words());
    words.addAll(notCompleted(rows));
    Map<String, Long> figures = new LinkedHashMap<>();
    figures.put("calls", (long) plan.calls().size());
    figures.put("killed", (long) killer.kills());
    figures.put("tickets", (long) verdict.tickets());
    figures.put("lost", (long) verdict.lost());
    figures.put("duplicates", (long) verdict.doubles());
    if (!options.externalId()) {
      figures.put("reported", (long) (verdict.doubles() - verdict.unreported()));
      figures.put("unreported", (long) verdict.unreported());
    }
    figures.put("incomplete", (long) verdict.incomplete());
    figures.put("expected", (long) plan.tickets());
    figures.put("unseen", (long) verdict.unseen());
    figures.put("killed_in_transfer", (long) inTransfer.get());
    long byBridge = verdict.writers().getOrDefault(Verdict.BRIDGE, 0);
    figures.put("by_pages", verdict.tickets() - byBridge);
    figures.put("by_bridge", byBridge);
    if (options.chromium()) {
      List<Person> browsing = List.of(Person.ALICE, Person.BOB);
      figures.put("chromium_calls", plan.concerning(browsing));
      figures.put("by_chromium", browsing.stream().mapToLong(verdict::writtenBy).sum());
    }
    for (PageMishap.Kind kind : PageMishap.Kind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT) + "s";
      figures.put(name, agents.stream().mapToLong(agent -> agent.count(kind)).sum());
    }
    figures.put("longest_away_s", presence.longestAway().toSeconds());
    figures.put("faults", (long) faults.get());
    figures.put("held", (long) held.get());
    figures.put("seconds", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
    int doubles = options.externalId() ? verdict.doubles() : verdict.unreported();
    List<String> tooLittle = provesTooLittle(killer, verdict);
    words.addAll(tooLittle);
    boolean good = verdict.lost() == 0 && doubles == 0 && verdict.incomplete() == 0;
    return new Result(figures, words, good && tooLittle.isEmpty());
  }

  /** Why a run without a fault is no proof all the same. */
  private List<String> provesTooLittle(Killer killer, Verdict verdict) {
    List<String> why = new ArrayList<>();
    if (!settled) {
      why.add("Tickets were still under way when time was up.");
    }
    if (killer.kills() == 0 || verdict.writers().getOrDefault(Verdict.BRIDGE, 0) == 0) {
      why.add("The bridge was never killed, or wrote no ticket.");
    }
    if (verdict.unseen() * 20 > plan.tickets()) {
      why.add("More than one passage in twenty fell while the bridge was away.");
    }
    int browsed = verdict.writtenBy(Person.ALICE) + verdict.writtenBy(Person.BOB);
    if (options.chromium() && browsed * 4 < plan.tickets()) {
      why.add("Fewer than one ticket in four was written by the page in Chromium.");
    }
    return why;
  }

  private synchronized void say(String format, Object... values) {
    out.printf(format + "%n", values);
    out.flush();
  }
}
