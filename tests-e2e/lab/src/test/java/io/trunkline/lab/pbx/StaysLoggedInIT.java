package io.trunkline.lab.pbx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.action.AmiResponse;
import io.trunkline.ami.action.Originate;
import io.trunkline.ami.client.AmiException;
import io.trunkline.ami.client.LinkState.Phase;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.UnsafeActionException;
import io.trunkline.ami.wire.Wanted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StaysLoggedInIT {
  private static final Duration SOON = World.SOON;
  private static final String EVENT =
      "Event: Newstate\r\nPrivilege: call,all\r\nUniqueid: 1.1\r\n\r\n";

  @Test
  void logsInAndHandsOnWhatIsSaid() {
    try (World world = new World().up()) {
      world.pbx.sayRaw(EVENT);

      await().atMost(SOON).until(() -> world.heard.names().contains("Newstate"));
      assertThat(world.heard.phases()).containsExactly(Phase.CONNECTING, Phase.UP);
      assertThat(world.client.state().words()).startsWith("logged in to 127.0.0.1:");
      assertThat(world.heard.links.get(0).banner()).isEqualTo("Asterisk Call Manager/11.0.0");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DROPS", "HALF_A_PACKET", "SHUTS_DOWN", "SILENCE", "REFUSES_CONNECTIONS"})
  void comesBackByItselfAfter(Fault fault) {
    try (World world = new World().up()) {
      world.pbx.suffers(fault);
      await().atMost(SOON).until(() -> world.heard.phases().contains(Phase.DOWN));
      world.pbx.recovers();

      await().atMost(SOON).until(() -> world.heard.links.size() > 1);
      world.pbx.sayRaw(EVENT);
      await().atMost(SOON).until(() -> world.heard.names().contains("Newstate"));
      assertThat(world.heard.names()).doesNotContain("Newchannel");
    }
  }

  @Test
  void triesThePlacesOfAPairInTurnAndStaysWhereItWas() {
    World.Options options = new World.Options();
    options.host = "127.0.0.2, 127.0.0.1";
    try (World world = new World(options).up()) {
      assertThat(world.client.counts().attempts()).isEqualTo(2);
      assertThat(world.heard.last(Phase.DOWN).words()).contains("127.0.0.2:");
      world.pbx.suffers(Fault.DROPS);
      await().atMost(SOON).until(() -> world.heard.links.size() == 2);

      assertThat(world.client.counts().attempts()).isEqualTo(3);
    }
  }

  @Test
  void comesBackWhenTheLinkBreaksDuringTheLogin() {
    try (World world = new World()) {
      world.pbx.suffers(Fault.DROPS_DURING_LOGIN, 3);

      world.up();

      assertThat(world.client.counts().attempts()).isEqualTo(4);
      assertThat(world.heard.last(Phase.DOWN).words())
          .contains("closed the connection before the login was answered; check authlimit");
    }
  }

  @Test
  void givesUpOnAServerThatSaysNothing() {
    try (World world = new World()) {
      world.pbx.suffers(Fault.SILENCE);
      world.client.start();

      await().atMost(SOON).until(() -> world.heard.phases().contains(Phase.DOWN));
      assertThat(world.heard.last(Phase.DOWN).words())
          .contains("did not answer the login within 1000 ms; check that this is");
      world.pbx.recovers();
      await().atMost(SOON).until(() -> !world.heard.links.isEmpty());
    }
  }

  @Test
  void saysWhichSecretIsRefusedAndDoesNotHammer() {
    World.Options options = new World.Options();
    options.secret = "wrong-secret";
    try (World world = new World(options)) {
      world.client.start();

      await().atMost(SOON).until(() -> world.client.counts().refused() == 2);
      assertThat(world.heard.last(Phase.REFUSED).words())
          .isEqualTo(
              "AMI secret or user refused by 127.0.0.1:"
                  + world.pbx.port()
                  + " (Authentication failed); check the user name, its secret, and permit and"
                  + " deny in manager.conf");
      assertThat(world.heard.states)
          .filteredOn(state -> state.phase() == Phase.REFUSED)
          .extracting(state -> state.retryIn().toMillis())
          .containsExactly(300L, 600L);
      assertThat(world.heard.states.toString()).doesNotContain("wrong-secret");
    }
  }

  @Test
  void triesAtOnceWhenTold() {
    World.Options options = new World.Options();
    options.refusedRetryMs = 600_000;
    try (World world = new World(options)) {
      world.pbx.suffers(Fault.REFUSES_LOGIN, 1);
      world.client.start();
      await().atMost(SOON).until(() -> world.heard.phases().contains(Phase.REFUSED));

      world.client.retryNow();

      await().atMost(SOON).until(() -> !world.heard.links.isEmpty());
    }
  }

  @Test
  void namesALoginThatIsInUse() {
    try (World world = new World()) {
      world.pbx.suffers(Fault.LOGIN_ALREADY_IN_USE, 1);

      world.up();

      assertThat(world.heard.last(Phase.REFUSED).remedy()).contains("allowmultiplelogin = yes");
    }
  }

  @Test
  void doesNotWaitForFullyBootedForEver() {
    try (World world = new World()) {
      world.pbx.suffers(Fault.NEVER_FULLY_BOOTED);

      world.up();
      world.pbx.sayRaw(
          "Event: FullyBooted\r\nPrivilege: system,all\r\nStatus: Fully Booted\r\n\r\n");

      await().atMost(SOON).until(() -> world.heard.gaps.size() == 1);
    }
  }

  @Test
  void answersActionsAskedInsideACallback() {
    try (World world = new World()) {
      CompletableFuture<AmiResponse> answer = new CompletableFuture<>();
      world.heard.onUp = link -> answer.complete(link.send(AmiAction.ping()).join());

      world.up();

      assertThat(answer.join().response().get("Ping")).isEqualTo("Pong");
    }
  }

  @Test
  void endsEveryWaitingActionWithTheLink() {
    try (World world = new World().up()) {
      world.pbx.suffers(Fault.IGNORES_ACTIONS);
      CompletableFuture<AmiResponse> status = world.client.send(AmiAction.status(List.of()));
      CompletableFuture<AmiResponse> inOrder =
          world.heard.links.get(0).sendInOrder(AmiAction.queueStatus());
      await().atMost(SOON).until(() -> world.pbx.actions().size() >= 2);

      world.pbx.suffers(Fault.DROPS);

      assertThat(reason(status)).isEqualTo(AmiException.Reason.LINK_LOST);
      assertThat(reason(inOrder)).isEqualTo(AmiException.Reason.LINK_LOST);
      assertThat(reason(world.heard.links.get(0).send(AmiAction.ping())))
          .isEqualTo(AmiException.Reason.LINK_LOST);
    }
  }

  @Test
  void sendsNothingAgainAfterAReconnect() {
    try (World world = new World().up()) {
      world.pbx.suffers(Fault.IGNORES_ACTIONS);
      CompletableFuture<AmiResponse> lost = world.client.send(AmiAction.hangup("PJSIP/1-1", 16));
      await().atMost(SOON).until(() -> asked(world, "Hangup") == 1);

      world.pbx.suffers(Fault.DROPS);
      await().atMost(SOON).until(() -> world.heard.links.size() == 2);
      world.pbx.recovers();

      assertThat(world.client.send(AmiAction.ping()).join().success()).isTrue();
      assertThat(asked(world, "Hangup")).isEqualTo(1);
      assertThat(lost).isCompletedExceptionally();
    }
  }

  @Test
  void endsAListThatNeverEnds() {
    try (World world = new World().up()) {
      world.pbx.suffers(Fault.LISTS_NEVER_END, 1);

      assertThat(reason(world.client.send(AmiAction.coreShowChannels())))
          .isEqualTo(AmiException.Reason.TIMEOUT);
      assertThat(world.client.send(AmiAction.coreShowChannels()).join().rows()).isEmpty();
    }
  }

  @Test
  void refusesAnActionThatWouldBeTwo() {
    try (World world = new World().up()) {
      Originate smuggler =
          new Originate(
              "PJSIP/1001",
              "agents",
              "100",
              "id-1",
              null,
              "x\r\n\r\nAction: Command\r\nCommand: core stop now",
              Duration.ofSeconds(5),
              Map.of());

      assertThatThrownBy(() -> world.client.send(smuggler.action()))
          .isInstanceOf(UnsafeActionException.class);
      assertThat(world.client.send(AmiAction.ping()).join().success()).isTrue();
      assertThat(world.pbx.actions()).noneMatch(action -> action.isNamed("Command"));
    }
  }

  @Test
  void tellsOfAGapWhenTheListenerIsTooSlowAndAnswersMeanwhile() throws Exception {
    World.Options options = new World.Options();
    options.inboxBytes = 50_000;
    CountDownLatch stuck = new CountDownLatch(1);
    try (World world = new World(options).up()) {
      world.heard.onEvent = event -> wait(stuck);
      for (int i = 0; i < 2_000; i++) {
        world.pbx.sayRaw(EVENT);
      }
      await().atMost(SOON).until(() -> world.client.counts().gaps() > 0);

      AmiResponse meanwhile = world.client.send(AmiAction.ping()).get(5, TimeUnit.SECONDS);
      world.pbx.suffers(Fault.DROPS);
      await().atMost(SOON).until(() -> world.heard.phases().contains(Phase.DOWN));
      stuck.countDown();

      await().atMost(SOON).until(() -> world.heard.links.size() == 2);
      assertThat(meanwhile.success()).isTrue();
      assertThat(world.heard.gaps).isNotEmpty();
      assertThat(world.heard.events.size() + world.client.counts().lost()).isEqualTo(2_000);
    }
  }

  @Test
  void isNotDeafToTheEventsBehindOneThatItsListenerThrewAt() {
    try (World world = new World().up()) {
      world.heard.onEvent =
          event -> {
            if (event.isNamed("Hangup")) {
              throw new IllegalStateException("on purpose");
            }
          };

      world.pbx.sayRaw("Event: Hangup\r\nPrivilege: call,all\r\n\r\n" + EVENT);

      await().atMost(SOON).until(() -> world.heard.names().equals(List.of("Newstate")));
    }
  }

  @Test
  void handsOnlyOnWhatAsteriskVouchesFor() {
    try (World world = new World().up()) {
      world.pbx.sayRaw("Event: Hangup\r\nUniqueid: 1.1\r\nPrivilege: call,all\r\n\r\n" + EVENT);
      world.pbx.sayRaw("Response: Success\r\nActionID: tl-guess-1\r\n\r\n" + EVENT);

      await().atMost(SOON).until(() -> world.heard.events.size() == 2);
      assertThat(world.heard.names()).containsExactly("Newstate", "Newstate");
      assertThat(world.client.counts().untrusted()).isEqualTo(1);
    }
  }

  @Test
  void survivesWhatBrokeOthers() {
    try (World world = new World().up()) {
      world.pbx.sayRaw("Response: Success\r\nActionID: a\r\nActionID: b\r\n\r\n");
      world.pbx.sayRaw(
          "Event: Status\r\nPrivilege: Call\r\nChannelState: 6\r\nChannelState: 6\r\n\r\n"
              + "Event: CoreShowChannelMapComplete\r\nPrivilege: x\r\n\n"
              + "Event: QueueSomethingNew\r\nPrivilege: agent,all\r\nNovelty: yes\r\n\r\n"
              + "\r\n\r\nTestEvent without colon\r\n\r\n"
              + "Event: UserEvent\r\nPrivilege: user,all\r\nActionID: u1\r\nEvent: Bar\r\n"
              + "ActionID: u2\r\nResponse: x\r\n\r\n"
              + "Event: Newexten\r\nPrivilege: dialplan,all\r\nAppData: \0\u00ff:::\r\n\r\n"
              + EVENT);

      await().atMost(SOON).until(() -> world.heard.names().contains("Newstate"));
      assertThat(world.heard.names())
          .containsExactly(
              "Status",
              "CoreShowChannelMapComplete",
              "QueueSomethingNew",
              "UserEvent",
              "Newexten",
              "Newstate");
      assertThat(world.heard.links).hasSize(1);
    }
  }

  @Test
  void losesNothingWhenFortyThousandEventsComeAtOnceAndTheLinkBreaks() {
    World.Options options = new World.Options();
    options.wanted = Wanted.of(Set.of("Newstate"), Set.of());
    options.inboxBytes = 64 << 20;
    try (World world = new World(options).up()) {
      for (int i = 0; i < 400; i++) {
        world.pbx.sayRaw(EVENT.repeat(100));
      }
      world.pbx.suffers(Fault.SHUTS_DOWN);

      await().atMost(SOON).until(() -> world.heard.links.size() == 2);
      await().atMost(SOON).until(() -> world.heard.events.size() == 40_001);
      assertThat(world.heard.names()).filteredOn("Newstate"::equals).hasSize(40_000);
      assertThat(world.heard.names()).endsWith("Shutdown");
      assertThat(world.heard.gaps).isEmpty();
      assertThat(world.heard.last(Phase.DOWN).reason()).isEqualTo("the PBX is shutting down");
    }
  }

  @Test
  void isNeverTheSlowReaderThatAsteriskCutsOff() {
    World.Options options = new World.Options();
    options.inboxBytes = 1 << 20;
    CountDownLatch stuck = new CountDownLatch(1);
    try (World world = new World(options).up()) {
      world.pbx.suffers(Fault.SLOW_READER_DISCONNECTED);
      world.heard.onEvent = event -> wait(stuck);

      for (int i = 0; i < 600; i++) {
        world.pbx.sayRaw(EVENT.repeat(300));
      }

      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> world.client.counts().wire().wanted() >= 180_000);
      stuck.countDown();
      assertThat(world.client.state().isUp()).isTrue();
      assertThat(world.heard.links).hasSize(1);
      assertThat(world.client.counts().gaps()).isPositive();
    }
  }

  @Test
  void staysSwitchedOffOnceClosed() {
    World world = new World().up();
    world.close();

    assertThat(world.client.state().phase()).isEqualTo(Phase.STOPPED);
    assertThat(reason(world.client.send(AmiAction.ping())))
        .isEqualTo(AmiException.Reason.NOT_CONNECTED);
    await()
        .atMost(SOON)
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("ami-lab-")));
  }

  private static long asked(World world, String name) {
    return world.pbx.actions().stream().filter(action -> action.isNamed(name)).count();
  }

  private static AmiException.Reason reason(CompletableFuture<AmiResponse> answer) {
    try {
      AmiMessage unexpected = answer.orTimeout(10, TimeUnit.SECONDS).join().response();
      throw new AssertionError("answered: " + unexpected);
    } catch (CompletionException e) {
      return ((AmiException) e.getCause()).reason();
    }
  }

  private static void wait(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
