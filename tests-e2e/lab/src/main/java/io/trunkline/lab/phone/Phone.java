package io.trunkline.lab.phone;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.header.CallIdHeader;
import javax.sip.header.FromHeader;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/**
 * What the agents' phones and the outside world have in common: they are called, and they call. A
 * phone takes several calls at once. Any thread; {@link #close} ends its calls and its threads.
 */
public abstract sealed class Phone implements AutoCloseable permits SipPhone, OutsideWorld {
  /** How long a phone waits for what a test expects. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration FAREWELL = Duration.ofSeconds(2);
  private static final int MOST_UNCLAIMED = 1000;
  private static final int MOST_REMEMBERED = 2000;

  private final Sightings seen;
  private final Line line;
  private final ScheduledThreadPoolExecutor clockwork;
  private final Map<String, PhoneCall> callById = new LinkedHashMap<>();
  private final Deque<PhoneCall> unclaimed = new ArrayDeque<>();
  private final Deque<Consumer<PhoneCall>> forTheNext = new ArrayDeque<>();
  private @Nullable Consumer<PhoneCall> forAll;
  private boolean speaking;
  private boolean closing;
  private boolean closed;

  Phone(String name, Line line) {
    this.line = line;
    seen = new Sightings(name);
    clockwork = new ScheduledThreadPoolExecutor(2, step -> new Thread(step, "phone-" + name));
    clockwork.setRemoveOnCancelPolicy(true);
    clockwork.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    line.listen(new Ears(this, line));
  }

  /** Waits for a call that rings here, and takes it in hand. */
  public final PhoneCall rings() {
    return rings(PATIENCE);
  }

  public final PhoneCall rings(Duration patience) {
    return claim("did not ring", patience, call -> call.course().ringing());
  }

  /** Waits for any call made to this phone, rung or not, over or not. */
  public final PhoneCall isCalled() {
    return claim("was not called", PATIENCE, call -> true);
  }

  /** What to do with the next call, before it rings; runs on the phone's own threads. */
  public final void next(Consumer<PhoneCall> behaviour) {
    seen.change(() -> forTheNext.addLast(behaviour));
  }

  /**
   * What to do with every call from now on, before it rings: {@code phone.always(call ->
   * call.rings().answersAfter(oneSecond))}. Runs on the phone's own threads, where it must not
   * wait; such calls are not kept for {@link #rings}.
   */
  public final void always(Consumer<PhoneCall> behaviour) {
    seen.change(() -> forAll = behaviour);
  }

  /** Back to waiting for a test, after {@link #always}. */
  public final void asksATest() {
    seen.change(() -> forAll = null);
  }

  /** Refuses the next call before it rings. */
  public final void refusesAtOnce(int status) {
    next(call -> call.refuses(status));
  }

  /** Neither rings for the next call nor answers it: the PBX hears 100 and nothing more. */
  public final void staysSilent() {
    next(PhoneCall::staysSilent);
  }

  /** From now on its calls carry audio (silence); the PBX joins Local channels only then. */
  public final void speaks() {
    seen.change(() -> speaking = true);
  }

  /** Back to how it was when it was opened, but for calls that are not over. */
  public final void forgetsWhatItWasTold() {
    seen.change(
        () -> {
          unclaimed.clear();
          forTheNext.clear();
          forAll = null;
          speaking = false;
        });
  }

  /** How many calls this phone has that are not over. */
  public final long liveCalls() {
    return seen.read(() -> calls().filter(call -> !call.course().over()).count());
  }

  /**
   * Ends what is left as a person would (BYE, CANCEL once the PBX was heard, 486), waits until the
   * PBX has answered, two seconds at the most, and frees the port.
   */
  @Override
  public final void close() {
    if (seen.changeIf(this::closedBefore)) {
      return;
    }
    leave();
    if (!seen.comesTrue(FAREWELL, () -> calls().allMatch(call -> call.course().settled()))) {
      seen.saw("left without an answer of the PBX");
    }
    line.close();
    clockwork.shutdownNow();
    seen.read(() -> List.copyOf(callById.values())).forEach(call -> call.dialogue().close());
  }

  /** Begins to end all calls; what comes in from now on is refused. */
  final void leave() {
    seen.change(() -> closing = true);
    for (PhoneCall call : seen.read(() -> List.copyOf(callById.values()))) {
      try {
        call.hangsUp();
      } catch (PhoneException e) {
        seen.saw("could not end " + call + ": " + e.getMessage());
      }
    }
  }

  private boolean closedBefore() {
    boolean before = closed;
    closed = true;
    return before;
  }

  private Stream<PhoneCall> calls() {
    return callById.values().stream();
  }

  /** Places a call; {@code headers} are name, value, name, value. */
  final PhoneCall place(String number, String from, String name, String... headers) {
    Audio audio = new Audio(clockwork);
    Dialogue dialogue = new Dialogue(line, audio);
    String description = dialogue.description(Sdp.Direction.SENDRECV);
    Request invite = line.invite(number, line.caller(from, name), description);
    for (int i = 0; i < headers.length; i += 2) {
      line.header(invite, headers[i], headers[i + 1]);
    }
    Course course = new Course(seen, dialogue, audio, "call to " + number, false);
    PhoneCall call = new PhoneCall(seen, dialogue, course, clockwork, from, name, number);
    keep(idOf(invite), call);
    seen.saw("calls " + number);
    dialogue.invite(invite);
    return call;
  }

  /** A call has come in; says what the phone does by itself. Called by the stack's one thread. */
  final void called(Request invite, Dialogue dialogue, Audio audio, Optional<PhoneCall> replaced) {
    Address from = ((FromHeader) invite.getHeader(FromHeader.NAME)).getAddress();
    String number = ((SipURI) from.getURI()).getUser();
    String name = Optional.ofNullable(from.getDisplayName()).orElse("");
    String dialled = ((SipURI) invite.getRequestURI()).getUser();
    Course course = new Course(seen, dialogue, audio, "call from " + number, true);
    PhoneCall call = new PhoneCall(seen, dialogue, course, clockwork, number, name, dialled);
    keep(idOf(invite), call);
    seen.saw("call from " + number + " to " + dialled);
    Consumer<PhoneCall> behaviour =
        replaced.map(Phone::takingThePlaceOf).orElseGet(() -> seen.read(() -> behaviour(call)));
    clockwork.execute(() -> behave(behaviour, call));
  }

  /** A call that replaces another is answered at once, and the other ended (RFC 3891). */
  private static Consumer<PhoneCall> takingThePlaceOf(PhoneCall other) {
    return call -> {
      call.answers();
      other.hangsUp();
    };
  }

  private Consumer<PhoneCall> behaviour(PhoneCall call) {
    if (closing) {
      return PhoneCall::hangsUp;
    }
    if (forTheNext.isEmpty() && forAll != null) {
      return forAll;
    }
    unclaimed.addLast(call);
    if (unclaimed.size() > MOST_UNCLAIMED) {
      unclaimed.removeFirst();
    }
    return forTheNext.isEmpty() ? PhoneCall::rings : forTheNext.removeFirst();
  }

  private void behave(Consumer<PhoneCall> behaviour, PhoneCall call) {
    try {
      behaviour.accept(call);
    } catch (PhoneException e) {
      seen.saw("behaved badly: " + e.getMessage());
    }
  }

  final @Nullable PhoneCall call(String id) {
    return seen.read(() -> callById.get(id));
  }

  final Audio audio() {
    return new Audio(clockwork);
  }

  final Sightings seen() {
    return seen;
  }

  static String idOf(javax.sip.message.Message message) {
    return ((CallIdHeader) message.getHeader(CallIdHeader.NAME)).getCallId();
  }

  private void keep(String id, PhoneCall call) {
    seen.change(
        () -> {
          callById.put(id, call);
          if (callById.size() > MOST_REMEMBERED) {
            callById.values().removeIf(old -> old.course().over());
          }
        });
    if (seen.read(() -> speaking)) {
      call.speaks();
    }
  }

  private PhoneCall claim(String what, Duration patience, Predicate<PhoneCall> wanted) {
    PhoneCall claimed =
        seen.await(what, patience, () -> unclaimed.stream().filter(wanted).findFirst());
    seen.change(() -> unclaimed.remove(claimed));
    return claimed;
  }
}
