package io.trunkline.lab.phone;

import gov.nist.javax.sip.header.extensions.ReplacesHeader;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipListener;
import javax.sip.TimeoutEvent;
import javax.sip.Transaction;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Hands what the stack hears to the call it belongs to. Called by the stack's one thread. */
final class Ears implements SipListener {
  private final Phone phone;
  private final Line line;

  Ears(Phone phone, Line line) {
    this.phone = phone;
    this.line = line;
  }

  @Override
  public void processRequest(RequestEvent event) {
    guarded(() -> request(event));
  }

  @Override
  public void processResponse(ResponseEvent event) {
    guarded(
        () -> {
          PhoneCall call = phone.call(Phone.idOf(event.getResponse()));
          if (call != null) {
            call.course().responded(event);
          }
        });
  }

  @Override
  public void processTimeout(TimeoutEvent event) {
    Transaction silent =
        event.isServerTransaction() ? event.getServerTransaction() : event.getClientTransaction();
    PhoneCall call = phone.call(Phone.idOf(silent.getRequest()));
    if (call != null) {
      guarded(call.course()::timedOut);
    }
  }

  @Override
  public void processIOException(IOExceptionEvent event) {
    phone.seen().saw("could not reach " + event.getHost() + ":" + event.getPort());
  }

  @Override
  public void processTransactionTerminated(TransactionTerminatedEvent event) {}

  @Override
  public void processDialogTerminated(DialogTerminatedEvent event) {}

  private void request(RequestEvent event) {
    Request request = event.getRequest();
    Supplier<ServerTransaction> transaction =
        () -> line.transaction(event.getServerTransaction(), request);
    PhoneCall call = phone.call(Phone.idOf(request));
    if (call != null) {
      call.course().requested(request, transaction);
      return;
    }
    switch (request.getMethod()) {
      case Request.INVITE -> invited(request, transaction.get());
      case Request.ACK -> {}
      case Request.OPTIONS, Request.NOTIFY -> respond(transaction.get(), Response.OK);
      default -> respond(transaction.get(), Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
    }
  }

  private void invited(Request invite, ServerTransaction transaction) {
    Audio audio = phone.audio();
    Dialogue dialogue = new Dialogue(line, audio);
    dialogue.invited(transaction);
    Sdp.in(invite).ifPresent(audio::sendsTo);
    phone.called(invite, dialogue, audio, replaced(invite));
  }

  private Optional<PhoneCall> replaced(Request invite) {
    return Optional.ofNullable((ReplacesHeader) invite.getHeader("Replaces"))
        .map(header -> phone.call(header.getCallId()));
  }

  private void respond(ServerTransaction transaction, int status) {
    Response response = line.response(status, transaction.getRequest());
    Line.step("answer " + status, () -> transaction.sendResponse(response));
  }

  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (PhoneException e) {
      phone.seen().saw("stumbled: " + e.getMessage());
    }
  }
}
