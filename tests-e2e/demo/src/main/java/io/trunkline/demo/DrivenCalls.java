package io.trunkline.demo;

import com.google.gson.JsonElement;
import io.trunkline.core.flow.FlowSettings;
import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.pbx.CallLoad;
import io.trunkline.lab.pbx.FakePbx;
import io.trunkline.lab.pbx.Replacements;
import io.trunkline.lab.pbx.Tape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Drives answered queue calls through everything to tickets, with a headless page per agent. */
final class DrivenCalls {
  private static final String TAPE = "asterisk-22/inbound-queue-answered-agent-hangs-up";
  private static final double SPEED = 8;
  private static final double PER_SECOND = 8;
  private static final long DEADLINE_S = 45;

  /** As many as the ledger shows at once. */
  static final int MOST = 1000;

  private final World world;
  private final int calls;
  private final long deadline;

  private DrivenCalls(World world, int calls) {
    this.world = world;
    this.calls = calls;
    long playing = (long) (calls / PER_SECOND);
    this.deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S + playing);
  }

  /** A real site's patience, with the short ends that a machine has. */
  static FlowSettings patience(FlowSettings real) {
    return new FlowSettings(
        real.pageGrace(),
        real.claimWithin(),
        real.goWithin(),
        real.answerWithin(),
        Duration.ofSeconds(3),
        Duration.ofSeconds(2),
        real.searchWait(),
        Duration.ofMillis(300),
        Duration.ofMillis(500),
        Duration.ofSeconds(5),
        real.doubleCheck(),
        real.zone());
  }

  /** Plays the calls, waits until every ticket is settled or the time is up, and counts. */
  static Counted drive(World world, int calls) {
    return new DrivenCalls(world, calls).drive();
  }

  private Counted drive() {
    List<HeadlessPage> pages = new ArrayList<>();
    try {
      Person.ALL.forEach(person -> pages.add(HeadlessPage.open(world, person)));
      play(world.pbx());
      awaitSettled();
      Set<String> shown = new HashSet<>();
      pages.forEach(page -> shown.addAll(page.shown()));
      return Counted.of(callers(), shown, ours());
    } finally {
      pages.forEach(HeadlessPage::close);
    }
  }

  private void play(FakePbx pbx) {
    Tape tape = Tape.named(TAPE);
    CallLoad load = new CallLoad(pbx, tape, SPEED, DrivenCalls::call);
    CompletableFuture<Void> played = load.run(calls, PER_SECOND);
    try {
      played.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the tapes were not played in time", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the tapes cannot be played", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Replacements call(int number) {
    Person person = Person.ALL.get(number % Person.ALL.size());
    Callers.Caller caller = Callers.alone(number);
    return Replacements.NONE
        .agent("PJSIP/1001", person.phone())
        .caller(caller.number(), caller.name());
  }

  private List<String> callers() {
    return IntStream.range(0, calls).mapToObj(number -> Callers.alone(number).number()).toList();
  }

  private void awaitSettled() {
    while (settled() < calls && System.nanoTime() < deadline) {
      LockSupport.parkNanos(100_000_000);
    }
  }

  /** Rows of which nothing more is to come, in the ledger's own words. */
  private int settled() {
    int settled = 0;
    for (JsonElement row : world.admin().list("/api/ledger?limit=" + MOST)) {
      String state = row.getAsJsonObject().get("state").getAsString();
      if (state.equals("COMPLETED") || state.equals("REFUSED") || state.equals("DOUBLED")) {
        settled++;
      }
    }
    return settled;
  }

  private List<OrgRecord> ours() {
    return world.org().tasks().stream()
        .filter(task -> task.text("CallObject").startsWith("TL-"))
        .toList();
  }
}
