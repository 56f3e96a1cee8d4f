package io.trunkline.lab.pbx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.action.AmiResponse;
import io.trunkline.ami.action.Originate;
import io.trunkline.ami.wire.AmiMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlaysTapesIT {
  private static final Duration SOON = World.SOON;
  private static final double AT_ONCE = 1_000;
  private static final Tape DIRECT = Tape.named("asterisk-22/inbound-direct-extension");
  private static final Tape QUEUE = Tape.named("asterisk-22/inbound-queue-answered-agent-hangs-up");

  @Test
  void cutsTheRecordersLoginOut() {
    assertThat(DIRECT.blocks())
        .extracting(block -> block.text().lines().findFirst().orElseThrow())
        .doesNotContain("Event: FullyBooted", "Event: SuccessfulAuth")
        .allMatch(line -> line.startsWith("Event: "));
    assertThat(DIRECT.length()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
  }

  @Test
  void readsTheTimesOfTheOtherRecorder() {
    Tape tape = Tape.named("asterisk-22.11/dial_group");

    assertThat(tape.length()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(20));
  }

  @Test
  void playsACallWithFreshNamesEachTime() {
    try (World world = new World().up()) {
      world.pbx.play(DIRECT, Replacements.NONE, AT_ONCE).await(SOON);
      world.pbx.play(DIRECT, Replacements.NONE, AT_ONCE).await(SOON);

      await().atMost(SOON).until(() -> heard(world, "Hangup").size() == 4);
      assertThat(distinct(heard(world, "Newchannel"), "Uniqueid")).hasSize(4);
      assertThat(distinct(heard(world, "Newchannel"), "Channel")).hasSize(4);
      assertThat(distinct(heard(world, "Newchannel"), "Linkedid")).hasSize(2);
      assertThat(distinct(heard(world, "BridgeCreate"), "BridgeUniqueid")).hasSize(2);
      assertThat(world.heard.events.toString()).doesNotContain("1795329226.25");
      assertThat(world.pbx.channels()).isZero();
    }
  }

  @Test
  void holdsATapeBeforeAnEventUntilItIsToldToGoOn() {
    try (World world = new World().up()) {
      Replay held = world.pbx.play(DIRECT, Replacements.NONE, 4).holdBefore("Hangup");
      world.pbx.play(DIRECT, Replacements.NONE, 4).await(SOON);

      await().atMost(SOON).until(() -> heard(world, "Hangup").size() == 2);
      await().atMost(SOON).until(held::isHolding);
      assertThat(held.done()).isNotDone();
      held.goOn();
      assertThat(held.isHolding()).isFalse();
      held.await(SOON);
      await().atMost(SOON).until(() -> heard(world, "Hangup").size() == 4);
    }
  }

  @Test
  void ringsAnotherAgentForAnotherCaller() {
    Replacements other =
        Replacements.NONE.agent("PJSIP/1001", "PJSIP/2044").caller("+15550001111", "Pat O'Brien");
    try (World world = new World().up()) {
      world.pbx.play(DIRECT, other, AT_ONCE).await(SOON);

      await().atMost(SOON).until(() -> heard(world, "Hangup").size() == 2);
      AmiMessage dial = heard(world, "DialBegin").get(0);
      assertThat(dial.get("DestChannel")).startsWith("PJSIP/2044-");
      assertThat(dial.get("DestCallerIDNum")).isEqualTo("2044");
      assertThat(dial.get("CallerIDNum")).isEqualTo("+15550001111");
      assertThat(dial.get("CallerIDName")).isEqualTo("Pat O\\'Brien");
      assertThat(allText(world)).doesNotContain("PJSIP/1001").doesNotContain("3331234567");
    }
  }

  @Test
  void shiftsTheTimesToNow() {
    try (World world = new World().up()) {
      double before = System.nanoTime();
      long now = java.time.Clock.systemUTC().instant().getEpochSecond();
      world.pbx.play(DIRECT, Replacements.NONE, 10).await(SOON);

      await().atMost(SOON).until(() -> heard(world, "Hangup").size() == 2);
      List<Double> times =
          List.of(heard(world, "Newchannel").get(0), heard(world, "Hangup").get(1)).stream()
              .map(event -> Double.parseDouble(String.valueOf(event.get("Timestamp"))))
              .toList();
      assertThat(times.get(0)).isBetween(now - 1.0, now + 2.0);
      assertThat(times.get(1) - times.get(0)).isBetween(0.2, 0.3);
      assertThat((System.nanoTime() - before) / 1e9).isGreaterThan(0.24);
    }
  }

  @Test
  void answersListsFromWhatIsPlaying() throws Exception {
    try (World world = new World().up()) {
      world.pbx.member("sales", "Zoe", "PJSIP/3001");
      Replay replay = world.pbx.play(QUEUE, Replacements.NONE, 1);
      await().atMost(SOON).until(() -> !heard(world, "BridgeEnter").isEmpty());

      AmiResponse channels =
          world.client.send(AmiAction.coreShowChannels()).get(5, TimeUnit.SECONDS);
      AmiResponse status =
          world.client.send(AmiAction.status(List.of("CUSTOMER_ID", "NONE"))).join();
      AmiResponse queues = world.client.send(AmiAction.queueStatus()).join();
      AmiResponse bridges = world.client.send(AmiAction.bridgeList()).join();
      String bridge = String.valueOf(bridges.rows().get(0).get("BridgeUniqueid"));
      AmiResponse inside = world.client.send(AmiAction.bridgeInfo(bridge)).join();

      replay.stop();
      assertThat(channels.rows()).hasSize(2);
      assertThat(distinct(channels.rows(), "Linkedid")).hasSize(1);
      assertThat(status.rows()).extracting(AmiMessage::name).containsExactly("Status", "Status");
      assertThat(status.rows().get(0).all("Variable")).contains("CUSTOMER_ID=C-42", "NONE=");
      assertThat(queues.rows())
          .filteredOn(row -> row.isNamed("QueueMember"))
          .extracting(row -> row.get("Location"))
          .contains("PJSIP/3001");
      assertThat(inside.rows()).isNotEmpty();
      assertThat(world.client.send(AmiAction.of("NoSuchAction")).join().success()).isFalse();
    }
  }

  @Test
  void deliversASnapshotInItsPlaceBetweenEvents() {
    try (World world = new World().up()) {
      Replay replay = world.pbx.play(DIRECT, Replacements.NONE, 1);
      await().atMost(SOON).until(() -> world.pbx.channels() == 2);
      java.util.concurrent.CompletableFuture<Integer> eventsBefore =
          world
              .heard
              .links
              .get(0)
              .sendInOrder(AmiAction.coreShowChannels())
              .thenApply(answer -> heard(world, "Newchannel").size() - answer.rows().size());

      assertThat(eventsBefore.orTimeout(10, TimeUnit.SECONDS).join()).isZero();
      replay.stop();
    }
  }

  @Test
  void hangsUpWhenAsked() {
    try (World world = new World().up()) {
      Replay replay = world.pbx.play(DIRECT, Replacements.NONE, 1);
      await().atMost(SOON).until(() -> heard(world, "BridgeEnter").size() == 2);
      String channel = String.valueOf(heard(world, "BridgeEnter").get(0).get("Channel"));

      AmiResponse answer = world.client.send(AmiAction.hangup(channel, 16)).join();

      await().atMost(SOON).until(() -> heard(world, "Hangup").size() == 2);
      assertThat(answer.success()).isTrue();
      assertThat(replay.done()).isDone();
      assertThat(world.pbx.channels()).isZero();
      assertThat(heard(world, "BridgeDestroy")).hasSize(1);
      assertThat(world.client.send(AmiAction.hangup(channel, 16)).join().message())
          .isEqualTo("No such channel");
    }
  }

  @Test
  void playsTheScriptOfAnOriginate() {
    Tape tape = Tape.named("asterisk-22/click-to-dial-originate");
    try (World world = new World().up()) {
      world.pbx.onOriginate(
          action -> Optional.of(new FakePbx.Script(tape, Replacements.NONE, AT_ONCE)));

      AmiResponse answer = world.client.send(originate("ours-1").action()).join();

      await().atMost(SOON).until(() -> !heard(world, "OriginateResponse").isEmpty());
      AmiMessage outcome = heard(world, "OriginateResponse").get(0);
      assertThat(answer.message()).isEqualTo("Originate successfully queued");
      assertThat(outcome.get("ActionID")).isEqualTo(answer.actionId());
      assertThat(outcome.get("Uniqueid")).isEqualTo("ours-1");
      assertThat(heard(world, "Newchannel").get(0).get("Uniqueid")).isEqualTo("ours-1");
    }
  }

  @Test
  void failsAnOriginateThatNobodyScripted() {
    try (World world = new World().up()) {
      world.client.send(originate("ours-2").action()).join();

      await().atMost(SOON).until(() -> !heard(world, "OriginateResponse").isEmpty());
      assertThat(heard(world, "OriginateResponse").get(0).get("Response")).isEqualTo("Failure");
    }
  }

  @Test
  void playsManyCallsAtOnce() {
    try (World world = new World().up()) {
      CallLoad load =
          new CallLoad(
              world.pbx,
              DIRECT,
              10,
              call ->
                  Replacements.NONE
                      .agent("PJSIP/1001", "PJSIP/" + (2000 + call % 5_000))
                      .caller("+1555000" + (1000 + call), "Caller"));

      load.run(100, 100).orTimeout(20, TimeUnit.SECONDS).join();

      await().atMost(SOON).until(() -> heard(world, "Hangup").size() == 200);
      assertThat(distinct(heard(world, "Newchannel"), "Uniqueid")).hasSize(200);
      assertThat(world.heard.gaps).isEmpty();
    }
  }

  private static Originate originate(String channelId) {
    return new Originate(
        "PJSIP/1001", "agents", "100", channelId, null, null, Duration.ofSeconds(5), Map.of());
  }

  private static List<AmiMessage> heard(World world, String name) {
    return List.copyOf(world.heard.events).stream().filter(event -> event.isNamed(name)).toList();
  }

  private static Set<String> distinct(List<AmiMessage> events, String header) {
    return events.stream()
        .map(event -> String.valueOf(event.get(header)))
        .collect(Collectors.toSet());
  }

  private static String allText(World world) {
    StringBuilder text = new StringBuilder();
    for (AmiMessage event : List.copyOf(world.heard.events)) {
      for (int i = 0; i < event.size(); i++) {
        text.append(event.header(i)).append(": ").append(event.value(i)).append('\n');
      }
    }
    return text.toString();
  }
}
