package io.trunkline.lab.phone;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.header.CSeqHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * The SIP messages of one call: makes and sends them, and knows nothing of how the call stands. Any
 * thread.
 */
final class Dialogue {
  private final Line line;
  private final Audio audio;
  private final AtomicInteger version = new AtomicInteger();
  private volatile @Nullable ServerTransaction invited;
  private volatile @Nullable ClientTransaction inviting;
  private volatile @Nullable Dialog dialog;
  private String toTag = "";
  private boolean decided;

  Dialogue(Line line, Audio audio) {
    this.line = line;
    this.audio = audio;
  }

  void invited(ServerTransaction by) {
    invited = by;
    dialog = by.getDialog();
  }

  String description(Sdp.Direction direction) {
    return new Sdp(Line.LOOPBACK, audio.port(), direction).text(version.incrementAndGet());
  }

  void invite(Request request) {
    ClientTransaction transaction = line.transaction(request);
    inviting = transaction;
    dialog = transaction.getDialog();
    Line.step("call", transaction::sendRequest);
  }

  /** Sends a challenged request again; an INVITE is from now on the one that may be cancelled. */
  void again(Response challenge, ClientTransaction challenged) {
    ClientTransaction transaction = line.withDigest(challenge, challenged);
    boolean first = challenged == inviting;
    if (first) {
      inviting = transaction;
      dialog = transaction.getDialog();
      Line.step("answer a challenge", transaction::sendRequest);
      return;
    }
    Line.step("answer a challenge", () -> open().sendRequest(transaction));
  }

  /** Whether this is the transaction of the call's first INVITE, or its repetition with digest. */
  boolean began(ClientTransaction transaction) {
    return transaction == inviting;
  }

  void confirms(Dialog confirmed) {
    dialog = confirmed;
  }

  void ack(ResponseEvent answered) {
    CSeqHeader number = (CSeqHeader) answered.getResponse().getHeader(CSeqHeader.NAME);
    Dialog in = answered.getDialog() == null ? open() : answered.getDialog();
    Line.step("acknowledge", () -> in.sendAck(in.createAck(number.getSeqNumber())));
  }

  void cancel() {
    ClientTransaction asked = inviting;
    if (asked != null) {
      Request cancel = Line.make("cancel", asked::createCancel);
      Line.step("cancel", line.transaction(cancel)::sendRequest);
    }
  }

  /** A response to the INVITE that began this call. */
  void answer(int status) {
    answer(invitation(), line.response(status, invitation().getRequest()));
  }

  void answerDescribed(int status) {
    Response response = line.response(status, invitation().getRequest());
    line.describe(response, description(Sdp.Direction.SENDRECV));
    answer(invitation(), response);
  }

  void redirect(String number) {
    Response response = line.response(Response.MOVED_TEMPORARILY, invitation().getRequest());
    line.contact(response, line.placeOfThePbx(number));
    answer(invitation(), response);
  }

  /**
   * All responses of one call carry one tag, whichever of them is the first; none follows the final
   * one.
   */
  private synchronized void answer(ServerTransaction to, Response response) {
    ToHeader header = (ToHeader) response.getHeader(ToHeader.NAME);
    if (decided) {
      return;
    }
    decided = response.getStatusCode() >= Response.OK;
    if (toTag.isEmpty()) {
      toTag = header.getTag();
    }
    Line.step("answer", () -> header.setTag(toTag));
    Line.step("answer " + response.getStatusCode(), () -> to.sendResponse(response));
  }

  /** A plain response to any other request of this call. */
  void respond(ServerTransaction to, int status) {
    Response response = line.response(status, to.getRequest());
    Line.step("answer " + status, () -> to.sendResponse(response));
  }

  void respondDescribed(ServerTransaction to, Sdp.Direction direction) {
    Response response = line.response(Response.OK, to.getRequest());
    line.describe(response, description(direction));
    Line.step("answer", () -> to.sendResponse(response));
  }

  void bye() {
    send(request(Request.BYE));
  }

  void reinvite(Sdp.Direction direction) {
    Request request = request(Request.INVITE);
    line.describe(request, description(direction));
    send(request);
  }

  void info(char digit) {
    Request request = request(Request.INFO);
    line.carry(request, "dtmf-relay", "Signal=" + digit + "\r\nDuration=160\r\n");
    send(request);
  }

  void refer(String number) {
    refer(number, Optional.empty());
  }

  /** Refers the PBX to itself, there to take the place of our end of another dialogue. */
  void refer(String number, Dialogue replaced) {
    Dialog other = replaced.open();
    String replaces =
        other.getCallId().getCallId()
            + ";to-tag="
            + other.getRemoteTag()
            + ";from-tag="
            + other.getLocalTag();
    refer(number, Optional.of(URLEncoder.encode(replaces, StandardCharsets.UTF_8)));
  }

  private void refer(String number, Optional<String> replaces) {
    Request request = request(Request.REFER);
    String target = line.placeOfThePbx(number).toString();
    String query = replaces.map(said -> "?Replaces=" + said).orElse("");
    line.header(request, "Refer-To", "<" + target + query + ">");
    line.header(request, "Referred-By", "<" + open().getLocalParty().getURI() + ">");
    send(request);
  }

  void close() {
    audio.close();
  }

  private Request request(String method) {
    return Line.make("send a " + method, () -> open().createRequest(method));
  }

  private void send(Request request) {
    Line.step("send a " + request.getMethod(), () -> open().sendRequest(line.transaction(request)));
  }

  private Dialog open() {
    Dialog now = dialog;
    if (now == null) {
      throw new PhoneException("the PBX has not answered this call yet");
    }
    return now;
  }

  private ServerTransaction invitation() {
    ServerTransaction by = invited;
    if (by == null) {
      throw new PhoneException("this phone placed the call; the other side answers it");
    }
    return by;
  }
}
