package io.trunkline.edge.pbx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallId;
import io.trunkline.calls.CallSink;
import io.trunkline.core.Secret;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.dial.DialOutcome;
import io.trunkline.core.dial.DialOutcome.Kind;
import io.trunkline.core.dial.Dialer;
import io.trunkline.core.dial.Dialling;
import io.trunkline.core.dial.Pbx;
import io.trunkline.core.flow.CallBook;
import io.trunkline.lab.pbx.FakePbx;
import io.trunkline.lab.pbx.FakePbxSettings;
import io.trunkline.lab.pbx.Fault;
import io.trunkline.lab.pbx.Replacements;
import io.trunkline.lab.pbx.Tape;
import io.trunkline.testbridge.MemorySecrets;
import io.trunkline.testbridge.MemoryShelf;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the PBX does with a call that it is asked to place, and what the agent hears of it. */
final class AmiDialerIT {
  private static final double AT_ONCE = Double.POSITIVE_INFINITY;

  private final FakePbx pbx = new FakePbx(FakePbxSettings.defaults(), Clock.systemUTC());
  private final Told told = new Told();
  private final AtomicInteger stateChanges = new AtomicInteger();
  private final AmiDialer dialer = new AmiDialer();
  private final MemoryShelf.OfPbxs pbxs = new MemoryShelf.OfPbxs();
  private PbxLinks links;

  @BeforeEach
  void follow() {
    pbxs.put(main("Main", "OUTROUTE", null));
    MemoryShelf.OfAgents agents = new MemoryShelf.OfAgents();
    for (String phone : List.of("PJSIP/1001", "PJSIP/2001")) {
      agents.put(new Agent(phone, phone, "a@b.c", List.of(new Agent.Line("main", phone))));
    }
    MemorySecrets secrets = new MemorySecrets();
    secrets.put("pbx/main/secret", new Secret(FakePbxSettings.SECRET));
    links =
        new PbxLinks(
            new PbxSources(pbxs, agents, new MemoryShelf.OfVariables(), secrets, Clock.systemUTC()),
            new NoBook(),
            told,
            dialer,
            stateChanges::incrementAndGet);
    links.refresh();
    await().until(() -> dialer.trouble("main").isEmpty());
  }

  @AfterEach
  void close() {
    links.close();
    pbx.close();
  }

  @Test
  void placesTheCallUnderTheIdThatWasGivenAndItIsOneOutboundCallOfTheAgent() {
    plays("asterisk-22/click-to-dial-originate");

    DialOutcome outcome = dial("PJSIP/1001", Duration.ofSeconds(25));

    assertThat(outcome).isEqualTo(DialOutcome.of(Kind.ANSWERED));
    AmiMessage asked = pbx.actions().stream().filter(a -> a.isNamed("Originate")).findAny().get();
    assertThat(
            List.of("Channel", "Context", "Exten", "Async", "ChannelId", "CallerID", "Timeout")
                .stream()
                .map(asked::get))
        .containsExactly(
            "PJSIP/1001",
            "agents",
            "0021112222",
            "true",
            "dial-TL-1",
            "\"+39021112222\" <1001>",
            "25000");
    await().until(() -> told.ended.size() == 1);
    assertThat(told.ended).containsExactly(new CallId("main", "dial-TL-1"));
    assertThat(told.events).containsExactly("outbound ring", "outbound answer", "outbound hangup");
  }

  @Test
  void tellsARefusalOfTheAgentsPhoneFromOneThatRangOut() {
    plays("asterisk-22.11/originate_busy");
    DialOutcome refused = dial("PJSIP/2001", Duration.ofSeconds(4));
    plays("asterisk-22.11/originate_noanswer");
    DialOutcome rangOut = dial("PJSIP/2001", Duration.ofSeconds(4));

    assertThat(List.of(refused.kind(), rangOut.kind()))
        .containsExactly(Kind.DECLINED, Kind.NO_ANSWER);
    assertThat(told.events).isEmpty();
    assertThat(pbx.channels()).isZero();
  }

  @Test
  void saysThatAPhoneCannotBeReachedWithAndWithoutItsChannelsId() {
    DialOutcome unscripted = dial("PJSIP/1001", Duration.ofSeconds(4));
    plays("asterisk-22.11/originate_errors");
    DialOutcome nameless = dial("PJSIP/nobody", Duration.ofSeconds(4));

    assertThat(unscripted).isEqualTo(DialOutcome.of(Kind.UNREACHABLE));
    assertThat(nameless).isEqualTo(DialOutcome.of(Kind.UNREACHABLE));
  }

  @Test
  void namesTheRightThatTheAmiUserLacks() {
    pbx.suffers(Fault.FORBIDS_ORIGINATE);

    DialOutcome outcome = dial("PJSIP/1001", Duration.ofSeconds(4));

    assertThat(outcome.kind()).isEqualTo(Kind.PBX_REFUSED);
    assertThat(outcome.words())
        .isEqualTo(
            "The phone system refused to place the call. Its AMI user trunkline lacks the right"
                + " 'originate': tell your administrator (write = originate in manager.conf).");
  }

  @Test
  void endsWhatWasAskedWhenTheLinkBreaksAndRefusesUntilItIsBack() {
    pbx.onOriginate(
        action ->
            Optional.of(
                new FakePbx.Script(
                    Tape.named("asterisk-22.11/originate_noanswer"), Replacements.NONE, 0.01)));
    CompletableFuture<DialOutcome> asked = dialer.dial(order("PJSIP/2001", Duration.ofSeconds(60)));
    await().until(() -> pbx.channels() == 1);
    int before = stateChanges.get();

    pbx.suffers(Fault.REFUSES_CONNECTIONS);

    assertThat(asked.orTimeout(10, TimeUnit.SECONDS).join().kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(dialer.trouble("main")).isPresent();
    assertThat(dial("PJSIP/2001", Duration.ofSeconds(4)).kind()).isEqualTo(Kind.LINK_DOWN);
    assertThat(stateChanges.get()).isGreaterThan(before);
    assertThat(dialer.trouble("no such PBX")).isPresent();
  }

  @Test
  void aChangeThatTheLinkDoesNotUseLeavesItUpAndPagesAreToldOfIt() {
    Dialling dialling = new Dialling("agents", "{number}", "1", 25, List.of(), List.of("00"));
    pbxs.put(main("Headquarters", "OUTROUTE", dialling));
    await().until(() -> logins() == 1);
    int before = stateChanges.get();

    links.refresh();

    assertThat(links.states()).containsOnlyKeys("Headquarters");
    assertThat(dialer.trouble("main")).isEmpty();
    assertThat(stateChanges.get()).isEqualTo(before + 1);
    assertThat(logins()).isEqualTo(1);
    pbxs.put(main("Headquarters", "ROUTE", dialling));
    links.refresh();
    await().untilAsserted(() -> assertThat(logins()).isEqualTo(2));
  }

  /** What is asked once after each login. */
  private long logins() {
    return pbx.actions().stream().filter(action -> action.isNamed("ListCommands")).count();
  }

  private Pbx main(String name, String routeVariable, @Nullable Dialling dialling) {
    return new Pbx(
        "main",
        name,
        "127.0.0.1",
        pbx.port(),
        false,
        null,
        "trunkline",
        "IT",
        "0",
        routeVariable,
        List.of("1XXX"),
        dialling,
        null);
  }

  private void plays(String tape) {
    pbx.onOriginate(
        action -> Optional.of(new FakePbx.Script(Tape.named(tape), Replacements.NONE, AT_ONCE)));
  }

  private DialOutcome dial(String phone, Duration ring) {
    return dialer.dial(order(phone, ring)).orTimeout(10, TimeUnit.SECONDS).join();
  }

  private static Dialer.Order order(String phone, Duration ring) {
    return new Dialer.Order(
        "main", phone, "dial-TL-1", "agents", "0021112222", "\"+39021112222\" <1001>", ring);
  }

  private static final class Told implements CallSink {
    final List<String> events = new CopyOnWriteArrayList<>();
    final List<CallId> ended = new CopyOnWriteArrayList<>();

    @Override
    public void happened(CallEvent event) {
      events.add(event.direction().word() + " " + event.status().word());
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
