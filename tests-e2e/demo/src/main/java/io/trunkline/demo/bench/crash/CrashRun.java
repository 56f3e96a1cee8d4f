package io.trunkline.demo.bench.crash;

import io.trunkline.core.flow.FlowSettings;
import io.trunkline.core.pop.FromPage;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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

  private static final long LOOK_MS = 50;
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final Duration MOST_TO_SETTLE = Duration.ofMinutes(3);

  private final CrashPlan plan;
  private final Options options;
  private final PrintWriter out;
  private final BridgeLog log;
  private final AtomicInteger inTransfer = new AtomicInteger();
  private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
  private final Presence presence = new Presence();
  private final Witness witness = new Witness(presence);
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
   * @param isGood whether nothing was wrong, and enough has happened for that to be a proof
   */
  public record Result(Map<String, Long> figures, List<String> words, boolean isGood) {}

  private CrashRun(Options options, PrintWriter out) {
    this.options = options;
    this.out = out;
    this.plan = CrashPlan.of(options.seed(), options.calls());
    this.log = BridgeLog.from(options.log());
  }

  /** Runs it all; what happens is told on the way. */
  public static Result run(Options options, PrintWriter out) {
    return new CrashRun(options, out).run();
  }

  /**
   * The protocol as it is, with short ends: only what a site may set is shorter than usual.
   *
   * @param count when doubles are counted: when the longest held save has committed, for whoever
   *     takes over has waited and looked for some time before
   */
  static FlowSettings patience(Duration count) {
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
        count,
        usual.zone());
  }

  private Result run() {
    long start = System.nanoTime();
    WorldSettings settings =
        WorldSettings.local()
            .orgAt("127.0.0.1", 0)
            .with(patience(plan.longestHeld()))
            .withBridgeProcess(options.log());
    try (World world = World.start(settings)) {
      CrashSite.furnish(world, options.externalId(), plan);
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
        killer.look();
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
    if (person.equals(CrashPlan.ERIN)) {
      return HeadlessAgent.start(world, person, FromPage.Host.STANDALONE, mishaps);
    }
    return options.chromium() && !person.equals(Person.CAROL)
        ? ChromiumAgent.start(world, person, mishaps)
        : HeadlessAgent.start(world, person, FromPage.Host.LIGHTNING, mishaps);
  }

  private void play(World world, Killer killer) {
    ScheduledExecutorService timer = Executors.newScheduledThreadPool(4);
    // Kills wait for each other, and shall keep no call waiting.
    ScheduledExecutorService kills = Executors.newScheduledThreadPool(1);
    begin = System.nanoTime();
    try {
      for (PlannedCall call : plan.calls()) {
        at(timer, call.at(), () -> call(kills, timer, world, killer, call));
      }
      ScheduledFuture<?> unusedLooks =
          timer.scheduleAtFixedRate(
              () -> presence.look(world.pbx().loggedIn() > 0), 0, LOOK_MS, TimeUnit.MILLISECONDS);
      for (Duration kill : plan.kills()) {
        at(kills, kill, () -> killer.kill(Duration.ofMillis(kill.toMillis() % 1500)));
      }
      for (OrgMishap mishap : plan.org()) {
        at(timer, mishap.at(), () -> happen(world, mishap));
      }
      Duration last = plan.kills().get(plan.kills().size() - 1);
      Duration end = last.compareTo(plan.length()) > 0 ? last : plan.length();
      while (since().compareTo(end.plusSeconds(8)) < 0) {
        Duration left = end.plusSeconds(8).minus(since());
        Pauses.sleep(Duration.ofSeconds(15).compareTo(left) < 0 ? Duration.ofSeconds(15) : left);
        say(
            "%s: %d kills, %d tickets stand",
            since().toSeconds() + " s", killer.kills(), Ticket.of(world.org()).size());
      }
      kills.shutdown();
      if (!kills.awaitTermination(90, TimeUnit.SECONDS)) {
        trouble("kills are still to come: they waited too long for each other");
      }
      timer.shutdown();
      boolean unused = timer.awaitTermination(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      kills.shutdownNow();
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
                trouble("this should not happen: " + e);
              }
            },
            Math.max(0, left),
            TimeUnit.MILLISECONDS);
  }

  private void call(
      ScheduledExecutorService kills,
      ScheduledExecutorService timer,
      World world,
      Killer killer,
      PlannedCall call) {
    Tape tape = Tape.named(call.kind().tape());
    double speed = 1 / call.kind().slower(call.shortest());
    witness.begins(call);
    Replay replay =
        world
            .pbx()
            .play(
                tape, call.kind().replacements(call.number(), call.first(), call.second()), speed);
    if (call.killedInTransfer()) {
      replay.holdBefore("AttendedTransfer");
      at(
          kills,
          call.at().plus(call.length()),
          () -> killInTransfer(timer, killer, replay, call.length().toMillis()));
    }
  }

  /**
   * The customer waits, the agents talk, the PBX is about to say that the call is handed on: which
   * it says while the bridge is away, or as it comes back.
   */
  private void killInTransfer(
      ScheduledExecutorService timer, Killer killer, Replay replay, long chance) {
    Duration goesOn = Duration.ofMillis(200 + chance % 4_000);
    boolean hit =
        killer.killDuring(
            Duration.ofMillis(chance % 900),
            replay::isHolding,
            () -> at(timer, since().plus(goesOn), replay::goOn));
    if (hit) {
      inTransfer.incrementAndGet();
    }
  }

  private void happen(World world, OrgMishap mishap) {
    world.org().answersLate(mishap.door(), mishap.fault(), mishap.delay(), 1);
  }

  /**
   * Until nothing more is to come: no row is unfinished, every held save has committed, and every
   * double that this made is reported.
   */
  private void settle(World world) {
    Duration latest = since().plus(MOST_TO_SETTLE).plus(plan.longestHeld().multipliedBy(2));
    int ready = 0;
    while (since().compareTo(latest) < 0 && ready < 5) {
      Pauses.sleep(AGAIN);
      ready = isSettled(world) ? ready + 1 : 0;
    }
    settled = ready > 0;
    say("%d s: %s", since().toSeconds(), settled ? "settled" : "not settled, and time is up");
  }

  private boolean isSettled(World world) {
    LedgerRows rows = LedgerRows.read(world);
    boolean told =
        options.externalId() || rows.doubled().containsAll(Ticket.twice(Ticket.of(world.org())));
    return world.org().held() == 0
        && rows.areOver()
        && told
        && rows.rows().size() >= witness.awaited(plan)
        && world.pbx().channels() == 0;
  }

  private Result result(World world, Killer killer, List<AgentAtWork> agents, long start) {
    LedgerRows rows = LedgerRows.read(world);
    Events events = events(world, killer, agents);
    Verdict verdict =
        Verdict.of(
            plan,
            Ticket.of(world.org()),
            rows.doubled(),
            witness::known,
            events::metByTheSearchFor);
    CrashReport report =
        new CrashReport(
            options,
            plan,
            verdict,
            events,
            rows.claimedForTabs(plan, reference -> LedgerRows.history(world, reference)),
            settled);
    List<String> words = new ArrayList<>(verdict.words());
    verdict
        .missing()
        .forEach(
            missing ->
                words.addAll(
                    rows.about(missing, reference -> LedgerRows.history(world, reference))));
    words.addAll(rows.notCompleted());
    List<String> faults = report.faults();
    List<String> tooLittle = report.tooLittle();
    words.addAll(faults);
    words.addAll(tooLittle);
    Map<String, Long> figures = report.figures();
    figures.put("faults_ordered", (long) plan.org().size());
    figures.put("longest_away_s", presence.longestAway().toSeconds());
    figures.put("seconds", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
    return new Result(figures, words, faults.isEmpty() && tooLittle.isEmpty());
  }

  private Events events(World world, Killer killer, List<AgentAtWork> agents) {
    agents.forEach(agent -> agent.trouble().ifPresent(this::trouble));
    Map<PageMishap.Kind, Integer> pages = new EnumMap<>(PageMishap.Kind.class);
    for (PageMishap.Kind kind : PageMishap.Kind.values()) {
      pages.put(kind, agents.stream().mapToInt(agent -> agent.count(kind)).sum());
    }
    return new Events(
        killer.kills(),
        inTransfer.get(),
        killer.diedByItself(),
        pages,
        agents.stream().mapToInt(AgentAtWork::restarts).sum(),
        world.org().met(),
        world.org().secondSaves(),
        List.copyOf(troubles),
        log.errors());
  }

  private void trouble(String words) {
    troubles.add(words);
    say("%s", words);
  }

  private synchronized void say(String format, Object... values) {
    out.printf(format + "%n", values);
    out.flush();
  }
}
