package io.trunkline.lab.phone;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sip.message.Response;

/**
 * One call on one phone, incoming or outgoing. Any thread. Verbs that begin with {@code awaits}
 * wait, as do those that need the PBX's consent ({@link #holds}, {@link #transfersTo}, {@link
 * #presses}); all others return at once. What does not happen within the phone's patience, or can
 * no longer happen, is a {@link PhoneException} that says what was seen instead.
 */
public final class PhoneCall {
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

  /** Transfers blindly by REFER; this phone hangs up when the PBX reports success. */
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

  /** Dials digits during the call, by SIP INFO, one after the other. */
  public PhoneCall presses(String digits) {
    awaitsAnswer();
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      course.inform(digit);
      seen.await("had no answer to the digit " + digit, Phone.PATIENCE, this::informed);
      if (course.answerToInfo() >= 300) {
        throw seen.failure("pressed " + digit + " and got " + course.answerToInfo());
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

  private boolean informed() {
    return course.answerToInfo() != 0;
  }

  private PhoneCall changesTo(Sdp.Direction direction, String what) {
    awaitsAnswer();
    course.reinvite(direction);
    awaits("was not allowed to " + what, () -> course.answerToInvite() != 0);
    int status = seen.read(course::answerToInvite);
    if (status >= 300) {
      throw seen.failure("could not " + what + ": " + status);
    }
    seen.saw(what + " of " + this);
    return this;
  }

  /**
   * Asterisk answers 202 to every REFER and tells what became of it by NOTIFY: 400 for as long as
   * it has not joined the two parties, a moment after the answer. Then the phone asks again.
   */
  private PhoneCall transfers(String what, Runnable refer) {
    awaitsAnswer();
    long patience = System.nanoTime() + Phone.PATIENCE.toNanos();
    int news;
    do {
      course.refer(refer);
      seen.await("had no news of its " + what, Phone.PATIENCE, course::transferred);
      news = seen.read(course::newsOfRefer);
    } while (news == Response.BAD_REQUEST && System.nanoTime() < patience);
    if (news >= 300) {
      throw seen.failure("could not " + what + ": " + news);
    }
    seen.saw(what);
    return this;
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
