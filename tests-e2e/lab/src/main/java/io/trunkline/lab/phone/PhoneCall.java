package io.trunkline.lab.phone;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import javax.sip.message.Response;

/**
 * One call on one phone, incoming or outgoing. Any thread. Verbs that begin with {@code awaits}
 * wait, as do those that need the PBX's consent ({@link #holds}, {@link #transfersTo}, {@link
 * #presses}); all others return at once. What does not happen within the phone's patience, or can
 * no longer happen, is a {@link PhoneException} that says what was seen instead.
 */
public final class PhoneCall {
  /** Not what the PBX waits before its own next try after a collision (RFC 3261, 14.1). */
  private static final Duration AGAIN = Duration.ofMillis(50);

  private static final Set<Integer> NOT_YET_JOINED =
      Set.of(Response.BAD_REQUEST, Response.SERVER_INTERNAL_ERROR);

  private final Sightings seen;
  private final Dialogue dialogue;
  private final Course course;
  private final ScheduledExecutorService clockwork;
  private final String number;
  private final String name;
  private final String dialled;
  private long plannedFor;

  PhoneCall(
      Sightings seen,
      Dialogue dialogue,
      Course course,
      ScheduledExecutorService clockwork,
      String number,
      String name,
      String dialled) {
    this.seen = seen;
    this.dialogue = dialogue;
    this.course = course;
    this.clockwork = clockwork;
    this.number = number;
    this.name = name;
    this.dialled = dialled;
  }

  Course course() {
    return course;
  }

  Dialogue dialogue() {
    return dialogue;
  }

  /** The caller's number, as this side of the PBX sees it. */
  public String callerNumber() {
    return number;
  }

  /** The caller's name, empty if none was sent. */
  public String callerName() {
    return name;
  }

  public String dialledNumber() {
    return dialled;
  }

  // ---- Called: what the called phone does ----

  /** Says 180; an agent's phone has done so already, unless a behaviour was set beforehand. */
  public PhoneCall rings() {
    course.ring();
    return this;
  }

  /** Says 183 with a description: audio before the answer. */
  public PhoneCall playsEarlyMedia() {
    course.progress();
    return this;
  }

  public PhoneCall answers() {
    course.answer();
    return this;
  }

  public PhoneCall answersAfter(Duration delay) {
    return later(
        delay,
        () -> {
          if (!seen.read(course::over)) {
            course.answer();
          }
        });
  }

  /** Refuses with a SIP status: 486 busy, 603 decline, 404, 503. */
  public PhoneCall refuses(int status) {
    course.refuse(status);
    return this;
  }

  public PhoneCall refusesAfter(Duration delay, int status) {
    return later(
        delay,
        () -> {
          if (!seen.read(course::over)) {
            course.refuse(status);
          }
        });
  }

  /** Sends the caller to another number of the PBX (302). */
  public PhoneCall redirectsTo(String elsewhere) {
    course.redirect(elsewhere);
    return this;
  }

  /** Does nothing: the call stays as it is until the caller gives up. */
  public PhoneCall staysSilent() {
    return this;
  }

  // ---- Either side ----

  /** Ends the call: BYE, CANCEL for an unanswered call of ours, 486 for one that rings here. */
  public PhoneCall hangsUp() {
    course.leave();
    return this;
  }

  /**
   * Hangs up by itself later, answered or not; counts from the step before, if that was put off
   * too: {@code call.answersAfter(oneSecond).hangsUpAfter(fiveSeconds)} ends after six.
   */
  public PhoneCall hangsUpAfter(Duration delay) {
    return later(delay, course::leave);
  }

  /** Gives up an outgoing call that nobody has answered. */
  public PhoneCall cancels() {
    if (seen.read(course::talking)) {
      throw seen.failure("could not cancel the call to " + dialled + ", it was answered");
    }
    course.leave();
    return this;
  }

  /** Sends audio (silence) until the call ends. */
  public PhoneCall speaks() {
    course.speak();
    return this;
  }

  public PhoneCall holds() {
    return changesTo(Sdp.Direction.SENDONLY, "hold");
  }

  public PhoneCall resumes() {
    return changesTo(Sdp.Direction.SENDRECV, "resume");
  }

  /**
   * Transfers blindly by REFER. Returns once the PBX has begun the transfer (it says so by NOTIFY;
   * its 202 says nothing) and asks again while it has not joined the two parties yet; this phone
   * hangs up by itself when the PBX reports success. A refusal is a {@link PhoneException} with its
   * status.
   */
  public PhoneCall transfersTo(String target) {
    return transfers("transfer to " + target, () -> dialogue.refer(target));
  }

  /**
   * Transfers this call's other party to the other party of a second call of this phone, which may
   * still be ringing: REFER with Replaces (RFC 3891).
   */
  public PhoneCall transfersTo(PhoneCall other) {
    return transfers(
        "transfer to the call with " + other.dialled,
        () -> dialogue.refer(other.dialled, other.dialogue));
  }

  /**
   * Dials digits during the call, by SIP INFO, one after the other; feature codes too. Returns when
   * the PBX has taken all of them, not when it has done what they ask. The phone sends audio from
   * now on: Asterisk ends a digit only while it hears something (main/channel.c).
   */
  public PhoneCall presses(String digits) {
    awaitsAnswer().speaks();
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      course.wishes().press(digit);
      awaits("had no answer to the digit " + digit, () -> course.wishes().answerToDigit() != 0);
      int status = seen.read(course.wishes()::answerToDigit);
      if (status >= 300) {
        throw seen.failure("pressed " + digit + " and got " + status);
      }
    }
    return this;
  }

  // ---- Waiting ----

  /** Until the other side rings (180 or 183), for a call this phone placed. */
  public PhoneCall awaitsRinging() {
    return awaits("did not hear " + dialled + " ring", course::ringing);
  }

  /** Until both sides may talk: the answer has been heard and acknowledged. */
  public PhoneCall awaitsAnswer() {
    return awaits("saw no answer between " + number + " and " + dialled, course::talking);
  }

  /** Until the call is over, whoever ended it. */
  public CallEnd awaitsEnd() {
    return awaitsEnd(Phone.PATIENCE);
  }

  public CallEnd awaitsEnd(Duration patience) {
    String what = "saw no end of the call from " + number + " to " + dialled;
    return seen.await(what, patience, course::end);
  }

  /** Until the called side has refused. */
  public CallEnd awaitsRefusal() {
    CallEnd end = awaitsEnd();
    if (end.how() != CallEnd.How.THEY_REFUSED) {
      throw seen.failure("was not refused but saw " + end);
    }
    return end;
  }

  public boolean isOver() {
    return seen.read(course::over);
  }

  public Optional<CallEnd> end() {
    return seen.read(course::end);
  }

  @Override
  public String toString() {
    return "call from " + number + " to " + dialled;
  }

  private PhoneCall changesTo(Sdp.Direction direction, String what) {
    awaitsAnswer();
    Wishes wishes = course.wishes();
    IntSupplier answer = wishes::answerToChange;
    int status =
        asks(what, () -> wishes.change(direction), answer, Set.of(Response.REQUEST_PENDING));
    if (status >= 300) {
      throw seen.failure("could not " + what + ": " + status);
    }
    seen.saw(what + " of " + this);
    return this;
  }

  /**
   * Asterisk answers 202 to every REFER and tells what became of it by NOTIFY: 400 for as long as
   * it has not joined the two parties, a moment after the answer, and 500 in the midst of that.
   */
  private PhoneCall transfers(String what, Runnable refer) {
    awaitsAnswer();
    Wishes wishes = course.wishes();
    IntSupplier news = wishes::newsOfTransfer;
    int status = asks(what, () -> wishes.transfer(refer), news, NOT_YET_JOINED);
    if (status >= 300) {
      throw seen.failure("could not " + what + ": " + status);
    }
    seen.saw(what);
    return this;
  }

  /** Asks, and asks again a moment later for as long as the PBX says it is too early. */
  private int asks(String what, Runnable wish, IntSupplier answer, Set<Integer> tooEarly) {
    wish.run();
    long patience = System.nanoTime() + Phone.PATIENCE.toNanos();
    int said = answerTo(what, answer);
    while (tooEarly.contains(said) && System.nanoTime() < patience) {
      seen.pause(AGAIN);
      if (seen.read(course::over)) {
        throw seen.failure("could not " + what + ", the call is over");
      }
      wish.run();
      said = answerTo(what, answer);
    }
    return said;
  }

  private int answerTo(String what, IntSupplier answer) {
    seen.await(
        "had no answer to its " + what,
        Phone.PATIENCE,
        () -> answer.getAsInt() != 0 || course.over());
    return seen.read(answer::getAsInt);
  }

  private PhoneCall awaits(String what, BooleanSupplier condition) {
    seen.await(
        what,
        Phone.PATIENCE,
        () -> {
          if (!condition.getAsBoolean() && course.over()) {
            throw seen.failure(what + " before the call ended");
          }
          return condition.getAsBoolean();
        });
    return this;
  }

  private synchronized PhoneCall later(Duration delay, Runnable step) {
    long now = System.nanoTime();
    plannedFor = Math.max(now, plannedFor == 0 ? now : plannedFor) + delay.toNanos();
    Object unused = clockwork.schedule(step, plannedFor - now, TimeUnit.NANOSECONDS);
    return this;
  }
}
