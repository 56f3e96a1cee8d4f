package io.trunkline.lab.story;

import io.trunkline.ami.client.AmiClient;
import io.trunkline.ami.client.AmiLink;
import io.trunkline.ami.client.AmiListener;
import io.trunkline.ami.client.AmiSettings;
import io.trunkline.ami.client.LinkState;
import io.trunkline.ami.client.ReadBack;
import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.AmiEvents;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.Wanted;
import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallId;
import io.trunkline.calls.CallSink;
import io.trunkline.calls.CallTracker;
import io.trunkline.calls.TrackerSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Follows the calls of a lab as the bridge does: the same login, the same events, one tracker. */
final class Follower implements AmiListener, CallSink, AutoCloseable {
  private static final Set<String> AGENTS =
      Set.of("PJSIP/1001", "PJSIP/1002", "PJSIP/1003", "PJSIP/1004", "SIP/3001");
  private static final Set<String> VARIABLES = Set.of("CUSTOMER_ID", "IVR_CHOICE", "CTI_REF");

  private final TrackerSettings settings = TrackerSettings.of("lab", AGENTS, VARIABLES);
  private final CallTracker tracker = new CallTracker(settings, this);
  private final List<CallEvent> events = new ArrayList<>();
  private final AmiClient client;
  private final AtomicInteger ups = new AtomicInteger();
  private volatile AmiLink link;
  private volatile boolean missed;
  private volatile int liveCalls;

  Follower(AmiSettings login) {
    client = new AmiClient("lab", login, wanted(), this);
    client.start();
  }

  private Wanted wanted() {
    Set<String> names = new HashSet<>(AmiEvents.wanted());
    names.remove("VarSet");
    return Wanted.of(names, settings.watchedVariables(VARIABLES));
  }

  boolean isUp() {
    return client.state().isUp();
  }

  /** What has happened since it was forgotten. */
  synchronized List<CallEvent> events() {
    return List.copyOf(events);
  }

  synchronized void forgets() {
    events.clear();
  }

  /**
   * Whether it has heard everything since it came, over the one link that it began with. What it
   * says it has from events alone: it reads the state back only where somebody has torn blocks.
   */
  boolean heardAll() {
    return ups.get() == 1 && (!missed || client.counts().untrusted() > 0);
  }

  int liveCalls() {
    return liveCalls;
  }

  @Override
  public void event(AmiMessage message) {
    AmiEvent event = AmiEvents.decode(message, settings::watches);
    if (event != null) {
      tracker.on(event);
      liveCalls = tracker.liveCalls();
    }
  }

  @Override
  public synchronized void happened(CallEvent event) {
    events.add(event);
  }

  @Override
  public void ended(CallId call) {}

  @Override
  public void up(AmiLink up) {
    link = up;
    ups.incrementAndGet();
  }

  @Override
  public void gap() {
    missed = true;
    AmiLink up = link;
    if (up != null) {
      var unused =
          ReadBack.ask(up, settings.watchedVariables(VARIABLES))
              .thenAccept(
                  snapshot -> {
                    tracker.resync(snapshot);
                    liveCalls = tracker.liveCalls();
                  });
    }
  }

  @Override
  public void state(LinkState state) {}

  @Override
  public void close() {
    client.close();
  }
}
