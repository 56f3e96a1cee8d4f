package io.trunkline.lab.phone;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * What a phone asks of the PBX while a call goes on, and what the PBX said: a SIP status, 0 for as
 * long as it has said nothing. One wish of a kind at a time; guarded by the phone's {@link
 * Sightings}.
 */
final class Wishes {
  private static final Pattern FRAGMENT = Pattern.compile("^SIP/2\\.0 (\\d{3})");

  private final Sightings seen;
  private final Dialogue dialogue;
  private int change;
  private int transfer;
  private int digit;

  Wishes(Sightings seen, Dialogue dialogue) {
    this.seen = seen;
    this.dialogue = dialogue;
  }

  void change(Sdp.Direction direction) {
    seen.change(() -> change = 0);
    dialogue.reinvite(direction);
  }

  void transfer(Runnable refer) {
    seen.change(() -> transfer = 0);
    refer.run();
  }

  void press(char pressed) {
    seen.change(() -> digit = 0);
    dialogue.info(pressed);
  }

  int answerToChange() {
    return change;
  }

  /** The news of the transfer: 180 and more while it is under way, then how it ended. */
  int newsOfTransfer() {
    return transfer;
  }

  int answerToDigit() {
    return digit;
  }

  void answered(String method, int status) {
    seen.change(
        () -> {
          switch (method) {
            case Request.INVITE -> change = status < 200 ? change : status;
            case Request.REFER -> transfer = status < 300 ? transfer : status;
            case Request.INFO -> digit = status < 200 ? digit : status;
            default -> {}
          }
        });
  }

  /** News of the transfer: a SIP status line as the body (RFC 3515). Whether it is done. */
  boolean notified(Request request) {
    byte[] raw = request.getRawContent();
    Matcher news = FRAGMENT.matcher(raw == null ? "" : new String(raw, US_ASCII));
    if (!news.find()) {
      return false;
    }
    int status = Integer.parseInt(news.group(1));
    seen.saw("news of the transfer: " + status);
    if (status > Response.TRYING) {
      seen.change(() -> transfer = status);
    }
    return status >= 200 && status < 300;
  }
}
