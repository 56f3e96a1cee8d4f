package io.trunkline.edge.pbx;

import io.trunkline.ami.client.AmiClient;
import io.trunkline.ami.client.AmiException;
import io.trunkline.ami.client.AmiLink;
import io.trunkline.ami.client.AmiListener;
import io.trunkline.ami.client.AmiSettings;
import io.trunkline.ami.client.LinkState;
import io.trunkline.ami.client.ReadBack;
import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.EventDecoder;
import io.trunkline.ami.event.PbxSnapshot;
import io.trunkline.ami.rights.ManagerClass;
import io.trunkline.ami.rights.ManagerRights;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.Wanted;
import io.trunkline.calls.CallTracker;
import io.trunkline.calls.TrackerSettings;
import io.trunkline.core.dial.DialOutcome;
import io.trunkline.core.dial.Dialer;
import io.trunkline.queues.QueueBoard;
import io.trunkline.queues.QueueState;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one PBX: what it says goes through the tracker and the board of queues, and after every
 * login or gap the state is read back. Both live on the client's listener thread and nowhere else.
 */
final class PbxLink implements AmiListener, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PbxLink.class);

  private static final long AGAIN_SECONDS = 2;

  private final String name;
  private final TrackerSettings settings;
  private final LiveBook book;
  private final Originates originates;
  private final Runnable stateChanged;
  private final EventDecoder decoder;
  private final CallTracker tracker;
  private final QueueWatch queues;
  private final AmiClient client;
  private volatile Set<String> variables;
  private final String user;
  private volatile @Nullable AmiLink link;
  private volatile List<ManagerClass> lacks = List.of();
  private volatile int liveCalls;

  /**
   * Does not connect yet.
   *
   * @param name the PBX's name for people
   * @param variables the channel variables that administrators have declared
   * @param clock for what the PBX tells without a time
   * @param stateChanged told, on any thread, whenever the link came or went
   */
  PbxLink(
      String name,
      AmiSettings ami,
      TrackerSettings settings,
      Set<String> variables,
      LiveBook book,
      List<SavedCall> saved,
      Clock clock,
      Runnable stateChanged) {
    this.stateChanged = stateChanged;
    this.originates = new Originates(ami.username());
    this.name = name;
    user = ami.username();
    this.settings = settings;
    this.variables = Set.copyOf(variables);
    this.book = book;
    decoder = new EventDecoder(settings::watches);
    tracker = new CallTracker(settings, book);
    tracker.start(saved.stream().map(SavedCall::known).toList());
    liveCalls = tracker.liveCalls();
    book.takeIn(saved);
    queues = new QueueWatch(name, clock, this::isCurrent);
    client = new AmiClient(name, ami, wanted(), this);
  }

  /** Connects, and stays connected until it is closed. */
  void start() {
    client.start();
  }

  /** How the link stands. */
  LinkState state() {
    return client.state();
  }

  /** Asks the PBX to place a call; see {@link Dialer#dial}. */
  CompletableFuture<DialOutcome> dial(Dialer.Order order) {
    AmiLink up = link;
    return up == null || !client.state().isUp()
        ? CompletableFuture.completedFuture(DialOutcome.of(DialOutcome.Kind.LINK_DOWN))
        : originates.ask(up, order);
  }

  private boolean isCurrent(AmiLink one) {
    return one == link && client.state().isUp();
  }

  /** The queues as they stand, or as they stood when the link went; any thread. */
  List<QueueState> queues() {
    return queues.queues();
  }

  /** How many calls the tracker holds; any thread. */
  int liveCalls() {
    return liveCalls;
  }

  /** Counting walks over all calls: only where one may have begun or ended. */
  private void count(AmiEvent event) {
    if (event instanceof AmiEvent.Newchannel || event instanceof AmiEvent.Hangup) {
      liveCalls = tracker.liveCalls();
    }
  }

  /** Administrators have declared other variables; they count from the next event on. */
  void watch(Set<String> changed) {
    if (!variables.equals(changed)) {
      variables = Set.copyOf(changed);
      client.want(wanted());
    }
  }

  @Override
  public void up(AmiLink up) {
    link = up;
    readBack(up);
    queues.keepReading(up);
    CompletableFuture<Void> unused = ManagerRights.ask(up, user).thenAccept(this::learn);
  }

  /** One line per class that is missing: each says what does not work and which line mends it. */
  private void learn(ManagerRights rights) {
    lacks = rights.missing();
    rights.lacks().forEach(lack -> log.warn("pbx={} stage=rights {}", name, lack.line()));
  }

  /** The classes that the last login did not have. */
  List<ManagerClass> lacks() {
    return lacks;
  }

  @Override
  public void event(AmiMessage message) {
    AmiEvent event = decoder.decode(message);
    if (event != null) {
      originates.on(event);
      tracker.on(event);
      queues.on(event);
      count(event);
      book.keep(tracker);
    }
  }

  @Override
  public void gap() {
    log.warn("pbx={} stage=ami outcome=gap; reading the state back", name);
    AmiLink up = link;
    if (up != null) {
      readBack(up);
      queues.readBack(up);
    }
  }

  @Override
  public void state(LinkState state) {
    switch (state.phase()) {
      case UP -> log.info("pbx={} stage=ami outcome=up", name);
      case DOWN, REFUSED ->
          log.warn("pbx={} stage=ami outcome={} reason={}", name, state.phase(), state.words());
      default -> log.debug("pbx={} stage=ami outcome={}", name, state.phase());
    }
    if (!state.isUp()) {
      originates.linkLost();
    }
    stateChanged.run();
  }

  /** Asks what is going on, and takes it in after every event that came before the answer. */
  private void readBack(AmiLink up) {
    CompletableFuture<PbxSnapshot> unused =
        ReadBack.ask(up, watched())
            .whenComplete(
                (snapshot, failure) -> {
                  if (failure == null) {
                    takeIn(snapshot);
                  } else {
                    goWithout(up, failure);
                  }
                });
  }

  private void takeIn(PbxSnapshot snapshot) {
    tracker.resync(snapshot);
    liveCalls = tracker.liveCalls();
    book.keep(tracker);
    log.info("pbx={} stage=ami outcome=settled calls={}", name, liveCalls);
  }

  /** Asked again as long as that can help: a login's rights stay what they are. */
  private void goWithout(AmiLink up, Throwable failure) {
    log.warn("pbx={} stage=ami outcome=no-snapshot reason=\"{}\"", name, failure.getMessage());
    if (ReadBack.reason(failure) != AmiException.Reason.REFUSED) {
      askAgain(up);
    }
  }

  /** As long as the link is the same and up; a new one is read back by itself. */
  private void askAgain(AmiLink same) {
    CompletableFuture.delayedExecutor(AGAIN_SECONDS, TimeUnit.SECONDS)
        .execute(
            () -> {
              if (isCurrent(same)) {
                readBack(same);
              }
            });
  }

  private Wanted wanted() {
    Set<String> events = new HashSet<>(tracker.wanted());
    events.addAll(QueueBoard.wanted());
    events.remove("VarSet");
    return Wanted.of(events, watched());
  }

  private Set<String> watched() {
    return settings.watchedVariables(variables);
  }

  /** Its PBX was removed: closes, and ends what is not heard of any more. */
  void forget() {
    client.close();
    book.endAll();
  }

  @Override
  public void close() {
    client.close();
  }
}
