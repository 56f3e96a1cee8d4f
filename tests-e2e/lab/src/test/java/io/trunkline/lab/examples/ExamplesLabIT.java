package io.trunkline.lab.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trunkline.ami.client.AmiClient;
import io.trunkline.ami.client.AmiLink;
import io.trunkline.ami.client.AmiListener;
import io.trunkline.ami.client.LinkState;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.Wanted;
import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallId;
import io.trunkline.calls.CallSink;
import io.trunkline.calls.CallTracker;
import io.trunkline.calls.Status;
import io.trunkline.calls.TrackerSettings;
import io.trunkline.lab.asterisk.AsteriskLab;
import io.trunkline.lab.asterisk.AsteriskVersion;
import io.trunkline.lab.asterisk.NeedsAsterisk;
import io.trunkline.lab.phone.LabPhones;
import io.trunkline.queues.QueueBoard;
import io.trunkline.queues.QueueState;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@NeedsAsterisk
class ExamplesLabIT {
  private static final Duration SOON = Duration.ofSeconds(15);

  @ParameterizedTest
  @EnumSource(AsteriskVersion.class)
  void followListOriginateAndTransfer(AsteriskVersion version) throws Exception {
    List<Status> heard = new CopyOnWriteArrayList<>();
    CallTracker tracker =
        new CallTracker(
            TrackerSettings.of("office", Set.of("PJSIP/1001", "PJSIP/1002"), Set.of()),
            new Keeps(heard));
    CompletableFuture<AmiLink> first = new CompletableFuture<>();
    AmiListener example = new FollowsCalls(tracker, new AtomicReference<>());
    try (AsteriskLab lab = AsteriskLab.start(version);
        LabPhones phones = LabPhones.of(lab);
        AmiClient client =
            new AmiClient(
                "office",
                lab.bridge(),
                Wanted.of(tracker.wanted(), Set.of()),
                new AlsoTellsTheLink(example, first))) {
      client.start();
      AmiLink link = first.get(SOON.toSeconds(), TimeUnit.SECONDS);

      List<QueueState> queues = soon(new ListsQueues(new QueueBoard(queue -> {})).now(link));
      assertThat(queues).extracting(QueueState::name).contains("sales", "support", "local");

      phones.outside().always(call -> call.rings().answers());
      String id =
          soon(
              new OriginatesACall("agents", Duration.ofSeconds(20))
                  .between(link, "PJSIP/1001", "00612345678"));
      assertThat(id).startsWith("mine-");
      phones.alice().rings().answers();
      await().atMost(SOON).until(() -> heard.contains(Status.ANSWER));

      assertThat(soon(new TransfersACall("agents").from(link, "PJSIP/1001", "1002")).success())
          .isTrue();
      phones.bob().rings().answers();
      await()
          .atMost(SOON)
          .until(() -> heard.stream().filter(one -> one == Status.ANSWER).count() == 2);
      assertThat(heard).contains(Status.RING, Status.TRANSFER);
    }
  }

  private static <T> T soon(CompletableFuture<T> answer) throws Exception {
    return answer.get(SOON.toSeconds(), TimeUnit.SECONDS);
  }

  private record Keeps(List<Status> heard) implements CallSink {
    @Override
    public void happened(CallEvent event) {
      heard.add(event.status());
    }

    @Override
    public void ended(CallId call) {}
  }

  private record AlsoTellsTheLink(AmiListener example, CompletableFuture<AmiLink> first)
      implements AmiListener {
    @Override
    public void up(AmiLink link) {
      example.up(link);
      first.complete(link);
    }

    @Override
    public void event(AmiMessage event) {
      example.event(event);
    }

    @Override
    public void gap() {
      example.gap();
    }

    @Override
    public void state(LinkState state) {
      example.state(state);
    }
  }
}
