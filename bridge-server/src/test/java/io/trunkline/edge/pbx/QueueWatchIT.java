package io.trunkline.edge.pbx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallId;
import io.trunkline.calls.CallSink;
import io.trunkline.core.Secret;
import io.trunkline.core.dial.Pbx;
import io.trunkline.core.dial.PbxQueues;
import io.trunkline.core.flow.CallBook;
import io.trunkline.lab.pbx.FakePbx;
import io.trunkline.lab.pbx.FakePbxSettings;
import io.trunkline.lab.pbx.Fault;
import io.trunkline.queues.Member;
import io.trunkline.queues.QueueState;
import io.trunkline.testbridge.MemorySecrets;
import io.trunkline.testbridge.MemoryShelf;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queues of a PBX as the bridge shows them. */
final class QueueWatchIT {
  private final FakePbx pbx = new FakePbx(FakePbxSettings.defaults(), Clock.systemUTC());
  private PbxLinks links;

  @BeforeEach
  void follow() {
    pbx.member("sales", "Alice", "PJSIP/1001");
    MemoryShelf.OfPbxs pbxs = new MemoryShelf.OfPbxs();
    pbxs.put(
        new Pbx(
            "main",
            "Main",
            "127.0.0.1",
            pbx.port(),
            false,
            null,
            "trunkline",
            "IT",
            "0",
            "OUTROUTE",
            List.of("1XXX"),
            null,
            null));
    MemorySecrets secrets = new MemorySecrets();
    secrets.put("pbx/main/secret", new Secret(FakePbxSettings.SECRET));
    links =
        new PbxLinks(
            new PbxSources(
                pbxs,
                new MemoryShelf.OfAgents(),
                new MemoryShelf.OfVariables(),
                secrets,
                Clock.systemUTC()),
            new NoBook(),
            new Deaf(),
            new AmiDialer(),
            () -> {});
    links.refresh();
    await().until(() -> !queues().isEmpty());
  }

  @AfterEach
  void close() {
    links.close();
    pbx.close();
  }

  private List<QueueState> queues() {
    return only().queues();
  }

  private PbxQueues only() {
    assertThat(links.queues()).hasSize(1);
    return links.queues().get(0);
  }

  private void says(String event, String... lines) {
    pbx.sayRaw(
        "Event: "
            + event
            + "\r\nPrivilege: agent,all\r\n"
            + String.join("\r\n", lines)
            + "\r\n\r\n");
  }

  /** All that Asterisk writes of a channel; less would not be believed. */
  private void joins(String number) {
    says(
        "QueueCallerJoin",
        "Channel: PJSIP/trunk-1",
        "ChannelState: 6",
        "ChannelStateDesc: Up",
        "CallerIDNum: " + number,
        "CallerIDName: <unknown>",
        "ConnectedLineNum: <unknown>",
        "ConnectedLineName: <unknown>",
        "Language: en",
        "AccountCode: ",
        "Context: from-trunk",
        "Exten: 100",
        "Priority: 1",
        "Uniqueid: 1.1",
        "Linkedid: 1.1",
        "Queue: sales",
        "Position: 1",
        "Count: 1");
  }

  @Test
  void showsWhoIsListedAndWhoJoinsAndPauses() {
    joins("0612345678");
    says(
        "QueueMemberPause",
        "Queue: sales",
        "MemberName: Alice",
        "Interface: PJSIP/1001",
        "Membership: static",
        "Penalty: 0",
        "CallsTaken: 0",
        "LastCall: 0",
        "Status: 1",
        "Paused: 1",
        "PausedReason: Lunch");

    await().until(() -> queues().get(0).members().get(0).pause() != null);
    assertThat(only())
        .extracting(PbxQueues::pbx, PbxQueues::connected)
        .containsExactly("main", true);
    assertThat(queues()).extracting(QueueState::name).containsExactly("sales");
    assertThat(queues().get(0).callers())
        .singleElement()
        .satisfies(caller -> assertThat(caller.number()).isEqualTo("0612345678"));
    assertThat(queues().get(0).members())
        .singleElement()
        .extracting(Member::name, member -> member.pause().reason())
        .containsExactly("Alice", "Lunch");
  }

  @Test
  void showsTheLastStateWhileTheLinkIsAwayAndTheListedOneAfterwards() {
    joins("<unknown>");
    await().until(() -> queues().get(0).callers().size() == 1);

    pbx.suffers(Fault.REFUSES_CONNECTIONS);
    await().until(() -> !only().connected());
    int waitingMeanwhile = queues().get(0).callers().size();
    pbx.recovers();

    assertThat(waitingMeanwhile).isEqualTo(1);
    await()
        .atMost(java.time.Duration.ofSeconds(20))
        .until(() -> queues().get(0).callers().isEmpty());
    assertThat(only().connected()).isTrue();
  }

  private static final class Deaf implements CallSink {
    @Override
    public void happened(CallEvent event) {}

    @Override
    public void ended(CallId call) {}
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
