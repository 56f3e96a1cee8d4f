package io.trunkline.lab.asterisk;

import io.trunkline.ami.client.AmiClient;
import io.trunkline.ami.client.AmiLink;
import io.trunkline.ami.client.AmiListener;
import io.trunkline.ami.client.AmiSettings;
import io.trunkline.ami.client.AmiTimings;
import io.trunkline.ami.client.LinkState;
import io.trunkline.ami.client.ReadBack;
import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.EventDecoder;
import io.trunkline.ami.event.PbxSnapshot;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.Wanted;
import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallId;
import io.trunkline.calls.CallSink;
import io.trunkline.calls.CallTracker;
import io.trunkline.calls.KnownCall;
import io.trunkline.calls.Status;
import io.trunkline.calls.TrackerSettings;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Follows a lab's calls as the bridge does, over a link that can be cut, and can end and begin
 * again with what it knew. What was heard stays over all of that. For one thread, the test's.
 */
final class Follower implements CallSink, AutoCloseable {
  private static final List<String> AGENTS =
      List.of("PJSIP/1001", "PJSIP/1002", "PJSIP/1003", "PJSIP/1004");
  private static final Set<String> VARIABLES = Set.of("CUSTOMER_ID");

  /** What was said, a line each: call's number in the order heard, status, agent, reason. */
  final List<String> heard = new CopyOnWriteArrayList<>();

  final List<CallId> ended = new CopyOnWriteArrayList<>();

  /** Why the link went down, each time. */
  final List<String> partings = new CopyOnWriteArrayList<>();

  final CuttableLink link;
  private final AmiSettings settings;
  private volatile Run run;

  Follower(AsteriskLab lab) {
    link = CuttableLink.to(lab.ports().ami());
    AmiTimings calm = AmiTimings.defaults();
    AmiTimings quick =
        new AmiTimings(
            calm.connect(),
            calm.login(),
            calm.boot(),
            Duration.ofMillis(500),
            Duration.ofMillis(500),
            calm.action(),
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            calm.refusedRetry(),
            calm.refusedRetryCap());
    AmiSettings of = lab.bridge();
    settings =
        new AmiSettings(
            of.host(),
            link.port(),
            of.username(),
            of.secret(),
            of.tls(),
            quick,
            AmiSettings.INBOX_BYTES);
    run = new Run(List.of());
  }

  /** Ends without a word to anybody, as a process does that is killed. */
  void dies() {
    run.close();
  }

  /** Begins with what was known when it ended. */
  void isBack() {
    run = new Run(run.known);
  }

  /** How often a login was followed by a whole read-back. */
  int settled() {
    return run.settled;
  }

  /** From the last login until its read-back was taken in. */
  Duration settledIn() {
    return run.settledIn;
  }

  /** The channels of the calls that something was said of. */
  Set<String> channels() {
    Set<String> channels = new TreeSet<>();
    run.known.forEach(call -> call.legs().forEach(leg -> channels.add(leg.uniqueId())));
    return channels;
  }

  int liveCalls() {
    return run.liveCalls;
  }

  /** What each agent does in the calls that live. */
  Map<String, Status> agents() {
    Map<String, Status> agents = new TreeMap<>();
    for (KnownCall call : run.known) {
      call.agents().forEach(agent -> agents.put(agent.agent(), agent.status()));
    }
    return agents;
  }

  List<KnownCall> known() {
    return run.known;
  }

  @Override
  public void happened(CallEvent event) {
    String reason = event.reason() == null ? "" : " " + event.reason();
    String agent = event.agent() == null ? "" : " " + event.agent().substring("PJSIP/".length());
    heard.add(event.status().word() + agent + reason);
  }

  @Override
  public void ended(CallId call) {
    ended.add(call);
  }

  @Override
  public void close() {
    run.close();
    link.close();
  }

  /** One life of it: client and tracker. The tracker is used on the client's listener thread. */
  private final class Run implements AmiListener {
    private final TrackerSettings tracked =
        TrackerSettings.of("lab", Set.copyOf(AGENTS), VARIABLES);
    private final CallTracker tracker = new CallTracker(tracked, Follower.this);
    private final EventDecoder decoder = new EventDecoder(tracked::watches);
    private final AmiClient client;
    private boolean closed;
    volatile List<KnownCall> known;
    volatile int liveCalls;
    volatile int settled;
    volatile Duration settledIn = Duration.ZERO;

    Run(List<KnownCall> before) {
      known = before;
      tracker.start(before);
      Set<String> events = new HashSet<>(tracker.wanted());
      events.remove("VarSet");
      client =
          new AmiClient(
              "lab", settings, Wanted.of(events, tracked.watchedVariables(VARIABLES)), this);
      client.start();
    }

    @Override
    public void up(AmiLink up) {
      long since = System.nanoTime();
      CompletableFuture<Void> unused =
          ReadBack.ask(up, tracked.watchedVariables(VARIABLES))
              .thenAccept(snapshot -> takeIn(snapshot, since));
    }

    private synchronized void takeIn(PbxSnapshot snapshot, long since) {
      if (closed) {
        return;
      }
      tracker.resync(snapshot);
      learn();
      settledIn = Duration.ofNanos(System.nanoTime() - since);
      settled++;
    }

    @Override
    public synchronized void event(AmiMessage message) {
      AmiEvent event = closed ? null : decoder.decode(message);
      if (event != null) {
        tracker.on(event);
        learn();
      }
    }

    private void learn() {
      known = tracker.known();
      liveCalls = tracker.liveCalls();
    }

    @Override
    public void gap() {
      heard.add("a gap");
    }

    @Override
    public void state(LinkState state) {
      if (state.phase() == LinkState.Phase.DOWN) {
        partings.add(state.reason());
      }
    }

    /** Nothing is heard any more once this returns. */
    void close() {
      synchronized (this) {
        closed = true;
      }
      client.close();
    }
  }
}
