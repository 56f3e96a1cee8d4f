package io.trunkline.lab.pbx;

import static io.trunkline.lab.pbx.World.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.client.LinkState.Phase;
import io.trunkline.ami.wire.Wanted;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Which threads tell, what a listener can do to them, and that the end is the end. */
class TellsInOrderIT {
  private static final String EVENT =
      "Event: Newstate\r\nPrivilege: call,all\r\nChannel: PJSIP/1001-00000001\r\n"
          + "ChannelState: 6\r\nChannelStateDesc: Up\r\nCallerIDNum: 1001\r\n"
          + "CallerIDName: Alice\r\nConnectedLineNum: 1\r\nConnectedLineName: One\r\n"
          + "Language: en\r\nAccountCode: \r\nContext: agents\r\nExten: 1\r\nPriority: 1\r\n"
          + "Uniqueid: 1700000000.2\r\nLinkedid: 1700000000.1\r\n\r\n";

  @Test
  void noStateIsToldOnTheThreadThatReads() {
    List<String> threads = new CopyOnWriteArrayList<>();
    try (World world = new World()) {
      world.heard.onState = state -> threads.add(Thread.currentThread().getName());
      world.up();
      world.pbx.suffers(Fault.DROPS);
      await().atMost(SOON).until(() -> world.heard.links.size() == 2);

      assertThat(world.heard.phases())
          .containsSubsequence(Phase.CONNECTING, Phase.UP, Phase.DOWN, Phase.CONNECTING, Phase.UP);
    }
    assertThat(threads).isNotEmpty().containsOnly("ami-lab-states");
  }

  @Test
  void aListenerThatDoesNotComeBackFromAStateHoldsNoEventUp() {
    CountDownLatch stuck = new CountDownLatch(1);
    try (World world = new World()) {
      world.heard.onState = state -> wait(stuck);
      world.up();
      world.pbx.sayRaw(EVENT);

      await().atMost(SOON).until(() -> world.heard.names().contains("Newstate"));
      stuck.countDown();
    }
  }

  @Test
  void anErrorAndAnInterruptInAListenerMakeItDeafToNothing() {
    try (World world = new World().up()) {
      world.heard.onEvent =
          event -> {
            world.heard.onEvent = later -> {};
            Thread.currentThread().interrupt();
            throw new StackOverflowError("on purpose");
          };
      world.pbx.sayRaw(EVENT);
      await().atMost(SOON).until(() -> world.client.counts().wire().wanted() > 0);
      world.pbx.sayRaw(EVENT);
      world.pbx.sayRaw(EVENT);

      await().atMost(SOON).until(() -> world.heard.events.size() >= 2);
    }
  }

  @Test
  void aLinkThatWaitedForFullyBootedAndIsGoneTakesNoLaterOnesPlace() {
    World.Options options = new World.Options();
    options.bootMs = 1_500;
    try (World world = new World(options)) {
      world.pbx.suffers(Fault.NEVER_FULLY_BOOTED);
      world.client.start();
      await().atMost(SOON).until(() -> world.pbx.loggedIn() == 1);
      world.pbx.suffers(Fault.DROPS);
      world.pbx.recovers();
      await().atMost(SOON).until(() -> world.heard.links.size() == 1);

      await()
          .pollDelay(Duration.ofMillis(2_000))
          .atMost(SOON)
          .untilAsserted(() -> assertThat(world.heard.links).hasSize(1));
      assertThat(world.heard.phases()).filteredOn(Phase.UP::equals).hasSize(1);
      assertThat(world.client.counts().links()).isEqualTo(1);
      assertThat(world.heard.links.get(0).send(AmiAction.ping())).succeedsWithin(SOON);
    }
  }

  @Test
  void nothingIsToldOnceItIsClosedHoweverMuchWaits() {
    World.Options options = new World.Options();
    options.wanted = Wanted.of(Set.of("Newstate"), Set.of());
    CountDownLatch stuck = new CountDownLatch(1);
    World world = new World(options).up();
    world.heard.onEvent = event -> wait(stuck);
    world.pbx.sayRaw(EVENT.repeat(10_000));
    await().atMost(SOON).until(() -> world.client.counts().wire().wanted() >= 10_000);
    Thread closing = new Thread(world::close, "closing");
    closing.start();
    await().atMost(SOON).until(() -> world.client.state().phase() == Phase.STOPPED);
    stuck.countDown();
    await().atMost(SOON).until(() -> !closing.isAlive());

    int told = world.heard.events.size();
    assertThat(told).isLessThanOrEqualTo(1);
    assertThat(world.heard.phases()).endsWith(Phase.STOPPED);
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("ami-lab-events"));
  }

  private static void wait(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
