package io.trunkline.journeys.busy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.trunkline.ami.client.AmiSettings;
import io.trunkline.core.flow.FlowSettings;
import io.trunkline.demo.Administrator;
import io.trunkline.demo.HeadlessPage;
import io.trunkline.demo.Person;
import io.trunkline.demo.World;
import io.trunkline.demo.WorldSettings;
import io.trunkline.lab.asterisk.AsteriskLab;
import io.trunkline.lab.asterisk.AsteriskVersion;
import io.trunkline.lab.asterisk.NeedsAsterisk;
import io.trunkline.lab.phone.LabPhones;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * 300 live calls in ten minutes, with random answers, refusals, abandons and transfers: every call
 * that should have a ticket has exactly one, and Asterisk's own books agree. It runs beside the
 * other journeys, which it lets alone. {@code -Dbusy.minutes=1 -Dbusy.calls=30} makes it short
 * while one works on it.
 */
@NeedsAsterisk
@Tag("lab")
@Execution(ExecutionMode.CONCURRENT)
class BusyHourJourney {
  private static final int CALLS = Integer.getInteger("busy.calls", 300);
  private static final int MINUTES = Integer.getInteger("busy.minutes", 10);
  private static final long SEED = Long.getLong("busy.seed", 20_261_122L);

  @Test
  void leavesOneTicketForEachCallThatShouldHaveOneAndAsteriskAgrees() throws Exception {
    List<Plan> plans = Plan.draw(CALLS, SEED);
    try (AsteriskLab lab = AsteriskLab.start(AsteriskVersion.V22);
        World world = World.start(settings(lab));
        LabPhones phones = LabPhones.of(lab);
        Floor floor = new Floor(phones, plans)) {
      Map<String, String> whatByTrigger = design(world);
      List<HeadlessPage> pages = new ArrayList<>();
      Person.ALL.forEach(person -> pages.add(HeadlessPage.open(world, person)));

      begin(floor, plans);
      lab.awaitNoCalls(Duration.ofMinutes(2));
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(unfinished(world)).isEmpty());

      Comparison comparison = new Comparison(Comparison.booksOf(lab), ledger(world, whatByTrigger));
      System.out.printf(
          "busy hour: %d calls in %d min on %s, %d transfers (%d failed, %d in queue_log)%n%s%n",
          CALLS,
          MINUTES,
          lab.version(),
          floor.transfers(),
          floor.failedTransfers().size(),
          Comparison.transfersOf(lab),
          comparison);
      assertThat(comparison.differences()).isEmpty();
      assertThat(Comparison.callsOf(lab)).isEqualTo(CALLS);
      assertThat(floor.failedTransfers()).hasSizeLessThanOrEqualTo(floor.transfers() / 5);
      int transferred = floor.transfers() - floor.failedTransfers().size();
      assertThat(Comparison.transfersOf(lab))
          .isBetween(transferred * 9L / 10, (long) floor.transfers());
      assertThat(comparison.ledger()).allSatisfy((key, times) -> assertThat(times).isOne());
      assertThat(world.org().tasks())
          .extracting(task -> task.text("CallObject"))
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(references(world));
      assertThat(world.liveCalls()).isZero();
      pages.forEach(HeadlessPage::close);
    }
  }

  private static WorldSettings settings(AsteriskLab lab) {
    WorldSettings local = WorldSettings.local();
    FlowSettings real = local.patience();
    FlowSettings patience =
        new FlowSettings(
            real.pageGrace(),
            real.claimWithin(),
            real.goWithin(),
            real.answerWithin(),
            Duration.ofSeconds(3),
            Duration.ofSeconds(2),
            real.searchWait(),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            real.doubleCheck(),
            real.zone());
    AmiSettings bridge = lab.bridge();
    return local
        .with(patience)
        .with(
            new WorldSettings.PbxLogin(
                bridge.host(), bridge.port(), bridge.username(), bridge.secret().reveal()));
  }

  /**
   * Beside the demo's triggers, for answered calls, two for each queue that nobody answered; gives
   * what each trigger stands for.
   */
  private static Map<String, String> design(World world) {
    Administrator administrator = new Administrator(world.admin());
    for (String queue : List.of("sales", "support")) {
      administrator.triggers(queue, "abandon", "Call from a queue");
      administrator.triggers(queue, "unmanaged", "Call from a queue");
    }
    Map<String, String> whatByTrigger = new HashMap<>();
    for (JsonElement one : world.admin().list("/api/triggers")) {
      JsonObject trigger = one.getAsJsonObject();
      String name = trigger.get("name").getAsString();
      String last = name.substring(name.lastIndexOf(' ') + 1);
      String what =
          switch (last) {
            case "abandon", "unmanaged" -> name;
            case "Outbound" -> "outbound";
            default -> name.toLowerCase(Locale.ROOT) + " answer";
          };
      whatByTrigger.put(trigger.get("id").getAsString(), what);
    }
    return whatByTrigger;
  }

  /** Spreads the beginnings evenly over the time; returns when the last has begun. */
  private static void begin(Floor floor, List<Plan> plans) throws InterruptedException {
    ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();
    CountDownLatch begun = new CountDownLatch(plans.size());
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    long between = Duration.ofMinutes(MINUTES).toMillis() / plans.size();
    for (int place = 0; place < plans.size(); place++) {
      int at = place;
      clockwork.schedule(
          () -> {
            try {
              floor.begin(at, plans.get(at));
            } catch (RuntimeException e) {
              failure.set(e);
            } finally {
              begun.countDown();
            }
          },
          at * between,
          TimeUnit.MILLISECONDS);
    }
    boolean all = begun.await(MINUTES + 1L, TimeUnit.MINUTES);
    clockwork.shutdownNow();
    assertThat(failure.get()).isNull();
    assertThat(all).isTrue();
  }

  private static JsonArray rows(World world) {
    return world.admin().list("/api/ledger?limit=1000");
  }

  /** The rows of which something is still to come. */
  private static List<String> unfinished(World world) {
    List<String> unfinished = new ArrayList<>();
    for (JsonElement row : rows(world)) {
      String state = row.getAsJsonObject().get("state").getAsString();
      if (!state.equals("COMPLETED")) {
        unfinished.add(row.getAsJsonObject().get("call").getAsString() + " " + state);
      }
    }
    return unfinished;
  }

  private static Map<String, Integer> ledger(World world, Map<String, String> whatByTrigger) {
    Map<String, Integer> counts = new TreeMap<>();
    for (JsonElement one : rows(world)) {
      JsonObject row = one.getAsJsonObject();
      String call = row.get("call").getAsString();
      String linkedId = call.substring(call.lastIndexOf('/') + 1);
      String what = whatByTrigger.get(row.get("triggerId").getAsString());
      Comparison.count(counts, linkedId, what);
    }
    return counts;
  }

  private static List<String> references(World world) {
    List<String> references = new ArrayList<>();
    for (JsonElement row : rows(world)) {
      references.add(row.getAsJsonObject().get("reference").getAsString());
    }
    return references;
  }
}
