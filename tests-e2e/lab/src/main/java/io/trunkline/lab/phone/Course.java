package io.trunkline.lab.phone;

import io.trunkline.lab.phone.CallEnd.How;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sip.ClientTransaction;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.header.CSeqHeader;
import javax.sip.header.ReasonHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * How one call stands, and what a phone does by itself when the PBX says something about it. Its
 * state is guarded by the phone's {@link Sightings}; messages are sent outside that lock.
 */
final class Course {
  private static final int MOST_CHALLENGES = 3;

  private enum Stage {
    BEGUN,
    RINGING,
    TALKING,
    OVER
  }

  private final Sightings seen;
  private final Dialogue dialogue;
  private final Audio audio;
  private final Wishes wishes;
  private final String name;
  private final boolean incoming;
  private Stage stage = Stage.BEGUN;
  private boolean heard;
  private boolean confirmed;
  private boolean leaving;
  private boolean cancelled;
  private boolean takingLeave;
  private boolean speaking;
  private int challenges;
  private @Nullable CallEnd end;

  Course(Sightings seen, Dialogue dialogue, Audio audio, String name, boolean incoming) {
    this.seen = seen;
    this.dialogue = dialogue;
    this.audio = audio;
    wishes = new Wishes(seen, dialogue);
    this.name = name;
    this.incoming = incoming;
  }

  // ---- How it stands; to be asked under the lock ----

  boolean over() {
    return stage == Stage.OVER;
  }

  boolean ringing() {
    return stage == Stage.RINGING;
  }

  boolean talking() {
    return stage == Stage.TALKING && confirmed;
  }

  Optional<CallEnd> end() {
    return Optional.ofNullable(end);
  }

  /** Over, and the PBX knows: nothing is left to be answered. */
  boolean settled() {
    return over() && !takingLeave;
  }

  /** What the phone asks for while the call goes on. */
  Wishes wishes() {
    return wishes;
  }

  // ---- What the phone does ----

  void ring() {
    if (open()) {
      dialogue.answer(Response.RINGING);
      rung();
    }
  }

  void progress() {
    if (open()) {
      dialogue.answerDescribed(Response.SESSION_PROGRESS);
      rung();
      speakIfAsked();
    }
  }

  void answer() {
    if (!taken()) {
      throw seen.failure("could not answer " + name + ", it was no longer ringing");
    }
    dialogue.answerDescribed(Response.OK);
    seen.saw("answered " + name);
    speakIfAsked();
  }

  void refuse(int status) {
    if (!finish(new CallEnd(How.WE_REFUSED, status, ""), Stage.RINGING)) {
      throw seen.failure("could not refuse " + name + ", it was no longer ringing");
    }
    dialogue.answer(status);
  }

  void redirect(String number) {
    if (!finish(new CallEnd(How.WE_REFUSED, Response.MOVED_TEMPORARILY, number), Stage.RINGING)) {
      throw seen.failure("could not send " + name + " elsewhere, it was no longer ringing");
    }
    dialogue.redirect(number);
  }

  /** Ends the call the way that fits how it stands; a call that is over stays as it is. */
  void leave() {
    seen.change(() -> leaving = true);
    leaveIfPossible();
  }

  void speak() {
    seen.change(() -> speaking = true);
    speakIfAsked();
  }

  private boolean open() {
    return seen.read(() -> incoming && stage.compareTo(Stage.TALKING) < 0);
  }

  /** Only once the PBX has been told, lest an answer overtakes the ringing. */
  private void rung() {
    seen.change(
        () -> {
          if (stage == Stage.BEGUN) {
            stage = Stage.RINGING;
          }
        });
  }

  private boolean taken() {
    return seen.changeIf(
        () -> {
          boolean open = open();
          if (open) {
            stage = Stage.TALKING;
          }
          return open;
        });
  }

  private void speakIfAsked() {
    if (seen.read(() -> speaking && stage != Stage.OVER && stage != Stage.BEGUN)) {
      audio.speak();
    }
  }

  private void leaveIfPossible() {
    if (!seen.read(() -> leaving)) {
      return;
    }
    if (seen.read(this::talking)) {
      if (finish(new CallEnd(How.WE_HUNG_UP, 0, ""), Stage.TALKING)) {
        seen.change(() -> takingLeave = true);
        dialogue.bye();
      }
      return;
    }
    if (incoming) {
      if (finish(new CallEnd(How.WE_REFUSED, Response.BUSY_HERE, ""), Stage.RINGING)) {
        dialogue.answer(Response.BUSY_HERE);
      }
      return;
    }
    boolean cancels =
        seen.changeIf(
            () -> {
              boolean now = heard && !cancelled && stage.compareTo(Stage.TALKING) < 0;
              cancelled |= now;
              return now;
            });
    if (cancels) {
      dialogue.cancel();
    }
  }

  /** Ends the call unless it has gone beyond {@code latest}; says whether it did. */
  private boolean finish(CallEnd how, Stage latest) {
    boolean ended =
        seen.changeIf(
            () -> {
              boolean open = stage.compareTo(latest) <= 0;
              if (open) {
                stage = Stage.OVER;
                end = how;
              }
              return open;
            });
    if (ended) {
      audio.close();
      seen.saw(name + " ended: " + how);
    }
    return ended;
  }

  // ---- What the PBX says ----

  void requested(Request request, Supplier<ServerTransaction> transaction) {
    switch (request.getMethod()) {
      case Request.ACK -> acknowledged();
      case Request.BYE -> {
        dialogue.respond(transaction.get(), Response.OK);
        boolean unused = finish(new CallEnd(How.THEY_HUNG_UP, 0, reason(request)), Stage.TALKING);
      }
      case Request.CANCEL -> cancelled(request, transaction.get());
      case Request.INVITE, Request.UPDATE -> changed(request, transaction.get());
      case Request.NOTIFY -> {
        dialogue.respond(transaction.get(), Response.OK);
        if (wishes.notified(request)) {
          leave();
        }
      }
      case Request.REFER -> dialogue.respond(transaction.get(), Response.DECLINE);
      default -> dialogue.respond(transaction.get(), Response.OK);
    }
  }

  private void acknowledged() {
    seen.change(() -> confirmed |= stage == Stage.TALKING);
    leaveIfPossible();
  }

  private void cancelled(Request request, ServerTransaction transaction) {
    dialogue.respond(transaction, Response.OK);
    CallEnd by = new CallEnd(How.THEY_CANCELLED, Response.REQUEST_TERMINATED, reason(request));
    if (finish(by, Stage.RINGING)) {
      dialogue.answer(Response.REQUEST_TERMINATED);
    }
  }

  private void changed(Request request, ServerTransaction transaction) {
    Optional<Sdp> theirs = Sdp.in(request);
    theirs.ifPresent(audio::sendsTo);
    if (theirs.isEmpty() && Request.UPDATE.equals(request.getMethod())) {
      dialogue.respond(transaction, Response.OK);
      return;
    }
    Sdp.Direction offered = theirs.map(Sdp::direction).orElse(Sdp.Direction.SENDRECV);
    dialogue.respondDescribed(transaction, offered.answer());
  }

  void responded(ResponseEvent event) {
    Response response = event.getResponse();
    int status = response.getStatusCode();
    ClientTransaction transaction = event.getClientTransaction();
    if (transaction == null) {
      repeated(event);
      return;
    }
    if (challenged(status)) {
      dialogue.again(response, transaction);
      return;
    }
    String method = ((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getMethod();
    if (Request.INVITE.equals(method)) {
      if (dialogue.began(transaction)) {
        invitationAnswered(event, status);
      } else {
        changeAnswered(event, status);
      }
    } else if (Request.BYE.equals(method)) {
      seen.change(() -> takingLeave = status < 200);
    } else {
      wishes.answered(method, status);
    }
  }

  private boolean challenged(int status) {
    boolean asks =
        status == Response.UNAUTHORIZED || status == Response.PROXY_AUTHENTICATION_REQUIRED;
    return seen.changeIf(
        () -> {
          challenges = asks ? challenges + 1 : 0;
          return asks && challenges <= MOST_CHALLENGES;
        });
  }

  private void invitationAnswered(ResponseEvent event, int status) {
    Response response = event.getResponse();
    Sdp.in(response).ifPresent(audio::sendsTo);
    if (status < 200) {
      provisional(event, status);
    } else if (status < 300) {
      taken(event);
    } else {
      How how = seen.read(() -> cancelled) ? How.WE_CANCELLED : How.THEY_REFUSED;
      String text = reason(response);
      String said = text.isEmpty() ? response.getReasonPhrase() : text;
      boolean unused = finish(new CallEnd(how, status, said), Stage.RINGING);
    }
  }

  private void provisional(ResponseEvent event, int status) {
    if (event.getDialog() != null) {
      dialogue.confirms(event.getDialog());
    }
    seen.saw(name + " got " + status);
    seen.change(
        () -> {
          heard = true;
          if (status > Response.TRYING && stage == Stage.BEGUN) {
            stage = Stage.RINGING;
          }
        });
    speakIfAsked();
    leaveIfPossible();
  }

  private void taken(ResponseEvent event) {
    dialogue.confirms(event.getDialog());
    dialogue.ack(event);
    boolean first =
        seen.changeIf(
            () -> {
              boolean open = stage.compareTo(Stage.TALKING) < 0;
              if (open) {
                stage = Stage.TALKING;
                confirmed = true;
              }
              return open;
            });
    if (first) {
      seen.saw(name + " was answered");
    }
    speakIfAsked();
    leaveIfPossible();
  }

  /** An answer that comes again, because its acknowledgement was lost (RFC 3261, 13.2.2.4). */
  private void repeated(ResponseEvent event) {
    Response response = event.getResponse();
    CSeqHeader number = (CSeqHeader) response.getHeader(CSeqHeader.NAME);
    int status = response.getStatusCode();
    if (Request.INVITE.equals(number.getMethod()) && status >= 200 && status < 300) {
      dialogue.ack(event);
    }
  }

  private void changeAnswered(ResponseEvent event, int status) {
    if (status >= 200 && status < 300) {
      Sdp.in(event.getResponse()).ifPresent(audio::sendsTo);
      dialogue.ack(event);
    }
    wishes.answered(Request.INVITE, status);
  }

  /** The PBX said nothing for as long as SIP waits (32 s). */
  void timedOut() {
    CallEnd silent = new CallEnd(How.UNREACHABLE, Response.REQUEST_TIMEOUT, "no answer at all");
    boolean unused = finish(silent, Stage.TALKING);
    seen.change(() -> takingLeave = false);
  }

  private static String reason(Message message) {
    ReasonHeader header = (ReasonHeader) message.getHeader(ReasonHeader.NAME);
    if (header == null) {
      return "";
    }
    String text = header.getText() == null ? "" : " " + header.getText();
    return header.getProtocol() + " " + header.getCause() + text;
  }
}
