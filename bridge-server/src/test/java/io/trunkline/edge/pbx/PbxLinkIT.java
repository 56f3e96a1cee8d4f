package io.trunkline.edge.pbx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trunkline.ami.client.AmiSettings;
import io.trunkline.ami.client.AmiTimings;
import io.trunkline.ami.client.AmiTls;
import io.trunkline.ami.client.Secret;
import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallId;
import io.trunkline.calls.CallSink;
import io.trunkline.calls.TrackerSettings;
import io.trunkline.core.flow.CallBook;
import io.trunkline.lab.pbx.FakePbx;
import io.trunkline.lab.pbx.FakePbxSettings;
import io.trunkline.lab.pbx.Fault;
import io.trunkline.lab.pbx.ManagerUser;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is read back of a PBX on which things happen while it is read. */
final class PbxLinkIT {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final FakePbx pbx = FakePbx.start(Clock.systemUTC());
  private final Told told = new Told();
  private final PbxLink link =
      new PbxLink(
          "Main",
          settings(),
          TrackerSettings.of("main", Set.of("PJSIP/1000", "PJSIP/1001"), Set.of("CUSTOMER_ID")),
          Set.of("CUSTOMER_ID"),
          new LiveBook(new NoBook(), told, Clock.systemUTC()),
          List.of(),
          Clock.systemUTC(),
          () -> {});

  private AmiSettings settings() {
    AmiTimings calm = AmiTimings.defaults();
    AmiTimings timings =
        new AmiTimings(
            calm.connect(),
            calm.login(),
            calm.boot(),
            calm.ping(),
            calm.pong(),
            PATIENCE,
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            calm.refusedRetry(),
            calm.refusedRetryCap());
    return new AmiSettings(
        "127.0.0.1",
        pbx.port(),
        "trunkline",
        new Secret(FakePbxSettings.SECRET),
        AmiTls.off(),
        timings,
        AmiSettings.INBOX_BYTES);
  }

  @AfterEach
  void close() {
    link.close();
    pbx.close();
  }

  @Test
  void knowsACallThatBeganBetweenTwoListsOfTheReadBack() {
    pbx.standing(1_000, 1);
    pbx.suffers(Fault.CALL_BEGINS_BETWEEN_LISTS, 1);

    link.start();

    await().atMost(SOON).until(() -> told.events.size() == 2);
    assertThat(told.events).containsExactlyInAnyOrder("ANSWER PJSIP/1000", "ANSWER PJSIP/1001");
    assertThat(link.liveCalls()).isEqualTo(2);
    assertThat(told.ended).isEmpty();
  }

  @Test
  void knowsNothingOfACallThatEndedBetweenTwoListsOfTheReadBack() {
    pbx.standing(1_000, 1);
    pbx.suffers(Fault.CALLS_END_BETWEEN_LISTS, 1);
    link.start();
    await().atMost(SOON).until(() -> asked("CoreShowChannels") == 1);

    pbx.standing(1_001, 1);

    await().atMost(SOON).until(() -> !told.events.isEmpty());
    assertThat(told.events).containsExactly("ANSWER PJSIP/1001");
    assertThat(link.liveCalls()).isEqualTo(1);
  }

  @Test
  void endsACallThatEndedBetweenTwoListsOfALaterReadBack() {
    pbx.standing(1_000, 1);
    link.start();
    await().atMost(SOON).until(() -> told.events.size() == 1);
    pbx.suffers(Fault.CALLS_END_BETWEEN_LISTS, 1);

    pbx.suffers(Fault.DROPS);

    await().atMost(SOON).until(() -> told.ended.size() == 1);
    assertThat(told.events).containsExactly("ANSWER PJSIP/1000", "HANGUP PJSIP/1000");
    await().atMost(SOON).until(() -> link.liveCalls() == 0);
  }

  @Test
  void asksAgainAfterAReadBackThatFailed() {
    pbx.standing(1_000, 1);
    pbx.suffers(Fault.LISTS_NEVER_END, 3);

    link.start();

    await().atMost(SOON).until(() -> asked("CoreShowChannels") == 1);
    await().during(PATIENCE.multipliedBy(2)).atMost(SOON).until(() -> told.events.isEmpty());
    await().atMost(SOON).until(() -> told.events.equals(List.of("ANSWER PJSIP/1000")));
    assertThat(asked("CoreShowChannels")).isEqualTo(2);
    assertThat(pbx.connections()).isEqualTo(1);
  }

  @Test
  void asksNoMoreOnALinkThatIsGone() {
    pbx.standing(1_000, 1);
    pbx.suffers(Fault.LISTS_NEVER_END, 3);
    link.start();
    await().atMost(SOON).until(() -> asked("CoreShowChannels") == 1);

    pbx.suffers(Fault.DROPS);

    await().atMost(SOON).until(() -> told.events.equals(List.of("ANSWER PJSIP/1000")));
    await().during(Duration.ofMillis(2_500)).atMost(SOON).until(() -> link.state().isUp());
    assertThat(asked("CoreShowChannels")).isEqualTo(2);
  }

  @Test
  void goesOnWithWhatItKnowsWhereTheLoginMayNotReadBack() {
    pbx.grants(ManagerUser.smallest().writing("agent"));
    link.start();
    await().atMost(SOON).until(() -> asked("CoreShowChannels") == 1);
    pbx.standing(1_000, 1);
    await().atMost(SOON).until(() -> told.events.size() == 1);

    pbx.suffers(Fault.DROPS);

    await().atMost(SOON).until(() -> asked("CoreShowChannels") == 2);
    await().during(Duration.ofMillis(2_500)).atMost(SOON).until(() -> link.liveCalls() == 1);
    assertThat(asked("CoreShowChannels")).isEqualTo(2);
    assertThat(told.events).containsExactly("ANSWER PJSIP/1000");
    assertThat(told.ended).isEmpty();
  }

  @Test
  void takesInWhatTheLoginMayReadBackWhereItMayNotListBridges() {
    pbx.grants(ManagerUser.smallest().writing("reporting"));
    pbx.standing(1_000, 1);

    link.start();

    await().atMost(SOON).until(() -> told.events.equals(List.of("ANSWER PJSIP/1000")));
  }

  private long asked(String action) {
    return pbx.actions().stream().filter(one -> one.isNamed(action)).count();
  }

  private static final class Told implements CallSink {
    final List<String> events = new CopyOnWriteArrayList<>();
    final List<CallId> ended = new CopyOnWriteArrayList<>();

    @Override
    public void happened(CallEvent event) {
      events.add(event.status() + " " + event.agent());
    }

    @Override
    public void ended(CallId call) {
      ended.add(call);
    }
  }

  private static final class NoBook implements CallBook {
    @Override
    public CompletableFuture<Void> keep(String call, String state) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> forget(String call) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public Map<String, String> all() {
      return Map.of();
    }
  }
}
