package io.trunkline.lab.pbx;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trunkline.ami.wire.AmiMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A PBX's manager interface on a real TCP port: logs in as Asterisk does, plays tapes to everybody
 * logged in, answers lists from what it is playing, and misbehaves when told to. Thread-safe.
 */
public final class FakePbx implements AutoCloseable {
  private static final long WRITE_TIMEOUT_MS = 100;
  private static final int ACTIONS_KEPT = 10_000;

  /** A tape to play in answer to an Originate, and what shall be different on it. */
  public record Script(Tape tape, Replacements replacements, double speed) {}

  private final FakePbxSettings settings;
  private final Clock clock;
  private final ScheduledThreadPoolExecutor timer;
  private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
  private final Map<Fault, Integer> sufferings = new EnumMap<>(Fault.class);
  private final PbxState state = new PbxState();
  private final Answers answers;
  private final Commands commands;
  private final Dialogue dialogue;
  private final AtomicLong numbers = new AtomicLong(100);
  private final AtomicInteger accepted = new AtomicInteger();
  private final ConcurrentLinkedQueue<AmiMessage> actions = new ConcurrentLinkedQueue<>();
  private final Set<Replay> replays = ConcurrentHashMap.newKeySet();
  private final int port;
  private volatile Function<AmiMessage, Optional<Script>> originates = action -> Optional.empty();
  private volatile ManagerUser user = ManagerUser.all();
  private volatile ManagerUser inFile = ManagerUser.all();
  private @Nullable ServerSocket server;

  /** Listens at once. */
  public FakePbx(FakePbxSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    timer =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "fakepbx-tapes");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    answers = new Answers(state, clock);
    commands = new Commands(this, state, answers);
    dialogue = new Dialogue(this, settings);
    port = listen(settings.port());
    later(this::cutSlowReaders, TimeUnit.MILLISECONDS.toNanos(20));
  }

  /**
   * On a free loopback port, with the user {@code trunkline} and {@link FakePbxSettings#SECRET}.
   */
  public static FakePbx start(Clock clock) {
    return new FakePbx(FakePbxSettings.defaults(), clock);
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** Plays a tape as it is, in real time. */
  public Replay play(Tape tape) {
    return play(tape, Replacements.NONE, 1);
  }

  /**
   * Plays a tape to all sessions, with fresh names; the same tape may be playing many times.
   *
   * @param speed 1 for real time, 10 for ten times faster, infinity for all at once
   */
  public Replay play(Tape tape, Replacements replacements, double speed) {
    Instant now = clock.instant();
    Replay replay = new Replay(new Rendering(tape, replacements, now, speed, numbers), speed);
    replays.add(replay);
    later(() -> go(replay), 0);
    return replay;
  }

  /** What an Originate sets off; without it, every Originate fails as an unknown phone does. */
  public void onOriginate(Function<AmiMessage, Optional<Script>> script) {
    originates = script;
  }

  /** A queue member that is there before anything is played. */
  public void member(String queue, String name, String phone) {
    say("QueueMemberAdded", QueueMember.added(queue, name, phone));
  }

  /** So many answered calls that are there before anything is played. */
  public void standing(int calls) {
    standing(0, calls);
  }

  /** The same; call number n is that of {@code PJSIP/n}. */
  public void standing(int first, int calls) {
    for (int n = first; n < first + calls; n++) {
      StandingCalls.events(n).forEach(this::say);
    }
  }

  /** A caller, number n, who waits in this queue before anything is played. */
  public void waiting(int n, String queue) {
    StandingCalls.waiting(n, queue).forEach(this::say);
  }

  private void say(String event) {
    say(event.substring("Event: ".length(), event.indexOf('\r')), event);
  }

  /** Suffers from this until {@link #recovers}; what is an event (a drop) happens once, now. */
  public void suffers(Fault fault) {
    suffers(fault, Integer.MAX_VALUE);
  }

  /** Suffers from this so many times: so many logins, connections, lists. */
  public void suffers(Fault fault, int times) {
    synchronized (sufferings) {
      sufferings.put(fault, times);
    }
    switch (fault) {
      case DROPS -> sessions.forEach(Session::close);
      case HALF_A_PACKET -> endAll("Event: Newchannel\r\nPrivilege: call,all\r\nChann");
      case SHUTS_DOWN ->
          endAll(
              Answers.block(
                  "Event",
                  "Shutdown",
                  "Privilege",
                  "system,all",
                  "Shutdown",
                  "Cleanly",
                  "Restart",
                  "True"));
      case REFUSES_CONNECTIONS -> stopListening();
      default -> {}
    }
  }

  /** Suffers from nothing any more. */
  public void recovers() {
    boolean wasDeaf;
    synchronized (sufferings) {
      wasDeaf = sufferings.containsKey(Fault.REFUSES_CONNECTIONS);
      sufferings.clear();
    }
    if (wasDeaf) {
      listen(port);
    }
  }

  /** How many sessions are logged in. */
  public int loggedIn() {
    return (int) sessions.stream().filter(Session::isLoggedIn).count();
  }

  /** How many connections were taken since the start. */
  public int connections() {
    return accepted.get();
  }

  /** The actions asked after login, oldest first; the last ten thousand. */
  public List<AmiMessage> actions() {
    return new ArrayList<>(actions);
  }

  /** How many channels are alive. */
  public int channels() {
    synchronized (state) {
      return state.channels.size();
    }
  }

  /** Sends these bytes to everybody logged in, whatever they are; the state learns nothing. */
  public void sayRaw(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    sessions.forEach(session -> session.event(bytes, List.of()));
  }

  /** From the next login on, the user may this, and manager.conf says so. */
  public void grants(ManagerUser rights) {
    manages(rights);
    user = rights;
  }

  /** Changes manager.conf without a reload: what is in force stays. */
  public void manages(ManagerUser rights) {
    inFile = rights;
  }

  /** A PJSIP endpoint that is there. */
  public void endpoint(String name) {
    synchronized (state) {
      state.endpoints.add(name);
    }
  }

  @Override
  public void close() {
    stopListening();
    timer.shutdownNow();
    replays.forEach(Replay::stop);
    sessions.forEach(Session::close);
  }

  /** Sends an event to everybody and takes it into account, in one step. */
  void say(String name, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    synchronized (state) {
      state.apply(name, text);
      if (!has(Fault.SILENCE)) {
        List<String> classes = Privileges.of(text);
        sessions.forEach(session -> session.event(bytes, classes));
      }
    }
  }

  void later(Runnable work, long nanos) {
    if (!timer.isShutdown()) {
      ScheduledFuture<?> unused = timer.schedule(work, nanos, TimeUnit.NANOSECONDS);
    }
  }

  /** Whether it suffers from this now, without using one time up. */
  boolean has(Fault fault) {
    synchronized (sufferings) {
      return sufferings.getOrDefault(fault, 0) > 0;
    }
  }

  /** Whether it suffers from this, one time less from now on. */
  boolean strikes(Fault fault) {
    synchronized (sufferings) {
      int left = sufferings.getOrDefault(fault, 0);
      if (left > 0 && left < Integer.MAX_VALUE) {
        sufferings.put(fault, left - 1);
      }
      return left > 0;
    }
  }

  void asked(Session session, AmiMessage action) {
    if (has(Fault.SILENCE)) {
      return;
    }
    if (!session.isLoggedIn()) {
      dialogue.asked(session, action);
      return;
    }
    if (actions.size() >= ACTIONS_KEPT) {
      actions.poll();
    }
    actions.add(action);
    if (has(Fault.IGNORES_ACTIONS) && !action.isNamed("Ping")) {
      return;
    }
    synchronized (state) {
      commands.asked(session, action);
    }
  }

  Optional<Script> scriptFor(AmiMessage originate) {
    return originates.apply(originate);
  }

  /** Stops the tape that this channel came from: what it would tell next did not happen. */
  void stopReplayOf(String uniqueId) {
    replays.stream().filter(replay -> replay.named(uniqueId)).forEach(Replay::stop);
  }

  ManagerUser user() {
    return user;
  }

  /** What the dialplan function AST_CONFIG gives; without its module, nothing. */
  String config(String variable) {
    return has(Fault.NO_FUNC_CONFIG)
        ? ""
        : Privileges.config(variable, settings.username(), inFile);
  }

  void left(Session session) {
    sessions.remove(session);
  }

  private void go(Replay replay) {
    while (!replay.isOver()) {
      long due = replay.due();
      if (due > 0) {
        later(() -> go(replay), due);
        return;
      }
      Score.Event event = replay.take();
      say(event.name(), replay.text(event));
    }
    replays.remove(replay);
    replay.stop();
  }

  private int listen(int wanted) {
    try {
      ServerSocket listening = settings.listening();
      listening.setReuseAddress(true);
      listening.bind(new InetSocketAddress(settings.address(), wanted));
      synchronized (sufferings) {
        server = listening;
      }
      Thread thread = new Thread(() -> accept(listening), "fakepbx-accept");
      thread.setDaemon(true);
      thread.start();
      return listening.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("the fake PBX cannot listen on port " + wanted, e);
    }
  }

  private void accept(ServerSocket listening) {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        socket.setTcpNoDelay(true);
        accepted.incrementAndGet();
        Session session = new Session(this, socket);
        sessions.add(session);
        if (!has(Fault.SILENCE)) {
          session.send("Asterisk Call Manager/11.0.0\r\n");
        }
        session.start();
      } catch (IOException e) {
        // Closed by us, or a client that went before it was taken.
      }
    }
  }

  private void stopListening() {
    ServerSocket listening;
    synchronized (sufferings) {
      listening = server;
    }
    try {
      if (listening != null) {
        listening.close();
      }
    } catch (IOException e) {
      // It is closed as far as it can be.
    }
    sessions.forEach(Session::close);
  }

  private void endAll(String lastWords) {
    for (Session session : sessions) {
      session.send(lastWords);
      session.closeAfterwards();
    }
  }

  private void cutSlowReaders() {
    if (has(Fault.SLOW_READER_DISCONNECTED)) {
      sessions.stream()
          .filter(session -> session.stalledFor() > WRITE_TIMEOUT_MS)
          .forEach(Session::close);
    }
    later(this::cutSlowReaders, TimeUnit.MILLISECONDS.toNanos(20));
  }
}
