package io.trunkline.calls;

import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.PbxSnapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Folds AMI events into call events: one event in, zero or more out, no clock, no I/O. Not
 * thread-safe: one tracker per PBX, one thread per tracker. What it remembers is bounded by the
 * living channels.
 */
public final class CallTracker {
  private final Switchboard board;
  private final Resync resync;
  private final Map<Class<? extends AmiEvent>, Consumer<AmiEvent>> handlers = new HashMap<>();

  /** A tracker that knows of no call yet. The sink is called on the tracker's thread. */
  public CallTracker(TrackerSettings settings, CallSink sink) {
    board = new Switchboard(settings);
    Announcer announcer = new Announcer(sink, board);
    Turns turns = new Turns(board, announcer);
    Channels channels = new Channels(board, turns, announcer);
    Bridges bridges = new Bridges(board, channels, turns);
    Dials dials = new Dials(board, channels, turns, bridges);
    Hangups hangups = new Hangups(board, channels, dials, turns, bridges, announcer);
    Queues queues = new Queues(board, channels, turns, bridges);
    Transfers transfers = new Transfers(board, channels, turns, bridges, announcer);
    Adoption adoption = new Adoption(board, turns, bridges, announcer);
    resync = new Resync(board, channels, turns, bridges, hangups, adoption);

    on(AmiEvent.Newchannel.class, channels::newchannel);
    on(AmiEvent.Newstate.class, channels::newstate);
    on(AmiEvent.NewCallerid.class, channels::changed);
    on(AmiEvent.NewConnectedLine.class, channels::changed);
    on(AmiEvent.Rename.class, channels::rename);
    on(AmiEvent.VarSet.class, channels::varSet);
    on(AmiEvent.MixMonitorStart.class, channels::recording);
    on(AmiEvent.MixMonitorStop.class, channels::recordingStops);
    on(AmiEvent.Hold.class, channels::hold);
    on(AmiEvent.Unhold.class, channels::unhold);
    on(AmiEvent.LocalBridge.class, channels::localBridge);
    on(AmiEvent.DialBegin.class, dials::begin);
    on(AmiEvent.DialState.class, dials::state);
    on(AmiEvent.DialEnd.class, dials::end);
    on(AmiEvent.BridgeEnter.class, bridges::enter);
    on(AmiEvent.BridgeLeave.class, bridges::leave);
    on(AmiEvent.BridgeMerge.class, bridges::merge);
    on(AmiEvent.HangupRequest.class, hangups::requested);
    on(AmiEvent.SoftHangupRequest.class, hangups::softRequested);
    on(AmiEvent.Hangup.class, hangups::hangup);
    on(AmiEvent.OriginateResponse.class, hangups::originated);
    on(AmiEvent.QueueCallerJoin.class, queues::join);
    on(AmiEvent.QueueCallerLeave.class, queues::leave);
    on(AmiEvent.QueueCallerAbandon.class, queues::abandon);
    on(AmiEvent.AgentCalled.class, queues::called);
    on(AmiEvent.AgentConnect.class, queues::connect);
    on(AmiEvent.AgentComplete.class, queues::complete);
    on(AmiEvent.AgentRingNoAnswer.class, queues::ringNoAnswer);
    on(AmiEvent.BlindTransfer.class, transfers::blind);
    on(AmiEvent.AttendedTransfer.class, transfers::attended);
    on(AmiEvent.Pickup.class, transfers::pickup);
    on(AmiEvent.ParkedCall.class, transfers::parked);
    on(AmiEvent.UnParkedCall.class, transfers::retrieved);
  }

  /** The names of the events that tell it something, as Asterisk spells them. */
  public Set<String> wanted() {
    return handlers.keySet().stream().map(Class::getSimpleName).collect(Collectors.toSet());
  }

  /** One event, in the order the PBX sent them; those that say nothing of a call do nothing. */
  public void on(AmiEvent event) {
    Consumer<AmiEvent> handler = handlers.get(event.getClass());
    if (handler != null) {
      board.sequence++;
      board.now = event.at();
      handler.accept(event);
    }
  }

  /**
   * The PBX's own account of what is going on, after events may have been missed. Calls that are
   * gone end, with {@code lost} for those who talked; calls that are still there go on unannounced;
   * calls begun meanwhile are taken up as far as the rows tell.
   *
   * @param snapshot all living channels; events that came while it was asked for may be played
   *     before or after it
   */
  public void resync(PbxSnapshot snapshot) {
    board.sequence++;
    board.now = null;
    resync.resync(snapshot);
  }

  /**
   * Begins with calls that {@link #known} gave before our own process ended: they keep their names,
   * and nothing of them is announced again. A {@link #resync} must follow: what ended meanwhile is
   * told by it alone.
   */
  public void start(List<KnownCall> calls) {
    board.sequence++;
    resync.start(calls);
  }

  /** The living calls that something was said of, to be kept for a restart. */
  public List<KnownCall> known() {
    return resync.known();
  }

  /** One living call, as {@link #known()} would give it; empty before anything was said of it. */
  public Optional<KnownCall> known(CallId id) {
    return resync.known(id);
  }

  /** How many calls live now, announced or not. */
  public int liveCalls() {
    return board.calls().size();
  }

  /** How many things are remembered beside the bounded tombstones; zero when nothing lives. */
  int size() {
    return board.size();
  }

  /** Each handler is only ever given events of its own class, by {@link #on(AmiEvent)}. */
  @SuppressWarnings("unchecked")
  private <E extends AmiEvent> void on(Class<E> type, Consumer<E> handler) {
    handlers.put(type, (Consumer<AmiEvent>) (Consumer<?>) handler);
  }
}
